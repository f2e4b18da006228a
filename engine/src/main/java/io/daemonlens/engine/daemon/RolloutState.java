package io.daemonlens.engine.daemon;

/** The state of a node in a rolling update, from its pods that are not terminating. */
enum RolloutState {
    /** No pod, and none is desired. */
    UNTOUCHED,
    /** Only terminating pods, or no pod yet. */
    EMPTY,
    /** Two new or two old pods. */
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
