package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.daemon.RolloutBudget;
import java.time.Instant;
import java.util.List;

/**
 * The diagnosis of one DaemonSet.
 *
 * @param daemonSet as it is stored
 * @param budget of its rolling update; null under OnDelete
 * @param causes ordered by code
 * @param nodes all nodes of the cluster, ordered by name
 * @param updated the number of nodes that should have a pod and have one of the current template
 * @param waiting the number of nodes with an available pod of an older template and no newer pod
 * @param time the time of the snapshot
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

    /** Returns whether one of the causes has this code. */
    public boolean has(CauseCode code) {
        return cause(code) != null;
    }

    /** Returns the cause with this code; null if there is none. */
    public Cause cause(CauseCode code) {
        for (Cause cause : causes) {
            if (cause.code() == code) {
                return cause;
            }
        }
        return null;
    }

    /** Returns the number of nodes in a bucket. */
    public int count(String bucket) {
        int count = 0;
        for (NodeFinding node : nodes) {
            count += node.bucket().equals(bucket) ? 1 : 0;
        }
        return count;
    }
}
