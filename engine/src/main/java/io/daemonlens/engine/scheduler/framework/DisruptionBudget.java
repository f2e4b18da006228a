package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * A PodDisruptionBudget: how many more of its pods may be disrupted.
 *
 * @param namespace the namespace of its pods
 * @param selector selects its pods; here an empty selector selects none
 * @param disruptionsAllowed the value in its status
 */
public record DisruptionBudget(String namespace, Selector selector, int disruptionsAllowed) {

    /** Reads a PodDisruptionBudget as the API server serves it. */
    public static DisruptionBudget of(JsonObject object, KubernetesVersion version) {
        Field budget = Field.of(object);
        return new DisruptionBudget(
                budget.at("metadata", "namespace").text(),
                PodMatcher.selector(budget.at("spec", "selector"), version),
                (int) budget.at("status", "disruptionsAllowed").number());
    }

    /** Returns the same budget after one more of its pods is evicted. */
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
