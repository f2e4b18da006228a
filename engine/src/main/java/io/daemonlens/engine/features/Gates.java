package io.daemonlens.engine.features;

import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;
import java.util.TreeMap;

/**
 * The feature gates of one API server: the defaults of its minor, with overrides. A gate that the
 * minor does not know yet is off; a gate that was removed after it became stable stays on. Defaults
 * follow {@code pkg/features/kube_features.go}, 1.8 and later, and recordings.
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

    /** Returns the default gates of a minor. */
    public static Gates defaults(KubernetesVersion version) {
        return new Gates(version, new TreeMap<>());
    }

    /** Returns all gates that a minor knows, switched on. */
    public static Gates allOn(KubernetesVersion version) {
        Map<String, Boolean> on = new TreeMap<>();
        KNOWN.keySet().forEach(gate -> on.put(gate, true));
        return new Gates(version, on);
    }

    /**
     * Returns a copy with one gate set.
     *
     * @throws IllegalArgumentException if no minor knows the gate
     */
    public Gates with(String gate, boolean on) {
        known(gate);
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
        Gate facts = known(gate);
        if (version.minor() < facts.since) {
            return false;
        }
        Boolean chosen = set.isEmpty() ? null : set.get(gate);
        return chosen != null ? chosen : version.minor() >= facts.onFrom;
    }

    /** Returns the first minor that knows the gate. */
    public static int knownSince(String gate) {
        return known(gate).since;
    }

    /**
     * Returns the minor that enables the gate by default; {@link Integer#MAX_VALUE} if none does
     * yet.
     */
    public static int onByDefaultSince(String gate) {
        return known(gate).onFrom;
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
        String text = GateTable.TEXT;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            if (end > at && text.charAt(at) != '#') {
                int tab = text.indexOf('\t', at);
                int since = number(text, tab + 1);
                int onFrom = number(text, text.indexOf('\t', tab + 1) + 1);
                gates.put(text.substring(at, tab), new Gate(since, onFrom));
            }
            at = end + 1;
        }
        return gates;
    }

    /** Parses the minor at this position; {@code -} means never. */
    private static int number(String text, int at) {
        if (text.charAt(at) == '-') {
            return Integer.MAX_VALUE;
        }
        int number = 0;
        for (int i = at; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
