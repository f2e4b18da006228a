package io.daemonlens.engine.simulation;

import java.util.List;

/**
 * Why a rollout does not go on.
 *
 * @param bound the bound that is used up, such as {@code maxUnavailable 3}; empty where none is
 * @param blockedBy the pods that use it up
 * @param nodesWithOldPod how many nodes still have a pod of an earlier template
 */
public record Stuck(String bound, List<Blocker> blockedBy, int nodesWithOldPod) {

    public Stuck {
        blockedBy = List.copyOf(blockedBy);
    }

    /**
     * A pod that does not come on.
     *
     * @param node where it is, or should be
     * @param pod {@code new} or {@code old}
     * @param reason why, as a word that texts can be found by
     * @param why in an operator's words
     */
    public record Blocker(String node, String pod, Reason reason, String why) {}

    /** Why a pod does not come on. */
    public enum Reason {
        REFUSED,
        NEVER_READY,
        CRASHING,
        IMAGE_MISSING,
        FAILING,
        UNSCHEDULABLE,
        NODE_SILENT,
        NODE_GONE,
        NOT_AVAILABLE
    }

    /** What is so, what follows, and what to do, in English. */
    public String text() {
        StringBuilder text = new StringBuilder();
        int count = blockedBy.size();
        text.append(count).append(count == 1 ? " pod does" : " pods do").append(" not come on");
        if (!bound.isEmpty()) {
            text.append(", which uses up ").append(bound);
        }
        if (nodesWithOldPod > 0) {
            text.append("; ")
                    .append(nodesWithOldPod)
                    .append(nodesWithOldPod == 1 ? " node keeps" : " nodes keep")
                    .append(" the old pod");
        }
        return text.append('.').toString();
    }
}
