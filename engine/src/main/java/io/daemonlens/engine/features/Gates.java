package io.daemonlens.engine.features;

import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;
import java.util.TreeMap;

/**
 * The feature gates of one API server: the defaults of its minor, some of them set otherwise. A
 * gate that its minor does not know yet is off; one that was removed after it became stable stays
 * on. Defaults checked against {@code pkg/features/kube_features.go}, 1.8 to 1.37, and recordings.
 */
public final class Gates {

    private static final Map<String, Gate> KNOWN = read();

    private final KubernetesVersion version;
    private final Map<String, Boolean> set;

    private record Gate(int since, int onFrom) {}

    private Gates(KubernetesVersion version, Map<String, Boolean> set) {
        this.version = version;
        this.set = set;
    }

    /** Every gate as its minor ships it. */
    public static Gates defaults(KubernetesVersion version) {
        return new Gates(version, new TreeMap<>());
    }

    /** Every gate that its minor knows, switched on. */
    public static Gates allOn(KubernetesVersion version) {
        Map<String, Boolean> on = new TreeMap<>();
        KNOWN.keySet().forEach(gate -> on.put(gate, true));
        return new Gates(version, on);
    }

    /**
     * The same gates with one of them set.
     *
     * @throws IllegalArgumentException where no minor knows the gate
     */
    public Gates with(String gate, boolean on) {
        known(gate);
        Map<String, Boolean> more = new TreeMap<>(set);
        more.put(gate, on);
        return new Gates(version, more);
    }

    /**
     * Whether the gate is on.
     *
     * @throws IllegalArgumentException where no minor knows the gate
     */
    public boolean enabled(String gate) {
        Gate facts = known(gate);
        if (version.minor() < facts.since) {
            return false;
        }
        Boolean chosen = set.isEmpty() ? null : set.get(gate);
        return chosen != null ? chosen : version.minor() >= facts.onFrom;
    }

    private static Gate known(String gate) {
        Gate facts = KNOWN.get(gate);
        if (facts == null) {
            throw new IllegalArgumentException("no feature gate is called " + gate);
        }
        return facts;
    }

    private static Map<String, Gate> read() {
        Map<String, Gate> gates = new TreeMap<>();
        for (String line : GateTable.TEXT.split("\n")) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                String[] cells = line.split("\t");
                int onFrom = cells[2].equals("-") ? Integer.MAX_VALUE : Integer.parseInt(cells[2]);
                gates.put(cells[0], new Gate(Integer.parseInt(cells[1]), onFrom));
            }
        }
        return gates;
    }
}
