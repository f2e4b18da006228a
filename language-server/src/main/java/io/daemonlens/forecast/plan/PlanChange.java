package io.daemonlens.forecast.plan;

import io.daemonlens.forecast.Outcome;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Restarts;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.revision.RevisionComparison;
import java.util.List;
import java.util.Set;

/**
 * The effect of a change on one DaemonSet.
 *
 * @param file its file, in the newer state if present there
 * @param kind of change
 * @param comparison of the two states
 * @param restarts which pods are replaced, and when; null if the DaemonSet is new or gone
 * @param before nodes that run its pod now
 * @param after the newer state in the cluster; null if it is gone or refused
 * @param gained nodes that get a pod, by name
 * @param lost nodes that lose their pod, by name
 * @param errors findings that the older state did not have
 * @param warnings findings that the older state did not have
 * @param newlyRefused whether the API server refuses new pods that it took before the change
 * @param references objects of the same change that its pods use
 */
public record PlanChange(
        String file,
        Kind kind,
        RevisionComparison comparison,
        Restarts restarts,
        int before,
        Preview after,
        List<String> gained,
        List<String> lost,
        int errors,
        int warnings,
        boolean newlyRefused,
        List<RelatedChange> references) {

    /** The kind of the change. */
    public enum Kind {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed"),
        UNCHANGED("unchanged");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The name in reports: {@code changed}. */
        public String word() {
            return word;
        }
    }

    public PlanChange {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        references = List.copyOf(references);
    }

    public String namespace() {
        return comparison.namespace();
    }

    public String name() {
        return comparison.name();
    }

    /** Whether the API server refuses the newer state. */
    public boolean rejected() {
        return kind != Kind.REMOVED && !comparison.accepted();
    }

    /** The rollout; null if there is none. */
    public Rollout rollout() {
        return after == null ? null : after.rollout();
    }

    /** Whether it is reported: the DaemonSet or its pods change, or an object that they use. */
    public boolean matters() {
        return kind != Kind.UNCHANGED
                || newlyRefused
                || !references.isEmpty()
                || !gained.isEmpty()
                || !lost.isEmpty();
    }

    /** Whether the API server refuses the DaemonSet, its pods, or an object that they use. */
    public boolean isRefused() {
        return rejected() || newlyRefused || references.stream().anyMatch(RelatedChange::refused);
    }

    /** The place in a report: 0 for what is refused, 5 for what nothing happens to. */
    int rank() {
        if (isRefused()) {
            return 0;
        }
        if (kind == Kind.UNCHANGED) {
            return !lost.isEmpty() ? 2 : matters() ? 4 : 5;
        }
        Set<Outcome> outcomes = after == null ? Set.of() : after.outcomes();
        if (outcomes.contains(Outcome.REFUSED) || outcomes.contains(Outcome.STUCK)) {
            return 1;
        }
        boolean harms = outcomes.contains(Outcome.EVICTS) || outcomes.contains(Outcome.PENDING);
        return harms || !lost.isEmpty() || kind == Kind.REMOVED ? 2 : 3;
    }

    /** Returns the number of nodes with a pod after the change. */
    public int afterwards() {
        return rejected() ? before : before + gained.size() - lost.size();
    }

    /** Why its pods restart; null if their containers change, or if none restarts. */
    public RestartCause restartCause() {
        return kind == Kind.CHANGED && !rejected() ? RestartCause.of(comparison, references) : null;
    }
}
