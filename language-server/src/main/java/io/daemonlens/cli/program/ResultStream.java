package io.daemonlens.cli.program;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that keeps the error of a failed write: a {@code PrintStream} above it only keeps
 * a flag.
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
     * Returns why output is incomplete; null if it is complete, or if the reader closed the pipe,
     * as {@code head} does.
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
