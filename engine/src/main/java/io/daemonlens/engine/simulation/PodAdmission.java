package io.daemonlens.engine.simulation;

import io.daemonlens.engine.json.JsonObject;
import java.util.Collection;

/**
 * What decides whether the API server stores a pod that the DaemonSet controller creates. Pods of
 * one template differ in their node only, so a template is asked about once; what depends on the
 * moment, a namespace's quota, is asked at every creation.
 */
public interface PodAdmission {

    /** Stores every pod as it is sent. */
    PodAdmission NONE = pod -> new Admitted(pod, null);

    /**
     * The answer to the controller's request to create a pod, but for quotas.
     *
     * @param pod as the controller sends it, with {@code generateName} and without a node
     */
    Admitted admit(JsonObject pod);

    /**
     * The quotas of a namespace as one run of a simulation counts them.
     *
     * @param namespace of the DaemonSet
     * @param pods of the whole cluster, as they are at the start of the run
     */
    default Quota quota(String namespace, Collection<JsonObject> pods) {
        return Quota.UNLIMITED;
    }

    /**
     * @param stored the pod with what admission adds to it; of no meaning where it is refused
     * @param refusal why the server does not store it; null where it does
     */
    record Admitted(JsonObject stored, Refusal refusal) {}

    /**
     * Why the API server does not store a pod.
     *
     * @param plugin that refuses, such as {@code PodSecurity}; {@code Validation} for the server
     *     itself
     * @param message the server's
     */
    record Refusal(String plugin, String message) {}

    /** What the pods of a namespace use of its quotas. One object serves one run. */
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
                        // nothing is counted
                    }

                    @Override
                    public void release(JsonObject pod) {
                        // nothing is counted
                    }
                };

        /**
         * Counts a pod that is about to be stored.
         *
         * @param pod as {@link Admitted#stored} has it
         * @return why it is refused, and then not counted; null where it is stored
         */
        Refusal charge(JsonObject pod);

        /** Counts a pod that has been there before, whether there is room for it or not. */
        void count(JsonObject pod);

        /** The pod is gone, or has ended. */
        void release(JsonObject pod);
    }
}
