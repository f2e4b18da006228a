package io.daemonlens.cluster;

import io.daemonlens.engine.apps.SnapshotTime;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a cluster at one instant, as JSON, by kind and in the order they were found.
 *
 * @param source where they come from
 * @param title the source in a user's words: {@code preset gke}, {@code nodes.yaml}
 * @param version the newest kubelet's minor, or what a sketch says; empty when nothing tells
 * @param byKind kind to objects; every node has a name
 * @param pools of the nodes that were drawn
 * @param notes what a reader should know: the command that was run, objects left out
 * @param written the moment at which the cluster was looked at, where the source says it
 */
public record ClusterObjects(
        Source source,
        String title,
        Optional<KubernetesVersion> version,
        Map<String, List<JsonObject>> byKind,
        Pools pools,
        List<String> notes,
        Optional<Instant> written) {

    /** The annotation of a List that holds the moment at which the cluster was looked at. */
    public static final String SNAPSHOT_TIME = "daemonlens.io/snapshot-time";

    /** Where objects come from. */
    public enum Source {
        SKETCH,
        PRESET,
        SNAPSHOT,
        LIVE;

        /** As in reports: {@code sketch}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public ClusterObjects {
        Map<String, List<JsonObject>> kinds = new LinkedHashMap<>();
        byKind.forEach((kind, objects) -> kinds.put(kind, List.copyOf(objects)));
        byKind = Collections.unmodifiableMap(kinds);
        notes = List.copyOf(notes);
    }

    /** Objects whose source does not say when it was looked at. */
    public ClusterObjects(
            Source source,
            String title,
            Optional<KubernetesVersion> version,
            Map<String, List<JsonObject>> byKind,
            Pools pools,
            List<String> notes) {
        this(source, title, version, byKind, pools, notes, Optional.empty());
    }

    /**
     * The moment at which the cluster was looked at: what the source says, else the newest time in
     * any of its objects; empty where no object holds one. Walks through all objects.
     */
    public Optional<Instant> time() {
        if (written.isPresent()) {
            return written;
        }
        List<JsonObject> all = new ArrayList<>();
        byKind.values().forEach(all::addAll);
        return Optional.ofNullable(SnapshotTime.newestIn(all));
    }

    public List<JsonObject> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    public List<JsonObject> nodes() {
        return of("Node");
    }

    /**
     * The nodes as clusters of this minor have them: labels and taints have changed their names.
     */
    public List<JsonObject> nodes(KubernetesVersion version) {
        if (pools.isEmpty() || version.compareTo(Pools.LAST_CHANGE) >= 0) {
            return nodes();
        }
        return nodes().stream().map(node -> pools.asOf(version, node)).toList();
    }

    /** Both files' objects; of two with the same kind, namespace and name the later one counts. */
    public ClusterObjects plus(ClusterObjects later) {
        Map<String, List<JsonObject>> kinds = new LinkedHashMap<>();
        Map<String, JsonObject> byKey = new LinkedHashMap<>();
        for (ClusterObjects each : List.of(this, later)) {
            each.byKind.forEach(
                    (kind, objects) ->
                            objects.forEach(object -> byKey.put(keyOf(kind, object), object)));
        }
        byKey.forEach(
                (key, object) ->
                        kinds.computeIfAbsent(
                                        key.substring(0, key.indexOf('/')), k -> new ArrayList<>())
                                .add(object));
        List<String> nodesOfLater =
                later.nodes().stream().map(node -> node.object("metadata").text("name")).toList();
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(later.notes);
        boolean nodesHere = !nodes().isEmpty() || later.nodes().isEmpty();
        return new ClusterObjects(
                nodesHere ? source : later.source,
                title + " + " + later.title,
                version.isPresent() ? version : later.version,
                kinds,
                pools.plus(later.pools, nodesOfLater),
                allNotes,
                newest(written, later.written));
    }

    /** The same with these objects; one that is there already stays as it is. */
    public ClusterObjects with(Map<String, List<JsonObject>> more) {
        Map<String, List<JsonObject>> kinds = new LinkedHashMap<>(byKind);
        more.forEach(
                (kind, objects) -> {
                    Map<String, JsonObject> byKey = new LinkedHashMap<>();
                    of(kind).forEach(object -> byKey.put(keyOf(kind, object), object));
                    objects.forEach(object -> byKey.putIfAbsent(keyOf(kind, object), object));
                    kinds.put(kind, List.copyOf(byKey.values()));
                });
        return new ClusterObjects(source, title, version, kinds, pools, notes, written);
    }

    private static Optional<Instant> newest(Optional<Instant> one, Optional<Instant> other) {
        boolean second = one.isEmpty() || other.isPresent() && other.get().isAfter(one.get());
        return second ? other : one;
    }

    /** The same with other objects of one kind. */
    public ClusterObjects replacing(String kind, List<JsonObject> objects) {
        Map<String, List<JsonObject>> kinds = new LinkedHashMap<>(byKind);
        kinds.put(kind, objects);
        return new ClusterObjects(source, title, version, kinds, pools, notes, written);
    }

    private static String keyOf(String kind, JsonObject object) {
        JsonObject metadata = object.object("metadata");
        return metadata == null
                ? kind + "/"
                : kind + "/" + metadata.text("namespace") + "/" + metadata.text("name");
    }
}
