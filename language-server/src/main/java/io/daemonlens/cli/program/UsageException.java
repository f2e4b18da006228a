package io.daemonlens.cli.program;

/** The command line or the settings are invalid; the message gives the reason. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message, null, false, false);
    }
}
