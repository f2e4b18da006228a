package io.daemonlens.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text with a name and a version: a file on disk or the content of an editor. It is immutable; an
 * edit creates a new document.
 */
public final class Document {

    private final String name;
    private final String text;
    private final int version;
    private final int unreadableFrom;
    private final String encodingProblem;
    private LineIndex lines;

    private Document(
            String name, String text, int version, int unreadableFrom, String encodingProblem) {
        this.name = name;
        this.text = text;
        this.version = version;
        this.unreadableFrom = unreadableFrom;
        this.encodingProblem = encodingProblem;
    }

    public static Document of(String name, String text) {
        return of(name, text, 0);
    }

    public static Document of(String name, String text, int version) {
        return new Document(name, text, version, -1, null);
    }

    /**
     * Decodes the bytes of a file as UTF-8, or as UTF-16 if a byte order mark says so. The byte
     * order mark is removed. Invalid bytes decode to U+FFFD, and {@link #unreadableFrom} returns
     * the offset of the first.
     */
    public static Document of(String name, byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        int start = 0;
        if (startsWith(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            start = 2;
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            start = 2;
        } else if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            start = 3;
        }
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (!result.isError()) {
            return new Document(name, out.toString(), 0, -1, null);
        }
        String problem = problem(charset, bytes, in.position());
        String readable = out.toString();
        String text =
                readable + new String(bytes, in.position(), bytes.length - in.position(), charset);
        return new Document(name, text, 0, readable.length(), problem);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the error message of go-yaml's reader for an invalid byte. */
    private static String problem(Charset charset, byte[] bytes, int at) {
        if (charset != StandardCharsets.UTF_8) {
            return "incomplete UTF-16 character";
        }
        int lead = bytes[at] & 0xFF;
        int width =
                lead < 0x80
                        ? 1
                        : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (width == 0) {
            return "invalid leading UTF-8 octet";
        }
        if (at + width > bytes.length) {
            return "incomplete UTF-8 octet sequence";
        }
        for (int i = 1; i < width; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return "invalid trailing UTF-8 octet";
            }
        }
        boolean surrogate = lead == 0xED && (bytes[at + 1] & 0xFF) >= 0xA0;
        return surrogate || lead > 0xF4 || lead == 0xF4
                ? "invalid Unicode character"
                : "invalid length of a UTF-8 sequence";
    }

    /** Returns the path or URI of the document. */
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Returns the version number that the editor assigned to this text; 0 for a file. */
    public int version() {
        return version;
    }

    /** Returns the offset of the first byte sequence that is invalid in the encoding, or -1. */
    public int unreadableFrom() {
        return unreadableFrom;
    }

    /** Returns the encoding error in the words of the API server's YAML reader, or null. */
    public String encodingProblem() {
        return encodingProblem;
    }

    public LineIndex lines() {
        LineIndex index = lines;
        if (index == null) {
            index = LineIndex.of(text);
            lines = index;
        }
        return index;
    }

    /** Formats an offset as {@code name:line:column}, counted from 1, as compilers do. */
    public String place(int offset) {
        return name + ":" + (lines().line(offset) + 1) + ":" + (lines().column(offset) + 1);
    }

    @Override
    public String toString() {
        return name + " (version " + version + ", " + text.length() + " units)";
    }
}
