package io.daemonlens.cli.program;

/** The words on the command line or in the settings make no sense; the message says why. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message, null, false, false);
    }
}
