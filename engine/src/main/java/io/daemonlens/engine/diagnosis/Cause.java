package io.daemonlens.engine.diagnosis;

import java.util.List;

/**
 * One cause of a problem, and where it occurs.
 *
 * @param owner where to fix it, judged by comparison with the other nodes
 * @param nodes the affected nodes, by name; empty if it concerns no particular node
 * @param pods the names of the affected pods
 * @param evidence the evidence from the first affected node
 */
public record Cause(
        CauseCode code, Owner owner, List<String> nodes, List<String> pods, Evidence evidence) {

    public Cause {
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
    }
}
