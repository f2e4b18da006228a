package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One step of a rolling update: selects the old pods to delete and, with surge, the nodes that get
 * a new pod beside the old one. Follows {@code pkg/controller/daemon/update.go}, 1.10, 1.24 and
 * later.
 */
final class RollingUpdate {

    private static final RolloutState CANDIDATE = RolloutState.OLD_AVAILABLE;

    private static final RolloutState[] OTHERS_WITH_OLD = {
        RolloutState.OLD_UNAVAILABLE,
        RolloutState.BOTH_NEW_AVAILABLE,
        RolloutState.BOTH_NEW_UNAVAILABLE,
        RolloutState.EXCESS
    };

    private final Outlook outlook;
    private final Instant now;
    private final Choice choice;
    private final Tally tally;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> deletes = new ArrayList<>();

    RollingUpdate(Outlook outlook, Instant now, Choice choice, Tally tally) {
        this.outlook = outlook;
        this.now = now;
        this.choice = choice;
        this.tally = tally;
    }

    void rollingUpdate(UpdateStrategy strategy) {
        RolloutBudget budget = updatedDesiredNodeCounts(strategy);
        if (!outlook.behaviour().countsByNode()) {
            replaceCountingPods(budget.maxUnavailable());
        } else if (budget.maxSurge() == 0) {
            replace(budget);
        } else {
            surge(budget);
        }
    }

    /** Returns the limits of the strategy and how much of them is used. */
    RolloutBudget updatedDesiredNodeCounts(UpdateStrategy strategy) {
        int desired = tally.desired();
        int maxUnavailable = count("MaxUnavailable", strategy.maxUnavailable(), desired);
        int maxSurge =
                outlook.behaviour().surge() ? count("MaxSurge", strategy.maxSurge(), desired) : 0;
        if (desired > 0 && maxUnavailable == 0 && maxSurge == 0) {
            maxUnavailable = 1;
        }
        int unavailable =
                maxSurge > 0
                        ? desired - tally.available()
                        : outlook.behaviour().countsByNode()
                                ? getUnavailableNumbers()
                                : tally.desiredWithoutAvailable();
        int surging = tally.count(RolloutState.EXCESS, RolloutState.BOTH_NEW_UNAVAILABLE);
        return new RolloutBudget(
                maxUnavailable, maxSurge, unavailable, surging, tally.count(CANDIDATE));
    }

    private int getUnavailableNumbers() {
        int unavailable =
                tally.count(
                        RolloutState.EMPTY,
                        RolloutState.EXCESS,
                        RolloutState.BOTH_NEW_AVAILABLE,
                        RolloutState.BOTH_NEW_UNAVAILABLE,
                        RolloutState.NEW_UNAVAILABLE);
        return outlook.behaviour().countsOldUnavailable()
                ? unavailable + tally.count(RolloutState.OLD_UNAVAILABLE)
                : unavailable;
    }

    private static int count(String name, IntOrString amount, int desired) {
        try {
            return amount == null ? 0 : (int) amount.scaledValue(desired, true);
        } catch (IntOrString.FormatException e) {
            throw new SyncException(
                    "couldn't get unavailable numbers: invalid value for "
                            + name
                            + ": "
                            + e.getMessage());
        }
    }

    /** Returns the nodes that get a new pod beside the old one, sorted by name. */
    List<String> nodes() {
        return nodes;
    }

    /** Returns the names of the old pods to delete. */
    List<String> deletes() {
        return deletes;
    }

    /** Deletes unavailable old pods at once, and as many of the others as the limit allows. */
    private void replace(RolloutBudget budget) {
        int left = budget.maxUnavailable() - budget.unavailable();
        tally.in(RolloutState.OLD_UNAVAILABLE).forEach(slot -> deletes.add(oldPod(slot)));
        deletes.addAll(oldPods(tally.namesIn(CANDIDATE), left));
    }

    /** The algorithm up to 1.20: nodes without an available pod count against the limit. */
    private void replaceCountingPods(int maxUnavailable) {
        int left = maxUnavailable - tally.desiredWithoutAvailable();
        for (NodeSlot slot : tally.in(CANDIDATE)) {
            if (left <= 0) {
                break; // All old pods there are available, and most nodes are of this kind.
            }
            left = replaceOld(slot, left);
        }
        for (NodeSlot slot : tally.in(OTHERS_WITH_OLD)) {
            left = replaceOld(slot, left);
        }
    }

    private int replaceOld(NodeSlot slot, int most) {
        int left = most;
        for (Pod pod : slot.pods(outlook.behaviour())) {
            if (!outlook.isUpdated(pod)) {
                boolean available = outlook.isAvailable(pod, now);
                if (available ? left > 0 : !pod.isTerminating()) {
                    deletes.add(pod.name());
                    left -= available ? 1 : 0;
                }
            }
        }
        return left;
    }

    private void surge(RolloutBudget budget) {
        for (NodeSlot slot : tally.in(RolloutState.OLD_UNAVAILABLE)) {
            if (shouldRun(slot)) {
                nodes.add(slot.name());
            } else {
                deletes.add(oldPod(slot));
            }
        }
        Collection<String> candidates = tally.namesIn(CANDIDATE);
        List<String> sunset = new ArrayList<>();
        if (outlook.behaviour().sunset() && tally.unwantedOldAvailable() > 0) {
            candidates = new ArrayList<>();
            for (NodeSlot slot : tally.in(CANDIDATE)) {
                (shouldRun(slot) ? candidates : sunset).add(slot.name());
            }
        }
        tally.in(RolloutState.BOTH_NEW_AVAILABLE).forEach(slot -> deletes.add(oldPod(slot)));
        deletes.addAll(oldPods(sunset, tally.nodesServing() - tally.desired()));
        int left = Math.min(budget.maxSurge() - budget.surging(), candidates.size());
        if (left > 0) {
            nodes.addAll(choice.take(candidates, left));
        }
    }

    /**
     * Returns whether the node should run a pod; not checked before 1.25. An old pod on a removed
     * node fails the whole step until the pod is deleted.
     */
    private boolean shouldRun(NodeSlot slot) {
        if (!outlook.behaviour().sunset()) {
            return true;
        }
        if (slot.node() == null) {
            throw new SyncException(
                    "couldn't get node for nodeName \""
                            + slot.name()
                            + "\": node \""
                            + slot.name()
                            + "\" not found");
        }
        return slot.shouldRun();
    }

    /** Returns the old pods of some of the nodes. */
    private List<String> oldPods(Collection<String> candidates, int count) {
        int taken = Math.min(count, candidates.size());
        List<String> pods = new ArrayList<>(Math.max(taken, 0));
        if (taken > 0) {
            for (String node : choice.take(candidates, taken)) {
                pods.add(oldPod(tally.in(CANDIDATE, node)));
            }
        }
        return pods;
    }

    private String oldPod(NodeSlot slot) {
        for (Pod pod : slot.pods(outlook.behaviour())) {
            if (!pod.isTerminating() && !outlook.isUpdated(pod)) {
                return pod.name();
            }
        }
        throw new AssertionError("no old pod on " + slot);
    }
}
