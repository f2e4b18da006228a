package io.daemonlens.engine.simulation;

import java.util.Map;
import java.util.Set;

/**
 * How long pods take to become ready and to stop, in whole seconds: by template first, then by
 * node, then as usual.
 *
 * @param usual for all that nothing else is said of
 * @param byNode node name to speed
 * @param readyByTemplate number of the template to seconds until ready
 * @param neverReady numbers of templates whose pods never become ready
 */
public record PodSpeeds(
        Speed usual,
        Map<String, Speed> byNode,
        Map<Integer, Integer> readyByTemplate,
        Set<Integer> neverReady) {

    /** Seconds until ready, below 0 for never, and until gone. */
    public record Speed(int ready, int stop) {}

    /** Seconds until ready; below 0 where that never happens. */
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
