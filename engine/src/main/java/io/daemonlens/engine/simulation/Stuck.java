package io.daemonlens.engine.simulation;

import io.daemonlens.engine.daemon.RolloutBudget;
import java.util.List;

/**
 * Why a rollout does not go on.
 *
 * @param bound the bound that is used up, such as {@code maxUnavailable 3}; empty where none is,
 *     and the pods below are all that is missing
 * @param budget the controller's own sum of what uses up the bound; null under OnDelete
 * @param blockedBy the pods that do not become available, or do not go
 * @param nodesWithOldPod how many nodes that should have a pod still have one of an earlier
 *     template
 */
public record Stuck(
        String bound, RolloutBudget budget, List<Blocker> blockedBy, int nodesWithOldPod) {

    public Stuck {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Whether a kubelet that does not answer is among the causes. */
    public boolean hasSilentNode() {
        return blockedBy.stream()
                .map(Blocker::reason)
                .anyMatch(each -> each == Reason.NODE_SILENT || each == Reason.NEVER_STOPS);
    }

    /**
     * A pod that does not become available, or does not go.
     *
     * @param node where it is, or should be
     * @param pod {@code new} or {@code old}
     * @param reason why
     * @param detail what server or scheduler say of it; mostly empty
     */
    public record Blocker(String node, String pod, Reason reason, String detail) {

        /** Why, in an operator's words, in English. */
        public String why() {
            return reason.words() + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /** Why a pod does not come on. */
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

        /** An operator's words, in English. */
        public String words() {
            return words;
        }
    }
}
