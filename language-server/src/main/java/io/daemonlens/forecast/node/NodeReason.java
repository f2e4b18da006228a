package io.daemonlens.forecast.node;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.simulation.placement.Neighbour;
import java.util.SortedMap;

/**
 * The reason why no pod runs on a node.
 *
 * @param code one word for programs: the plugin's name, {@code UntoleratedTaint}, …
 * @param text a sentence, Kubernetes' own message if there is one
 * @param detail additional details: figures, the conflicting pod, the toleration that was probably
 *     meant; may be empty
 * @param holder the pod that has the host port; null if none has
 * @param missing the missing amount of each resource; empty if none is missing
 */
public record NodeReason(
        String code,
        String text,
        String detail,
        Neighbour holder,
        SortedMap<String, Quantity> missing) {

    /** Returns the text with its detail, for all human-readable formats. */
    public String sentence() {
        return detail.isEmpty() ? text : text + " (" + detail + ")";
    }
}
