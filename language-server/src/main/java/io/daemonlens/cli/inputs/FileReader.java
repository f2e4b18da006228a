package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.text.Document;
import io.daemonlens.text.FileBytes;
import java.io.IOException;

/** Reads an input as text, or reports in one sentence why it is not text. */
public final class FileReader {

    private FileReader() {}

    /**
     * Returns the text of a file or of standard input.
     *
     * @throws InputException if it cannot be read or is not text
     */
    public static Document read(InputFiles.Input input, Terminal terminal) {
        return document(
                input,
                () ->
                        input.path() == null
                                ? FileBytes.of(terminal.in())
                                : FileBytes.of(input.path()));
    }

    /**
     * Returns the text of a file that another file names, or that is found by its name.
     *
     * @throws InputException if it cannot be read, is not text, or is a pipe or a device
     */
    static Document readRegular(InputFiles.Input input) {
        return document(input, () -> FileBytes.ofRegular(input.path()));
    }

    private interface Source {
        byte[] read() throws IOException;
    }

    private static Document document(InputFiles.Input input, Source source) {
        byte[] bytes;
        try {
            bytes = source.read();
        } catch (IOException e) {
            throw new InputException(input.name() + ": " + InputFiles.reason(e));
        }
        if (FileBytes.isBinary(bytes)) {
            throw new InputException(input.name() + ":1:1: a binary file, no YAML");
        }
        return Document.of(input.name(), bytes);
    }
}
