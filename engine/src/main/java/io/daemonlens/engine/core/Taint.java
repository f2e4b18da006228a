package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A taint on a node.
 *
 * @param key the taint key, such as {@code node.kubernetes.io/not-ready}
 * @param value may be empty
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 */
public record Taint(String key, String value, String effect) {

    public static final String NO_SCHEDULE = "NoSchedule";
    public static final String NO_EXECUTE = "NoExecute";

    /** Reads one taint. */
    static Taint of(Field field) {
        return new Taint(
                field.at("key").text(), field.at("value").text(), field.at("effect").text());
    }

    /** Reads a list of taints. */
    public static List<Taint> listOf(Field list) {
        List<Taint> taints = new ArrayList<>(list.size());
        list.items().forEach(item -> taints.add(of(item)));
        return List.copyOf(taints);
    }

    /** Returns whether the node lifecycle controller sets this taint while a node is not ready. */
    public boolean isNodeLifecycle() {
        return key.equals("node.kubernetes.io/not-ready")
                || key.equals("node.kubernetes.io/unreachable");
    }

    /**
     * Returns whether the effect blocks new pods; {@code PreferNoSchedule} is only a preference.
     */
    public boolean keepsPodsAway() {
        return effect.equals(NO_SCHEDULE) || effect.equals(NO_EXECUTE);
    }

    /** Returns whether the effect also evicts running pods. */
    public boolean drivesPodsOut() {
        return effect.equals(NO_EXECUTE);
    }

    /** The form that kubectl prints and accepts: {@code key=value:effect} or {@code key:effect}. */
    @Override
    public String toString() {
        return (value.isEmpty() ? key : key + "=" + value) + ":" + effect;
    }
}
