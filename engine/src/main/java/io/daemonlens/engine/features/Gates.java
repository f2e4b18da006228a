package io.daemonlens.engine.features;

import io.daemonlens.schemas.FeatureGate;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;
import java.util.TreeMap;

/**
 * The feature gates of one API server: the defaults of its minor, with overrides. A gate that the
 * minor does not know yet is off; a gate that was removed after it became stable stays on.
 */
public final class Gates {

    private final KubernetesVersion version;
    private final Map<String, Boolean> set;

    private Gates(KubernetesVersion version, Map<String, Boolean> set) {
        this.version = version;
        this.set = set;
    }

    /** Returns the default gates of a minor. */
    public static Gates defaults(KubernetesVersion version) {
        return new Gates(version, new TreeMap<>());
    }

    /** Returns all gates that a minor knows, switched on. */
    public static Gates allOn(KubernetesVersion version) {
        Map<String, Boolean> on = new TreeMap<>();
        FeatureGate.all().forEach(gate -> on.put(gate.name(), true));
        return new Gates(version, on);
    }

    /**
     * Returns a copy with one gate set.
     *
     * @throws IllegalArgumentException if no minor knows the gate
     */
    public Gates with(String gate, boolean on) {
        FeatureGate.of(gate);
        Map<String, Boolean> more = new TreeMap<>(set);
        more.put(gate, on);
        return new Gates(version, more);
    }

    /**
     * Returns whether the gate is on.
     *
     * @throws IllegalArgumentException if no minor knows the gate
     */
    public boolean enabled(String gate) {
        FeatureGate facts = FeatureGate.of(gate);
        if (version.minor() < facts.since()) {
            return false;
        }
        Boolean chosen = set.isEmpty() ? null : set.get(gate);
        return chosen != null ? chosen : version.minor() >= facts.onByDefaultSince();
    }

    /**
     * Returns whether the minor has the gate and the gate is off.
     *
     * @throws IllegalArgumentException if no minor knows the gate
     */
    public boolean disabled(String gate) {
        return knows(gate) && !enabled(gate);
    }

    /**
     * Returns whether the minor has the gate, or had it before it was removed as stable.
     *
     * @throws IllegalArgumentException if no minor knows the gate
     */
    public boolean knows(String gate) {
        return version.minor() >= FeatureGate.of(gate).since();
    }
}
