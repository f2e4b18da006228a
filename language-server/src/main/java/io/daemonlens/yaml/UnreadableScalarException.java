package io.daemonlens.yaml;

/** Thrown when a scalar does not match its tag. The message is the API server's. */
public final class UnreadableScalarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableScalarException(String message) {
        super(message, null, false, false);
    }
}
