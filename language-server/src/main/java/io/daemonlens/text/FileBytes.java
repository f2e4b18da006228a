package io.daemonlens.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The bytes of a file, read so that neither an endless file nor a pipe without a writer stops the
 * program.
 */
public final class FileBytes {

    /** The largest file that is read, in bytes. */
    public static final int LARGEST = 512 << 20;

    /** So many bytes tell whether a file is text. */
    private static final int HEAD = 8_000;

    private FileBytes() {}

    /**
     * Reads a regular file. Pipes and devices, which a repository may contain or link to, are not
     * opened.
     *
     * @throws IOException with a message in a few words
     */
    public static byte[] ofRegular(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a regular file");
        }
        return of(file);
    }

    /** Reads a file that the user names, which may be a pipe. */
    public static byte[] of(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw tooLarge();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Reads a stream to its end, or its start if that is binary. */
    public static byte[] of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length < HEAD || isBinary(head)) {
            return head;
        }
        byte[] rest = in.readNBytes(LARGEST - HEAD + 1);
        if (rest.length > LARGEST - HEAD) {
            throw tooLarge();
        }
        byte[] all = Arrays.copyOf(head, HEAD + rest.length);
        System.arraycopy(rest, 0, all, HEAD, rest.length);
        return all;
    }

    private static IOException tooLarge() {
        return new IOException("larger than 512 MiB");
    }

    /** Returns whether the start has a zero byte, except in encodings that have them. */
    public static boolean isBinary(byte[] bytes) {
        boolean wide =
                bytes.length > 1
                        && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE
                                || (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF);
        for (int i = 0; i < Math.min(bytes.length, HEAD) && !wide; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
