package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.json.JsonObject;

/**
 * A pod of the DaemonSet.
 *
 * @param facts the pod as its controller sees it
 * @param object as the API server serves it
 * @param updated whether it counts as one of the current template
 * @param available whether it has been ready for minReadySeconds
 */
record OwnedPod(Pod facts, JsonObject object, boolean updated, boolean available) {

    Field status() {
        return Field.of(object).at("status");
    }

    boolean isTerminating() {
        return facts.isTerminating();
    }

    /**
     * Returns whether the pod is terminating and all its containers have ended, so that only its
     * object is left. It uses no resources and the controller does not count it. Checked against
     * {@code getNodesToDaemonPods} of {@code pkg/controller/daemon/daemon_controller.go}, 1.26 and
     * later.
     */
    boolean isGone() {
        return facts.isTerminating() && (facts.hasEnded() || allContainersEnded());
    }

    private boolean allContainersEnded() {
        boolean any = false;
        for (Field container : status().at("containerStatuses").items()) {
            if (container.at("state", "terminated").absent()) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** Returns the condition of this type; an absent field if there is none. */
    Field condition(String type) {
        return conditionOf(object, type);
    }

    static Field conditionOf(JsonObject object, String type) {
        Field status = Field.of(object).at("status");
        for (Field condition : status.at("conditions").items()) {
            if (condition.at("type").text().equals(type)) {
                return condition;
            }
        }
        return status.at("conditions").at(type);
    }
}
