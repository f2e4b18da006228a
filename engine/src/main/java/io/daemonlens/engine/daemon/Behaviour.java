package io.daemonlens.engine.daemon;

import io.daemonlens.schemas.KubernetesVersion;

/**
 * The differences between the controllers of different minors, each as of its last patch release.
 * Checked against {@code pkg/controller/daemon} of 1.11.10 to 1.16.15, 1.19.16, 1.20.15, 1.24.17 to
 * 1.28.15, 1.30.14 and later.
 *
 * @param version the minor of the controller
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

    /** Returns whether the controller itself binds pods to nodes (up to 1.11). */
    boolean ownScheduling() {
        return version.isBefore(OWN_SCHEDULING_UNTIL);
    }

    /**
     * Returns whether failed pods of a node are deleted one at a time, with back-off (since 1.12).
     */
    boolean waitsBetweenFailures() {
        return version.isAtLeast(FAILED_PODS_BACKOFF_SINCE);
    }

    /** Returns whether a sync that finds failed pods is itself an error (up to 1.15). */
    boolean failuresAreErrors() {
        return version.isBefore(FAILURES_ARE_ERRORS_UNTIL);
    }

    /** Returns whether a sync is scheduled for when ready pods become available (since 1.15). */
    boolean resyncs() {
        return version.isAtLeast(RESYNC_SINCE);
    }

    /** Returns whether a rolling update supports maxSurge (since 1.22). */
    boolean surge() {
        return version.isAtLeast(SURGE_SINCE);
    }

    /** Returns whether a rolling update counts nodes, not pods (since 1.21). */
    boolean countsByNode() {
        return version.isAtLeast(COUNT_BY_NODE_SINCE);
    }

    /** Returns whether unavailable old pods count against maxUnavailable (since 1.28). */
    boolean countsOldUnavailable() {
        return version.isAtLeast(COUNT_OLD_UNAVAILABLE_SINCE);
    }

    /** Returns whether a surging update removes pods from ineligible nodes (since 1.25). */
    boolean sunset() {
        return version.isAtLeast(SUNSET_SINCE);
    }

    /** Returns whether Succeeded pods are deleted and replaced (since 1.26). */
    boolean replacesSucceeded() {
        return version.isAtLeast(REPLACE_SUCCEEDED_SINCE);
    }

    /** Returns whether the status is written even if managing pods failed (since 1.25). */
    boolean statusAfterErrors() {
        return version.isAtLeast(STATUS_AFTER_ERRORS_SINCE);
    }

    /** Returns whether a finished pod that is being deleted is ignored (since 1.26). */
    boolean ignoresEndedAndDeleted() {
        return version.isAtLeast(IGNORE_ENDED_AND_DELETED_SINCE);
    }

    /** Returns whether a pod is available after exactly minReadySeconds (since 1.34). */
    boolean availableAtOnce() {
        return version.isAtLeast(AVAILABLE_AT_ONCE_SINCE);
    }

    /**
     * Returns whether a matching template generation makes a pod up to date (up to 1.9, since
     * 1.24).
     */
    boolean generationCounts() {
        return version.isBefore(GENERATION_IGNORED_SINCE)
                || version.isAtLeast(GENERATION_COUNTS_AGAIN_SINCE);
    }
}
