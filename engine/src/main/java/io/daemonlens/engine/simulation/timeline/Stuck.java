package io.daemonlens.engine.simulation.timeline;

import io.daemonlens.engine.daemon.RolloutBudget;
import java.util.List;

/**
 * Why a rollout is stuck.
 *
 * @param bound the exhausted bound, such as {@code maxUnavailable 3}; empty if none is exhausted
 *     and only the pods below are missing
 * @param budget the controller's calculation of the bound's usage; null under OnDelete
 * @param blockedBy the pods that do not become available or do not terminate
 * @param nodesWithOldPod the number of nodes that should have a pod and still have one of an
 *     earlier template
 */
public record Stuck(
        String bound, RolloutBudget budget, List<Blocker> blockedBy, int nodesWithOldPod) {

    public Stuck {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Returns whether an unresponsive kubelet is among the causes. */
    public boolean hasSilentNode() {
        return blockedBy.stream()
                .map(Blocker::reason)
                .anyMatch(each -> each == Reason.NODE_SILENT || each == Reason.NEVER_STOPS);
    }

    /**
     * A pod that does not become available or does not terminate.
     *
     * @param node its node, or the node it should be on
     * @param pod {@code new} or {@code old}
     * @param reason why
     * @param detail the message of the API server or scheduler; usually empty
     */
    public record Blocker(String node, String pod, Reason reason, String detail) {

        /** Returns the reason as English text, with the detail. */
        public String why() {
            return reason.words() + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /** Why a pod does not become available or does not terminate. */
    public enum Reason {
        REFUSED("it cannot be created"),
        NOT_MADE("it is not made"),
        UNSCHEDULABLE("it cannot be scheduled"),
        NEVER_READY("never ready"),
        CRASHING("it keeps crashing"),
        IMAGE_MISSING("its image cannot be pulled"),
        NOT_STARTING("its containers cannot be created"),
        FAILING("it keeps failing"),
        NODE_SILENT("its node does not answer"),
        NEVER_STOPS("it is deleted, but its node does not answer and so it never stops"),
        HANGS("it is deleted, but its containers do not end"),
        NODE_GONE("its node is gone"),
        NOT_AVAILABLE("it is not available");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Returns the reason as English text. */
        public String words() {
            return words;
        }
    }
}
