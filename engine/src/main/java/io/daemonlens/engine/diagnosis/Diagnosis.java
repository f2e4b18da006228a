package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.daemon.RolloutBudget;
import java.time.Instant;
import java.util.List;

/**
 * What is going on with one DaemonSet.
 *
 * @param daemonSet as it is stored
 * @param budget of its rolling update; null where pods are replaced on deletion only
 * @param causes in the order of their codes
 * @param nodes all nodes of the cluster, by name
 * @param updated nodes that should have a pod and have one of the current template
 * @param waiting nodes with an available pod of an older template, and no newer one
 * @param time the moment it is about
 */
public record Diagnosis(
        DaemonSet daemonSet,
        Verdict verdict,
        RolloutBudget budget,
        List<Cause> causes,
        List<NodeFinding> nodes,
        int desired,
        int updated,
        int waiting,
        Instant time) {

    public Diagnosis {
        causes = List.copyOf(causes);
        nodes = List.copyOf(nodes);
    }

    /** Whether one of the causes has this code. */
    public boolean has(CauseCode code) {
        return cause(code) != null;
    }

    /** The cause of this code; null where there is none. */
    public Cause cause(CauseCode code) {
        for (Cause cause : causes) {
            if (cause.code() == code) {
                return cause;
            }
        }
        return null;
    }

    /** How many nodes are in a bucket. */
    public int count(String bucket) {
        int count = 0;
        for (NodeFinding node : nodes) {
            count += node.bucket().equals(bucket) ? 1 : 0;
        }
        return count;
    }
}
