package io.daemonlens.cli.program;

/** An input cannot be read; the message names it and the reason, with a position if known. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message, null, false, false);
    }
}
