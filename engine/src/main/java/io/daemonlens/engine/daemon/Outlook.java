package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Pod;
import java.time.Instant;

/**
 * The criteria for pods in one sync, apart from the time: which are up to date, which are
 * available, and whether a node may have two.
 *
 * @param hash the hash of the current revision; empty if there is none yet
 * @param generation the template generation that pods carry; null if it does not count
 */
record Outlook(
        String hash, String generation, int minReadySeconds, boolean surge, Behaviour behaviour) {

    static Outlook of(DaemonSet daemonSet, String hash, Behaviour behaviour) {
        Long generation = behaviour.generationCounts() ? daemonSet.templateGeneration() : null;
        return new Outlook(
                hash,
                generation == null ? null : generation.toString(),
                daemonSet.minReadySeconds(),
                behaviour.surge() && surges(daemonSet),
                behaviour);
    }

    private static boolean surges(DaemonSet daemonSet) {
        try {
            return daemonSet.updateStrategy().maxSurgeOf(1) > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isUpdated(Pod pod) {
        return (!hash.isEmpty() && hash.equals(pod.labels().get(DaemonSet.HASH_LABEL)))
                || (generation != null
                        && generation.equals(pod.labels().get(DaemonSet.GENERATION_LABEL)));
    }

    boolean isAvailable(Pod pod, Instant now) {
        if (!pod.isReady()) {
            return false;
        }
        if (minReadySeconds == 0) {
            return true;
        }
        Instant due = availableAt(pod);
        return due != null && isReached(due, now);
    }

    /** Returns when the pod has been ready for minReadySeconds; null if unknown. */
    private Instant availableAt(Pod pod) {
        Instant since = pod.ready().lastTransitionTime();
        return since == null ? null : since.plusSeconds(minReadySeconds);
    }

    boolean isReached(Instant due, Instant now) {
        return behaviour.availableAtOnce() ? !due.isAfter(now) : due.isBefore(now);
    }

    /** Returns when an unavailable pod becomes available without a change; null if never. */
    Instant wakesAt(Pod pod) {
        return pod.isReady() && minReadySeconds > 0 ? availableAt(pod) : null;
    }
}
