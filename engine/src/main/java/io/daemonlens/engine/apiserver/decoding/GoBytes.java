package io.daemonlens.engine.apiserver.decoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Converts bytes to text like Go: each invalid UTF-8 byte becomes one replacement character. */
final class GoBytes {

    private static final int MAX_SEQUENCE = 4;

    private GoBytes() {}

    static String text(byte[] bytes, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                out.append((char) bytes[at++]);
                continue;
            }
            int length = 2;
            CharBuffer read = null;
            while (read == null && length <= MAX_SEQUENCE && at + length <= to) {
                read = decode(bytes, at, length++);
            }
            if (read == null) {
                out.append('\ufffd');
                at++;
            } else {
                out.append(read);
                at += length - 1;
            }
        }
        return out.toString();
    }

    private static CharBuffer decode(byte[] bytes, int at, int length) {
        try {
            CharBuffer read =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, at, length));
            return Character.codePointCount(read, 0, read.length()) == 1 ? read : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
