package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.forecast.node.NodeRows;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Cautions about nodes where a pod is scheduled but does not work: Linux pods on Windows nodes,
 * images of one architecture on nodes of another, and virtual nodes. They are derived from manifest
 * fields and node labels, never from image names.
 */
public final class NodeAdvice {

    private static final String OS = "kubernetes.io/os";
    private static final String ARCH = "kubernetes.io/arch";
    private static final String LINUX = "linux";
    private static final String WINDOWS = "windows";

    /**
     * A caution about some nodes.
     *
     * @param code of the rule, for programs
     * @param key of its sentence
     * @param values of the sentence
     */
    public record Caution(String code, String key, List<Object> values) {

        public String in(Wording wording) {
            return wording.say(key, values.toArray());
        }
    }

    private final Field podSpec;
    private final ClusterObjects cluster;
    private final TreeSet<String> wanted;
    private final List<Caution> cautions = new ArrayList<>();

    private NodeAdvice(JsonObject stored, ClusterObjects cluster, TreeSet<String> wanted) {
        this.podSpec = Field.of(stored).at("spec", "template", "spec");
        this.cluster = cluster;
        this.wanted = wanted;
    }

    static List<String> of(Preview preview, Wording wording) {
        TreeSet<String> wanted = new TreeSet<>();
        for (Forecast each : preview.nodes()) {
            if (each.placement().shouldRun()) {
                wanted.add(each.placement().node());
            }
        }
        return of(preview.analysis().answer().stored(), preview.cluster(), wanted).stream()
                .map(each -> each.in(wording))
                .toList();
    }

    /**
     * Returns the cautions about one DaemonSet.
     *
     * @param stored as the API server stores it
     * @param wanted the names of the nodes that should run a pod
     */
    public static List<Caution> of(
            JsonObject stored, ClusterObjects cluster, TreeSet<String> wanted) {
        NodeAdvice advice = new NodeAdvice(stored, cluster, wanted);
        advice.operatingSystem();
        advice.architecture();
        advice.nodesWithoutMachine();
        return List.copyOf(advice.cautions);
    }

    private void operatingSystem() {
        Found windows = find(node -> label(node, OS).equals(WINDOWS));
        Found others = find(node -> !label(node, OS).equals(WINDOWS));
        String written = podSpec.at("os", "name").text();
        boolean forWindows = written.equals(WINDOWS) || usesWindows();
        if (forWindows && others.count > 0) {
            add("linux-on-windows", "caution.windows-on-linux", others.count, others.rows());
        } else if (!forWindows && windows.count > 0) {
            if (written.equals(LINUX) || usesLinux()) {
                add("linux-on-windows", "caution.linux-on-windows", windows.count, windows.rows());
            } else if (others.count > 0) {
                add("linux-on-windows", "caution.maybe-on-windows", windows.count, windows.rows());
            }
        }
    }

    private boolean usesWindows() {
        return podSpec.at("securityContext", "windowsOptions").present()
                || anyContainer(each -> each.at("securityContext", "windowsOptions").present());
    }

    /**
     * Features that no Windows node supports; with os: windows the API server refuses most of them.
     */
    private boolean usesLinux() {
        return podSpec.at("hostPID").isTrue()
                || podSpec.at("hostIPC").isTrue()
                || podSpec.at("hostNetwork").isTrue()
                || anyContainer(
                        each -> {
                            Field context = each.at("securityContext");
                            return context.at("privileged").isTrue()
                                    || context.at("capabilities").present()
                                    || context.at("seLinuxOptions").present()
                                    || context.at("seccompProfile").present()
                                    || context.at("runAsUser").present();
                        });
    }

    private boolean anyContainer(Predicate<Field> what) {
        for (String list : List.of("containers", "initContainers")) {
            for (Field each : podSpec.at(list).items()) {
                if (what.test(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void architecture() {
        Map<String, Integer> wantedBy = new TreeMap<>();
        Map<String, Integer> all = new TreeMap<>();
        for (JsonObject node : cluster.nodes()) {
            String arch = label(node, ARCH);
            if (!arch.isEmpty() && !label(node, OS).equals(WINDOWS)) {
                all.merge(arch, 1, Integer::sum);
                if (wanted.contains(name(node))) {
                    wantedBy.merge(arch, 1, Integer::sum);
                }
            }
        }
        if (all.size() < 2 || wantedBy.isEmpty()) {
            return;
        }
        if (!choosesArchitecture()) {
            if (wantedBy.size() > 1) {
                add("mixed-architecture", "caution.mixed", String.join(", ", wantedBy.keySet()));
            }
            return;
        }
        Set<String> left = new LinkedHashSet<>(all.keySet());
        left.removeAll(wantedBy.keySet());
        if (!left.isEmpty()) {
            Found without = find(node -> left.contains(label(node, ARCH)), name -> true);
            add(
                    "mixed-architecture",
                    "caution.one-architecture",
                    String.join(", ", wantedBy.keySet()),
                    without.count,
                    String.join(", ", left),
                    without.rows());
        }
    }

    private boolean choosesArchitecture() {
        for (String key : List.of(ARCH, "beta." + ARCH)) {
            if (podSpec.at("nodeSelector").textMap().containsKey(key)) {
                return true;
            }
        }
        Field required =
                podSpec.at(
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution");
        for (Field term : required.at("nodeSelectorTerms").items()) {
            for (Field expression : term.at("matchExpressions").items()) {
                if (expression.at("key").text().endsWith(ARCH)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Fargate runs no DaemonSet pods; virtual nodes have no host that a DaemonSet could use. */
    private void nodesWithoutMachine() {
        Found fargate = find(node -> raw(node, "eks.amazonaws.com/compute-type").equals("fargate"));
        if (fargate.count > 0) {
            add("virtual-node", "caution.fargate", fargate.count, fargate.rows());
        }
        Found virtual =
                find(
                        node ->
                                raw(node, "type").equals("virtual-kubelet")
                                        || raw(node, "node.kubernetes.io/instance-type")
                                                .equals("eklet"));
        if (virtual.count > 0) {
            add("virtual-node", "caution.virtual", virtual.count, virtual.rows());
        }
    }

    private void add(String code, String key, Object... values) {
        String one = values[0].equals(1) ? key + ".one" : key;
        cautions.add(new Caution(code, one, List.of(values)));
    }

    /** The number of matching nodes, and their pools. */
    private record Found(int count, Set<String> pools) {
        String rows() {
            return String.join(", ", pools);
        }
    }

    private Found find(Predicate<JsonObject> sort) {
        return find(sort, wanted::contains);
    }

    private Found find(Predicate<JsonObject> sort, Predicate<String> counts) {
        int count = 0;
        Set<String> pools = new LinkedHashSet<>();
        NodeRows rows = NodeRows.of(cluster);
        for (JsonObject node : cluster.nodes()) {
            if (counts.test(name(node)) && sort.test(node)) {
                count++;
                pools.add(rows.title(name(node)));
            }
        }
        return new Found(count, pools);
    }

    private static String name(JsonObject node) {
        return Field.of(node).at("metadata", "name").text();
    }

    private static String label(JsonObject node, String key) {
        String value = raw(node, key);
        return value.isEmpty() ? raw(node, "beta." + key) : value;
    }

    private static String raw(JsonObject node, String key) {
        return Field.of(node).at("metadata", "labels").at(key).text();
    }
}
