package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node asks pods to tolerate.
 *
 * @param key the taint's name, such as {@code node.kubernetes.io/not-ready}
 * @param value may be empty
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 */
public record Taint(String key, String value, String effect) {

    public static final String NO_SCHEDULE = "NoSchedule";
    public static final String NO_EXECUTE = "NoExecute";

    /** From the cursor at a taint. */
    static Taint of(Field field) {
        return new Taint(
                field.at("key").text(), field.at("value").text(), field.at("effect").text());
    }

    /** From the cursor at a list of taints. */
    public static List<Taint> listOf(Field list) {
        List<Taint> taints = new ArrayList<>(list.size());
        list.items().forEach(item -> taints.add(of(item)));
        return List.copyOf(taints);
    }

    /** Whether the node lifecycle controller sets it while a node is not ready. */
    public boolean isNodeLifecycle() {
        return key.equals("node.kubernetes.io/not-ready")
                || key.equals("node.kubernetes.io/unreachable");
    }

    /** Whether it keeps new pods away; {@code PreferNoSchedule} only wishes to. */
    public boolean keepsPodsAway() {
        return effect.equals(NO_SCHEDULE) || effect.equals(NO_EXECUTE);
    }

    /** Whether it also drives running pods out. */
    public boolean drivesPodsOut() {
        return effect.equals(NO_EXECUTE);
    }

    /** As kubectl prints and takes it: {@code key=value:effect} or {@code key:effect}. */
    @Override
    public String toString() {
        return (value.isEmpty() ? key : key + "=" + value) + ":" + effect;
    }
}
