package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.time.Instant;

/**
 * What a pod says of itself in one respect.
 *
 * @param type such as {@code Ready}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param lastTransitionTime when the status last changed; null where it is not known
 */
public record PodCondition(String type, String status, Instant lastTransitionTime) {

    /** The condition that a pod serves requests. */
    public static final String READY = "Ready";

    /** From the cursor at a pod; null where it has no such condition. */
    static PodCondition of(Field pod, String type) {
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
