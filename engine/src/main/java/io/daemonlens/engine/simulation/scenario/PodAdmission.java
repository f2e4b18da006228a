package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Decides whether the API server accepts a pod that the DaemonSet controller creates. Pods of one
 * template differ only in their node, so each template is checked once. A namespace's quota changes
 * over time and is checked at every creation.
 */
public interface PodAdmission {

    /** Accepts every pod unchanged. */
    PodAdmission NONE = pod -> new Admitted(pod, null);

    /**
     * Returns the result of the request to create a pod, without quotas.
     *
     * @param pod as the controller sends it, with {@code generateName} and without a node
     */
    Admitted admit(JsonObject pod);

    /**
     * Returns the quotas of a namespace, counted separately for each simulation run.
     *
     * @param namespace of the DaemonSet
     * @param pods the pods of the whole cluster at the start of the run
     */
    default Quota quota(String namespace, Collection<JsonObject> pods) {
        return Quota.UNLIMITED;
    }

    /**
     * Returns the admission after a change of the objects that it depends on.
     *
     * @param kind such as {@code ResourceQuota}
     * @param change from the objects of this kind to the changed ones
     */
    default PodAdmission changing(String kind, UnaryOperator<List<JsonObject>> change) {
        return this;
    }

    /**
     * @param stored the pod including changes by admission; ignored if the pod is rejected
     * @param refusal why the API server rejects the pod; null if it accepts it
     */
    record Admitted(JsonObject stored, Refusal refusal) {}

    /**
     * The reason why the API server rejects a pod.
     *
     * @param plugin the admission plugin, such as {@code PodSecurity}; {@code Validation} for the
     *     server itself
     * @param message the server's message
     */
    record Refusal(String plugin, String message) {}

    /** The quota usage of a namespace's pods. Each run needs its own instance. */
    interface Quota {

        /** Admits every pod. */
        Quota UNLIMITED =
                new Quota() {
                    @Override
                    public Refusal charge(JsonObject pod) {
                        return null;
                    }

                    @Override
                    public void count(JsonObject pod) {
                        // nothing to count
                    }

                    @Override
                    public void release(JsonObject pod) {
                        // nothing to count
                    }
                };

        /**
         * Charges a pod that is about to be created.
         *
         * @param pod as in {@link Admitted#stored}
         * @return why the pod is rejected and not counted; null if it is accepted
         */
        Refusal charge(JsonObject pod);

        /** Counts an existing pod, even if it exceeds the quota. */
        void count(JsonObject pod);

        /** Releases a pod that is removed or has ended. */
        void release(JsonObject pod);
    }
}
