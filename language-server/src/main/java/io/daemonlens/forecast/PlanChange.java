package io.daemonlens.forecast;

import io.daemonlens.revision.RevisionComparison;
import java.util.List;

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
 * @param references ConfigMaps and Secrets of the same change that its pods use
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
        List<ReferencedChange> references) {

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

    /** Whether it is reported: the DaemonSet changes, or an object that it uses. */
    public boolean matters() {
        return kind != Kind.UNCHANGED || !references.isEmpty();
    }
}
