package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;

/** Reads an input as text, or reports in one sentence why it is not text. */
public final class FileReader {

    private static final long LARGEST = 512L << 20;

    private FileReader() {}

    /**
     * Returns the text of a file or of standard input.
     *
     * @throws InputException if it cannot be read or is not text
     */
    public static Document read(InputFiles.Input input, Terminal terminal) {
        byte[] bytes;
        try {
            if (input.path() == null) {
                bytes = terminal.in().readAllBytes();
            } else if (Files.size(input.path()) > LARGEST) {
                throw new InputException(input.name() + ": larger than 512 MiB");
            } else {
                bytes = Files.readAllBytes(input.path());
            }
        } catch (IOException e) {
            throw new InputException(input.name() + ": " + InputFiles.reason(e));
        }
        if (isBinary(bytes)) {
            throw new InputException(input.name() + ":1:1: a binary file, no YAML");
        }
        return Document.of(input.name(), bytes);
    }

    /** Whether the first bytes contain a zero byte, except in encodings that have them. */
    private static boolean isBinary(byte[] bytes) {
        boolean wide =
                bytes.length > 1
                        && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE
                                || (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF);
        for (int i = 0; i < Math.min(bytes.length, 8000) && !wide; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
