package io.daemonlens.engine.simulation.timeline;

import java.util.Map;
import java.util.Set;

/**
 * How long pods take to become ready and to stop, in whole seconds. A value for the template takes
 * precedence over one for the node, and that over the default.
 *
 * @param usual the default
 * @param byNode speeds by node name
 * @param readyByTemplate seconds until ready by template number
 * @param neverReady numbers of the templates whose pods never become ready
 */
public record PodSpeeds(
        Speed usual,
        Map<String, Speed> byNode,
        Map<Integer, Integer> readyByTemplate,
        Set<Integer> neverReady) {

    /** Seconds until ready (negative for never) and seconds until gone. */
    public record Speed(int ready, int stop) {}

    /** Returns the seconds until ready; negative if the pod never becomes ready. */
    public int ready(String node, int template) {
        if (neverReady.contains(template)) {
            return -1;
        }
        Integer byTemplate = readyByTemplate.get(template);
        return byTemplate != null ? byTemplate : byNode.getOrDefault(node, usual).ready();
    }

    public int stop(String node) {
        return byNode.getOrDefault(node, usual).stop();
    }
}
