package io.daemonlens.forecast;

import io.daemonlens.revision.RevisionComparison;
import java.util.List;

/**
 * What a change does with one DaemonSet.
 *
 * @param file where it stands, in the newer state where it is there
 * @param kind of change
 * @param comparison of the two states
 * @param restarts which pods are replaced, and when; null where the DaemonSet is new or gone
 * @param before nodes that run its pod now
 * @param after the newer state in the cluster; null where it is gone or refused
 * @param gained nodes that get a pod, by name
 * @param lost nodes that lose theirs, by name
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

    /** What becomes of the object. */
    public enum Kind {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed"),
        UNCHANGED("unchanged");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in reports: {@code changed}. */
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

    /** The rollout; null where nothing is rolled out. */
    public Rollout rollout() {
        return after == null ? null : after.rollout();
    }

    /** Whether it is worth a line: something changes, or what it uses does. */
    public boolean matters() {
        return kind != Kind.UNCHANGED || !references.isEmpty();
    }
}
