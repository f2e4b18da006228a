package io.daemonlens.engine.daemon;

/** Ends a sync early; the message is the controller's. */
final class SyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SyncException(String message) {
        super(message, null, false, false);
    }
}
