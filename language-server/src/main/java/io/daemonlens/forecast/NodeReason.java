package io.daemonlens.forecast;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.simulation.Neighbour;
import java.util.SortedMap;

/**
 * Why a node has no pod that runs.
 *
 * @param code one word for programs: the plugin's name, {@code UntoleratedTaint}, …
 * @param text a sentence, Kubernetes' own where it has one
 * @param detail what the sentence leaves out: figures, the pod in the way, the toleration that was
 *     probably meant; empty where there is nothing to add
 * @param holder the pod that has the host port; null where none has
 * @param missing how much of each resource is missing; empty where none is
 */
public record NodeReason(
        String code,
        String text,
        String detail,
        Neighbour holder,
        SortedMap<String, Quantity> missing) {

    /** The text with its detail, as every format for people prints it. */
    public String sentence() {
        return detail.isEmpty() ? text : text + " (" + detail + ")";
    }
}
