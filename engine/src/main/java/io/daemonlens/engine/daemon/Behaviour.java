package io.daemonlens.engine.daemon;

import io.daemonlens.schemas.KubernetesVersion;

/**
 * What the controllers of different minors do differently, each minor as its last patch release
 * does it. Checked against {@code pkg/controller/daemon} of 1.11.10 to 1.16.15, 1.19.16, 1.20.15,
 * 1.24.17 to 1.28.15, 1.30.14 and later.
 *
 * @param version whose controller this is
 */
record Behaviour(KubernetesVersion version) {

    private static final int OWN_SCHEDULING_UNTIL = 12;
    private static final int FAILED_PODS_BACKOFF_SINCE = 12;
    private static final int FAILURES_ARE_ERRORS_UNTIL = 16;
    private static final int RESYNC_SINCE = 15;
    private static final int SURGE_SINCE = 22;
    private static final int COUNT_BY_NODE_SINCE = 21;
    private static final int COUNT_OLD_UNAVAILABLE_SINCE = 28;
    private static final int SUNSET_SINCE = 25;
    private static final int REPLACE_SUCCEEDED_SINCE = 26;
    private static final int STATUS_AFTER_ERRORS_SINCE = 25;
    private static final int IGNORE_ENDED_AND_DELETED_SINCE = 26;
    private static final int AVAILABLE_AT_ONCE_SINCE = 34;
    private static final int GENERATION_IGNORED_SINCE = 10;
    private static final int GENERATION_COUNTS_AGAIN_SINCE = 24;

    static Behaviour of(KubernetesVersion version) {
        return new Behaviour(version);
    }

    /** Whether the controller itself binds pods to nodes. */
    boolean ownScheduling() {
        return version.isBefore(OWN_SCHEDULING_UNTIL);
    }

    /** Whether failed pods on a node are deleted one at a time, with growing delays. */
    boolean waitsBetweenFailures() {
        return version.isAtLeast(FAILED_PODS_BACKOFF_SINCE);
    }

    /** Whether a sync that sees failed pods counts as failed itself. */
    boolean failuresAreErrors() {
        return version.isBefore(FAILURES_ARE_ERRORS_UNTIL);
    }

    /** Whether the controller looks again once pods that are ready should be available. */
    boolean resyncs() {
        return version.isAtLeast(RESYNC_SINCE);
    }

    /** Whether a rolling update can make the new pod first. */
    boolean surge() {
        return version.isAtLeast(SURGE_SINCE);
    }

    /** Whether a rolling update looks at nodes, not at pods. */
    boolean countsByNode() {
        return version.isAtLeast(COUNT_BY_NODE_SINCE);
    }

    /** Whether old pods that are unavailable use up maxUnavailable. */
    boolean countsOldUnavailable() {
        return version.isAtLeast(COUNT_OLD_UNAVAILABLE_SINCE);
    }

    /** Whether a surging update removes pods from nodes that should not run them any more. */
    boolean sunset() {
        return version.isAtLeast(SUNSET_SINCE);
    }

    /** Whether pods that ended well are deleted, so that others are made. */
    boolean replacesSucceeded() {
        return version.isAtLeast(REPLACE_SUCCEEDED_SINCE);
    }

    /** Whether the status is written although placing pods failed. */
    boolean statusAfterErrors() {
        return version.isAtLeast(STATUS_AFTER_ERRORS_SINCE);
    }

    /** Whether a pod that has ended and is being deleted is as good as gone. */
    boolean ignoresEndedAndDeleted() {
        return version.isAtLeast(IGNORE_ENDED_AND_DELETED_SINCE);
    }

    /** Whether a pod that has been ready for exactly minReadySeconds is available. */
    boolean availableAtOnce() {
        return version.isAtLeast(AVAILABLE_AT_ONCE_SINCE);
    }

    /** Whether a pod's template generation makes it up to date. */
    boolean generationCounts() {
        return version.isBefore(GENERATION_IGNORED_SINCE)
                || version.isAtLeast(GENERATION_COUNTS_AGAIN_SINCE);
    }
}
