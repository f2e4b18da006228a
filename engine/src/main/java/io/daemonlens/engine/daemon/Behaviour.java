package io.daemonlens.engine.daemon;

import io.daemonlens.schemas.KubernetesVersion;

/**
 * What the controllers of different minors do differently, each minor as its last patch release
 * does it. Checked against {@code pkg/controller/daemon} of 1.11.10 to 1.16.15, 1.19.16, 1.20.15,
 * 1.24.17 to 1.28.15, 1.30.14 and later.
 *
 * @param version whose controller this is
 * @param ownScheduling pods are bound by the controller itself
 * @param waitsBetweenFailures of failed pods on a node one goes at a time, with growing delays
 * @param failuresAreErrors a sync that sees failed pods counts as failed itself
 * @param resyncs the controller looks again once pods that are ready should be available
 * @param surge a rolling update can make the new pod first
 * @param countsByNode a rolling update looks at nodes, not at pods
 * @param countsOldUnavailable old pods that are unavailable use up maxUnavailable
 * @param sunset a surging update lets pods go from nodes that should not run them any more
 * @param replacesSucceeded pods that ended well are deleted, so that others are made
 * @param statusAfterErrors the status is written although placing pods failed
 * @param ignoresEndedAndDeleted a pod that has ended and is being deleted is as good as gone
 * @param availableAtOnce ready for exactly minReadySeconds is long enough
 * @param generationCounts a pod's template generation makes it up to date
 */
record Behaviour(
        KubernetesVersion version,
        boolean ownScheduling,
        boolean waitsBetweenFailures,
        boolean failuresAreErrors,
        boolean resyncs,
        boolean surge,
        boolean countsByNode,
        boolean countsOldUnavailable,
        boolean sunset,
        boolean replacesSucceeded,
        boolean statusAfterErrors,
        boolean ignoresEndedAndDeleted,
        boolean availableAtOnce,
        boolean generationCounts) {

    static Behaviour of(KubernetesVersion version) {
        return new Behaviour(
                version,
                version.isBefore(12),
                version.isAtLeast(12),
                version.isBefore(16),
                version.isAtLeast(15),
                version.isAtLeast(22),
                version.isAtLeast(21),
                version.isAtLeast(28),
                version.isAtLeast(25),
                version.isAtLeast(26),
                version.isAtLeast(25),
                version.isAtLeast(26),
                version.isAtLeast(34),
                version.isBefore(10) || version.isAtLeast(24));
    }
}
