package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A condition in a pod's status.
 *
 * @param type such as {@code Ready}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param lastTransitionTime when the status last changed; null if unknown
 */
public record PodCondition(
        String type, String status, @Nullable Instant lastTransitionTime) {

    /** The condition that the pod can serve requests. */
    public static final String READY = "Ready";

    /** Reads a condition of a pod; returns null if the pod does not report it. */
    static @Nullable PodCondition of(Field pod, String type) {
        for (Field condition : pod.at("status", "conditions").items()) {
            if (condition.at("type").text().equals(type)) {
                return new PodCondition(
                        type,
                        condition.at("status").text(),
                        Timestamps.of(condition.at("lastTransitionTime")));
            }
        }
        return null;
    }

    public boolean isTrue() {
        return status.equals("True");
    }
}
