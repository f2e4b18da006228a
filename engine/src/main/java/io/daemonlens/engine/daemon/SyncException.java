package io.daemonlens.engine.daemon;

/** Why a sync ends early; the message is the controller's. */
final class SyncException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SyncException(String message) {
        super(message, null, false, false);
    }
}
