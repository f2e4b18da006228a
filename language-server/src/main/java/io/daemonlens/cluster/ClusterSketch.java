package io.daemonlens.cluster;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.Labels;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A cluster described by hand: pools of identical nodes ({@code kind: ClusterSketch}).
 *
 * @param version the version in the file; empty if not set
 * @param pools at least one
 */
record ClusterSketch(Optional<KubernetesVersion> version, List<Pool> pools) {

    /** The most nodes that a sketch can create; more than any cluster that Kubernetes supports. */
    static final int MOST_NODES = 200_000;

    private static final Set<String> SKETCH_KEYS =
            Set.of("apiVersion", "kind", "metadata", "kubernetesVersion", "pools");
    private static final Set<String> POOL_KEYS =
            Set.of(
                    "name",
                    "count",
                    "zones",
                    "labels",
                    "taints",
                    "allocatable",
                    "unschedulable",
                    "notReady",
                    "used");
    private static final Set<String> EFFECTS =
            Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    /** An error in a sketch, with its location. */
    static final class SketchException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient FieldPath path;

        SketchException(FieldPath path, String message) {
            super(message);
            this.path = path;
        }

        FieldPath path() {
            return path;
        }
    }

    static boolean isSketch(JsonValue value) {
        return value instanceof JsonObject object && object.text("kind").equals("ClusterSketch");
    }

    static ClusterSketch read(JsonObject sketch) throws SketchException {
        onlyKeys(sketch, SKETCH_KEYS, FieldPath.ROOT);
        Optional<KubernetesVersion> version = Optional.empty();
        if (sketch.has("kubernetesVersion")) {
            String text = scalar(sketch.get("kubernetesVersion"));
            version = KubernetesVersion.parse(text);
            if (version.isEmpty()) {
                throw new SketchException(
                        FieldPath.of("kubernetesVersion"),
                        "kubernetesVersion \""
                                + text
                                + "\" is not one of "
                                + KubernetesVersion.OLDEST
                                + " to "
                                + KubernetesVersion.NEWEST);
            }
        }
        JsonArray list = sketch.array("pools");
        if (list == null || list.isEmpty()) {
            throw new SketchException(FieldPath.of("pools"), "a sketch needs a list of pools");
        }
        List<Pool> pools = new ArrayList<>();
        long nodes = 0;
        for (int i = 0; i < list.size(); i++) {
            FieldPath at = FieldPath.of("pools").index(i);
            if (!(list.get(i) instanceof JsonObject pool)) {
                throw new SketchException(at, "a pool is an object with a name and a count");
            }
            Pool read = readPool(pool, at);
            if (pools.stream().anyMatch(other -> other.name().equals(read.name()))) {
                throw new SketchException(
                        at.child("name"), "there is another pool named " + read.name());
            }
            pools.add(read);
            nodes += read.count();
            if (nodes > MOST_NODES) {
                throw new SketchException(
                        at.child("count"), "a sketch holds at most " + MOST_NODES + " nodes");
            }
        }
        return new ClusterSketch(version, List.copyOf(pools));
    }

    /** Creates the nodes of the sketch and the pods that occupy part of their resources. */
    ClusterObjects objects(ClusterObjects.Source source, String title) {
        List<JsonObject> nodes = new ArrayList<>();
        List<JsonObject> pods = new ArrayList<>();
        for (Pool pool : pools) {
            for (int number = 1; number <= pool.count(); number++) {
                nodes.add(pool.node(number, Pools.LAST_CHANGE));
                JsonObject others = pool.otherPods(number);
                if (others != null) {
                    pods.add(others);
                }
            }
        }
        Map<String, List<JsonObject>> byKind = new LinkedHashMap<>();
        byKind.put("Node", nodes);
        byKind.put("Pod", pods);
        return new ClusterObjects(source, title, version, byKind, Pools.of(pools), List.of());
    }

    private static Pool readPool(JsonObject pool, FieldPath at) throws SketchException {
        onlyKeys(pool, POOL_KEYS, at);
        String name = pool.text("name");
        if (!name.matches("[a-z0-9]([-a-z0-9.]{0,200}[a-z0-9])?")) {
            throw new SketchException(
                    at.child("name"),
                    "a pool needs a name of lower-case letters, digits, '-' and '.'");
        }
        int count = number(pool, "count", 1, at);
        return new Pool(
                name,
                count,
                ControlPlane.NONE,
                false,
                texts(pool, "zones", at),
                labels(pool, at),
                taints(pool, at),
                amounts(pool, "allocatable", at),
                atMost(count, number(pool, "unschedulable", 0, at), "unschedulable", at),
                atMost(count, number(pool, "notReady", 0, at), "notReady", at),
                amounts(pool, "used", at));
    }

    private static Map<String, String> labels(JsonObject pool, FieldPath at)
            throws SketchException {
        Map<String, String> labels = textMap(pool, "labels", at);
        FieldPath list = at.child("labels");
        for (Map.Entry<String, String> label : labels.entrySet()) {
            valid(
                    Labels.keyProblems(label.getKey(), KubernetesVersion.NEWEST),
                    list.key(label.getKey()));
            valid(
                    Labels.valueProblems(label.getValue(), KubernetesVersion.NEWEST),
                    list.key(label.getKey()));
        }
        return labels;
    }

    private static void valid(List<String> problems, FieldPath where) throws SketchException {
        if (!problems.isEmpty()) {
            throw new SketchException(where, problems.get(0));
        }
    }

    /** Reads resource quantities as in a node's status; {@code pods} must be a whole number. */
    private static Map<String, String> amounts(JsonObject pool, String key, FieldPath at)
            throws SketchException {
        Map<String, String> amounts = textMap(pool, key, at);
        for (Map.Entry<String, String> amount : amounts.entrySet()) {
            String name = amount.getKey();
            FieldPath where = at.child(key).child(name);
            try {
                Quantity.parse(amount.getValue());
            } catch (Quantity.FormatException e) {
                throw new SketchException(
                        where,
                        name
                                + " \""
                                + amount.getValue()
                                + "\" is no amount, such as 4, 500m or 16Gi");
            }
            if (name.equals("pods") && !amount.getValue().matches("[0-9]{1,6}")) {
                throw new SketchException(where, "pods is a whole number");
            }
        }
        return amounts;
    }

    private static int atMost(int count, int value, String key, FieldPath at)
            throws SketchException {
        if (value > count) {
            throw new SketchException(
                    at.child(key), key + " is " + value + ", but the pool has " + count + " nodes");
        }
        return value;
    }

    private static List<JsonObject> taints(JsonObject pool, FieldPath at) throws SketchException {
        List<JsonObject> taints = new ArrayList<>();
        JsonArray list = pool.array("taints");
        if (pool.has("taints") && list == null) {
            throw new SketchException(at.child("taints"), "taints is a list");
        }
        for (int i = 0; list != null && i < list.size(); i++) {
            FieldPath where = at.child("taints").index(i);
            if (list.get(i) instanceof JsonObject object) {
                taints.add(
                        Pool.taint(
                                object.text("key"),
                                object.text("value"),
                                effect(object.text("effect"), where)));
            } else {
                taints.add(taint(scalar(list.get(i)), where));
            }
        }
        return taints;
    }

    /** Parses a taint in kubectl taint's format: {@code key=value:Effect} or {@code key:Effect}. */
    private static JsonObject taint(String text, FieldPath where) throws SketchException {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            throw new SketchException(where, "a taint is written key=value:Effect or key:Effect");
        }
        String key = text.substring(0, colon);
        int equals = key.indexOf('=');
        String name = equals < 0 ? key : key.substring(0, equals);
        String value = equals < 0 ? "" : key.substring(equals + 1);
        valid(Labels.keyProblems(name, KubernetesVersion.NEWEST), where);
        valid(Labels.valueProblems(value, KubernetesVersion.NEWEST), where);
        return Pool.taint(name, value, effect(text.substring(colon + 1), where));
    }

    private static String effect(String text, FieldPath where) throws SketchException {
        if (!EFFECTS.contains(text)) {
            throw new SketchException(
                    where,
                    "the effect of a taint is NoSchedule, PreferNoSchedule or NoExecute, not \""
                            + text
                            + "\"");
        }
        return text;
    }

    private static int number(JsonObject pool, String key, int otherwise, FieldPath at)
            throws SketchException {
        if (!pool.has(key)) {
            return otherwise;
        }
        String text = scalar(pool.get(key));
        if (!text.matches("[0-9]{1,6}")) {
            throw new SketchException(at.child(key), key + " is a whole number, 0 or more");
        }
        return Integer.parseInt(text);
    }

    private static List<String> texts(JsonObject pool, String key, FieldPath at)
            throws SketchException {
        if (!pool.has(key)) {
            return List.of();
        }
        if (!(pool.get(key) instanceof JsonArray list)) {
            throw new SketchException(at.child(key), key + " is a list");
        }
        return list.items().stream().map(ClusterSketch::scalar).toList();
    }

    private static Map<String, String> textMap(JsonObject pool, String key, FieldPath at)
            throws SketchException {
        if (!pool.has(key)) {
            return Map.of();
        }
        if (!(pool.get(key) instanceof JsonObject object)) {
            throw new SketchException(at.child(key), key + " is a map");
        }
        Map<String, String> map = new LinkedHashMap<>();
        object.entries().forEach(e -> map.put(e.getKey(), scalar(e.getValue())));
        return map;
    }

    private static String scalar(JsonValue value) {
        if (value instanceof JsonText text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.literal() : String.valueOf(value);
    }

    private static void onlyKeys(JsonObject object, Set<String> known, FieldPath at)
            throws SketchException {
        for (String name : object.names()) {
            if (!known.contains(name)) {
                throw new SketchException(
                        at.child(name),
                        "unknown key \""
                                + name
                                + "\"; known are "
                                + String.join(", ", new java.util.TreeSet<>(known)));
            }
        }
    }
}
