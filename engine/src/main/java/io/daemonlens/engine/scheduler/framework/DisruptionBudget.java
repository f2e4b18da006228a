package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * A PodDisruptionBudget: how many more of its pods may be disturbed.
 *
 * @param namespace its pods live there
 * @param selector its pods; an empty one selects none here
 * @param disruptionsAllowed from its status
 */
public record DisruptionBudget(String namespace, Selector selector, int disruptionsAllowed) {

    /** From a PodDisruptionBudget as the API server serves it. */
    public static DisruptionBudget of(JsonObject object, KubernetesVersion version) {
        Field budget = Field.of(object);
        return new DisruptionBudget(
                budget.at("metadata", "namespace").text(),
                PodMatcher.selector(budget.at("spec", "selector"), version),
                (int) budget.at("status", "disruptionsAllowed").number());
    }

    /** The same budget after one more of its pods was evicted. */
    DisruptionBudget afterOneMore() {
        return new DisruptionBudget(namespace, selector, Math.max(0, disruptionsAllowed - 1));
    }

    public boolean protects(PodInfo pod) {
        return namespace.equals(pod.namespace())
                && !pod.labels().isEmpty()
                && !selector.isEmpty()
                && selector.matches(pod.labels());
    }
}
