package io.daemonlens.engine.diagnosis;

import java.util.List;

/**
 * One cause and where it shows.
 *
 * @param owner where it is mended, as far as the other nodes let one tell
 * @param nodes by name; empty where it is of no single node
 * @param pods names of the pods that show it
 * @param evidence what says so, of the first node
 */
public record Cause(
        CauseCode code, Owner owner, List<String> nodes, List<String> pods, Evidence evidence) {

    public Cause {
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
    }
}
