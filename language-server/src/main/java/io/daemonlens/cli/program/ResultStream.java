package io.daemonlens.cli.program;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, which remembers why it could not be written: a {@code PrintStream} above it only
 * remembers that.
 */
public final class ResultStream extends FilterOutputStream {

    private IOException failure;

    public ResultStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /**
     * Why not everything was written; null where it was, and where the reader closed the pipe, as
     * {@code head} does: nobody is waiting for the rest.
     */
    public String failure() {
        if (failure == null) {
            return null;
        }
        String message = String.valueOf(failure.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed")
                ? null
                : message;
    }
}
