package io.daemonlens.engine.simulation.timeline;

/**
 * A controller call that took effect.
 *
 * @param atMillis since the simulation's start
 * @param kind create or delete
 * @param node the pod's node
 * @param pod the pod's name
 * @param updated whether the pod is of the newest template
 */
public record Action(long atMillis, Kind kind, String node, String pod, boolean updated) {

    public enum Kind {
        CREATE,
        DELETE
    }
}
