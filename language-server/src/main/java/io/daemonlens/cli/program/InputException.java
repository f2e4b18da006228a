package io.daemonlens.cli.program;

/** Something named cannot be read; the message names it and says why, with a position if known. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message, null, false, false);
    }
}
