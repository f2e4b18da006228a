package io.daemonlens.schemas;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A feature gate of Kubernetes: when it came, when it is on by default, and its stages. All facts
 * are those of {@code gates.tsv}.
 */
public final class FeatureGate {

    private static final Map<String, FeatureGate> KNOWN = read();

    private final String name;
    private final int since;
    private final int onByDefaultSince;
    private final String stages;

    private FeatureGate(String name, int onByDefaultSince, String stages) {
        this.name = name;
        this.onByDefaultSince = onByDefaultSince;
        this.stages = stages;
        this.since = FieldLine.minors(stages.substring(stages.indexOf('=') + 1, end(stages, 0)))[0];
    }

    /**
     * Returns the gate with that name.
     *
     * @throws IllegalArgumentException if the table does not have it
     */
    public static FeatureGate of(String name) {
        FeatureGate gate = KNOWN.get(name);
        if (gate == null) {
            throw new IllegalArgumentException("no feature gate is called " + name);
        }
        return gate;
    }

    /** Returns all gates, sorted by name. */
    public static Collection<FeatureGate> all() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    /**
     * Returns lines of a gate's name, a tab, and the path of a field below a pod template's spec
     * that the API server drops while the gate is off, in the server's order. In a path, {@code
     * C[]} is every list of containers, {@code A[]} every pod affinity term, and {@code []} every
     * item of a list.
     */
    public static String droppedPaths() {
        return GateTable.DROPPED;
    }

    public String name() {
        return name;
    }

    /** Returns the first minor that has this gate. */
    public int since() {
        return since;
    }

    /**
     * Returns the first minor that has this gate on by default; {@link Integer#MAX_VALUE} if none
     * has.
     */
    public int onByDefaultSince() {
        return onByDefaultSince;
    }

    /**
     * Returns the stage in a minor: {@code alpha}, {@code beta}, {@code stable} (the gate no longer
     * matters) or {@code deprecated}; the first stage before the gate exists.
     */
    public String stage(KubernetesVersion version) {
        String stage = null;
        for (int at = 0; at < stages.length(); ) {
            int equals = stages.indexOf('=', at);
            int end = end(stages, at);
            int first = FieldLine.minors(stages.substring(equals + 1, end))[0];
            if (stage == null || first <= version.minor()) {
                stage = stages.substring(at, equals);
            }
            at = end + 1;
        }
        return stage;
    }

    private static int end(String stages, int from) {
        int space = stages.indexOf(' ', from);
        return space < 0 ? stages.length() : space;
    }

    private static Map<String, FeatureGate> read() {
        Map<String, FeatureGate> gates = new TreeMap<>();
        String text = GateTable.GATES;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int tab = text.indexOf('\t', at);
            int stages = text.indexOf('\t', tab + 1) + 1;
            String name = text.substring(at, tab);
            String on = text.substring(tab + 1, stages - 1);
            int minor = on.equals("-") ? Integer.MAX_VALUE : FieldLine.minors(on)[0];
            gates.put(name, new FeatureGate(name, minor, text.substring(stages, end)));
            at = end + 1;
        }
        return gates;
    }
}
