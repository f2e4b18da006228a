package io.daemonlens.feature.symbols;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The context of a manifest: the other objects of the workspace, and the current cluster. Both are
 * looked up when first needed.
 */
public final class Surroundings {

    /** The context of a manifest on its own. */
    public static final Surroundings NONE = new Surroundings(List.of(), null, "default");

    private final Supplier<List<WorkspaceObject>> known;
    private final Supplier<ClusterObjects> inUse;
    private final String namespace;
    private List<WorkspaceObject> objects;

    /**
     * @param known the objects of the workspace's files, by file and place
     * @param inUse the current cluster; returns null if it is not known (yet)
     * @param namespace of objects without one
     */
    public Surroundings(
            Supplier<List<WorkspaceObject>> known,
            Supplier<ClusterObjects> inUse,
            String namespace) {
        this.known = known;
        this.inUse = inUse;
        this.namespace = namespace;
    }

    public Surroundings(List<WorkspaceObject> objects, ClusterObjects cluster, String namespace) {
        this(() -> objects, () -> cluster, namespace);
    }

    public List<WorkspaceObject> objects() {
        if (objects == null) {
            objects = List.copyOf(known.get());
        }
        return objects;
    }

    public ClusterObjects cluster() {
        return inUse.get();
    }

    public String namespace() {
        return namespace;
    }

    /**
     * Returns the objects of a kind that manifests in a namespace can reference, without
     * duplicates.
     */
    public Map<String, String> names(String kind, String in) {
        Map<String, String> names = new TreeMap<>();
        for (JsonObject object : of(kind)) {
            Field metadata = Field.of(object).at("metadata");
            String where = metadata.at("namespace").text();
            if (where.isEmpty() || where.equals(in)) {
                names.put(metadata.at("name").text(), cluster().title());
            }
        }
        for (WorkspaceObject object : objects()) {
            if (object.kind().equals(kind) && (isGlobal(kind) || object.isIn(in, namespace))) {
                names.put(object.name(), object.file());
            }
        }
        names.remove("");
        return names;
    }

    /** Returns the keys of a ConfigMap's or Secret's data. */
    public Set<String> keys(String kind, String name, String in) {
        Set<String> keys = new LinkedHashSet<>();
        for (WorkspaceObject object : objects()) {
            if (object.kind().equals(kind)
                    && object.name().equals(name)
                    && object.isIn(in, namespace)) {
                keys.addAll(object.keys());
            }
        }
        for (JsonObject object : of(kind)) {
            Field metadata = Field.of(object).at("metadata");
            if (metadata.at("name").text().equals(name)
                    && metadata.at("namespace").text().equals(in)) {
                for (String data : List.of("data", "stringData", "binaryData")) {
                    if (object.object(data) != null) {
                        keys.addAll(object.object(data).names());
                    }
                }
            }
        }
        return keys;
    }

    /** Returns the number of nodes of the current cluster per label, by key and value. */
    public Map<String, Map<String, Integer>> nodeLabels() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (JsonObject node : nodes()) {
            Field.of(node)
                    .at("metadata", "labels")
                    .textMap()
                    .forEach(
                            (key, value) ->
                                    counts.computeIfAbsent(key, any -> new TreeMap<>())
                                            .merge(value, 1, Integer::sum));
        }
        return counts;
    }

    /**
     * Returns the number of nodes of the current cluster per taint, by key, then {@code
     * value:effect}.
     */
    public Map<String, Map<String, Integer>> taints() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (JsonObject node : nodes()) {
            for (Field taint : Field.of(node).at("spec", "taints").items()) {
                String rest = taint.at("value").text() + ":" + taint.at("effect").text();
                counts.computeIfAbsent(taint.at("key").text(), any -> new TreeMap<>())
                        .merge(rest, 1, Integer::sum);
            }
        }
        return counts;
    }

    private List<JsonObject> of(String kind) {
        ClusterObjects cluster = cluster();
        return cluster == null ? List.of() : cluster.of(kind);
    }

    /** Returns the nodes of the current cluster; none if no cluster is known. */
    public List<JsonObject> nodes() {
        ClusterObjects cluster = cluster();
        return cluster == null ? List.of() : cluster.nodes();
    }

    /** Returns the names of the allocatable resources of the current cluster's nodes. */
    public Set<String> resources() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonObject node : nodes()) {
            names.addAll(
                    new ArrayList<>(Field.of(node).at("status", "allocatable").textMap().keySet()));
        }
        return names;
    }

    public static boolean isGlobal(String kind) {
        return kind.equals("PriorityClass") || kind.equals("RuntimeClass");
    }
}
