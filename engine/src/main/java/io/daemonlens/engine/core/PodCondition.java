package io.daemonlens.engine.core;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A condition in a pod's status.
 *
 * @param type such as {@code Ready}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param lastTransitionTime when the status last changed; null if unknown
 */
public record PodCondition(String type, String status, @Nullable Instant lastTransitionTime) {

    /** The condition that the pod can serve requests. */
    public static final String READY = "Ready";

    /**
     * Reads a condition of a pod; returns null if the pod does not report it.
     *
     * @param status of the pod
     */
    static @Nullable PodCondition of(JsonObject status, String type) {
        JsonArray conditions = status.array("conditions");
        for (int i = 0; conditions != null && i < conditions.size(); i++) {
            if (conditions.get(i) instanceof JsonObject condition
                    && condition.text("type").equals(type)) {
                return new PodCondition(
                        type,
                        condition.text("status"),
                        Timestamps.of(condition.text("lastTransitionTime")));
            }
        }
        return null;
    }

    public boolean isTrue() {
        return status.equals("True");
    }
}
