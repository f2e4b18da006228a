package io.daemonlens.yaml;

/** A scalar whose tag asks for what its text is not; the message is the server's. */
public final class UnreadableScalarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableScalarException(String message) {
        super(message, null, false, false);
    }
}
