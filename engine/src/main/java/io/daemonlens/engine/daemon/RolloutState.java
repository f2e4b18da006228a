package io.daemonlens.engine.daemon;

/** How far a node is in a rolling update, from its pods that are not terminating. */
enum RolloutState {
    /** No pod, and none wanted. */
    UNTOUCHED,
    /** Nothing but pods on their way out, or nothing yet. */
    EMPTY,
    /** Two new or two old ones. */
    EXCESS,
    NEW_AVAILABLE,
    NEW_UNAVAILABLE,
    OLD_AVAILABLE,
    OLD_UNAVAILABLE,
    BOTH_NEW_AVAILABLE,
    BOTH_NEW_UNAVAILABLE;

    static RolloutState ofNew(boolean available) {
        return available ? NEW_AVAILABLE : NEW_UNAVAILABLE;
    }

    static RolloutState ofOld(boolean available) {
        return available ? OLD_AVAILABLE : OLD_UNAVAILABLE;
    }

    static RolloutState ofBoth(boolean newAvailable) {
        return newAvailable ? BOTH_NEW_AVAILABLE : BOTH_NEW_UNAVAILABLE;
    }
}
