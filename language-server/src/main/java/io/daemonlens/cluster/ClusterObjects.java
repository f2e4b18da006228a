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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The objects of a cluster at one point in time, as JSON, grouped by kind in the order they were
 * read. Immutable; values computed from all objects are kept with them ({@link #derive}).
 */
public final class ClusterObjects {

    /** The annotation of a List that records when the cluster was read. */
    public static final String SNAPSHOT_TIME = "daemonlens.io/snapshot-time";

    /** The kinds of sources of objects. */
    public enum Source {
        SKETCH,
        PRESET,
        SNAPSHOT,
        LIVE;

        /** Returns the name used in reports: {@code sketch}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Source source;
    private final String title;
    private final Optional<KubernetesVersion> version;
    private final Map<String, List<JsonObject>> byKind;
    private final Pools pools;
    private final List<String> notes;
    private final Optional<Instant> written;
    private final Map<Object, Object> derived = new ConcurrentHashMap<>();

    /**
     * @param source where the objects come from
     * @param title the source as shown to the user: {@code preset gke}, {@code nodes.yaml}
     * @param version the newest kubelet's minor version, or the version of a sketch; empty if
     *     unknown
     * @param byKind kind to objects; every node has a name
     * @param pools the pools of generated nodes
     * @param notes for the user, such as the command that was run or the objects that were skipped
     * @param written when the cluster was read, if the source records it
     */
    public ClusterObjects(
            Source source,
            String title,
            Optional<KubernetesVersion> version,
            Map<String, List<JsonObject>> byKind,
            Pools pools,
            List<String> notes,
            Optional<Instant> written) {
        Map<String, List<JsonObject>> kinds = new LinkedHashMap<>();
        byKind.forEach((kind, objects) -> kinds.put(kind, List.copyOf(objects)));
        this.source = source;
        this.title = title;
        this.version = version;
        this.byKind = Collections.unmodifiableMap(kinds);
        this.pools = pools;
        this.notes = List.copyOf(notes);
        this.written = written;
    }

    /** Creates objects from a source that does not record when it was read. */
    public ClusterObjects(
            Source source,
            String title,
            Optional<KubernetesVersion> version,
            Map<String, List<JsonObject>> byKind,
            Pools pools,
            List<String> notes) {
        this(source, title, version, byKind, pools, notes, Optional.empty());
    }

    public Source source() {
        return source;
    }

    /** Returns the source as shown to the user. */
    public String title() {
        return title;
    }

    /** Returns the newest kubelet's minor version, or the version of a sketch. */
    public Optional<KubernetesVersion> version() {
        return version;
    }

    public Map<String, List<JsonObject>> byKind() {
        return byKind;
    }

    /** Returns the pools of generated nodes. */
    public Pools pools() {
        return pools;
    }

    /** Returns the notes for the user. */
    public List<String> notes() {
        return notes;
    }

    /** Returns when the cluster was read, if the source records it. */
    public Optional<Instant> written() {
        return written;
    }

    /**
     * Returns a value that is computed from these objects alone. It is computed when first asked
     * for and kept, because reading all pods of a large cluster takes seconds. Two threads may both
     * compute it.
     *
     * @param key identifies the value
     * @param compute returns an immutable value
     */
    @SuppressWarnings("unchecked")
    public <T> T derive(Object key, Supplier<T> compute) {
        Object known = derived.get(key);
        if (known == null) {
            known = compute.get();
            derived.put(key, known);
        }
        return (T) known;
    }

    /**
     * Returns when the cluster was read: the time recorded by the source, otherwise the newest time
     * in any object, otherwise empty. Scans all objects.
     */
    public Optional<Instant> time() {
        return written.isPresent() ? written : derive("time", this::newestTime);
    }

    private Optional<Instant> newestTime() {
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
     * Returns the nodes with the labels and taints of this minor version, which renamed some of
     * them.
     */
    public List<JsonObject> nodes(KubernetesVersion version) {
        if (pools.isEmpty() || version.compareTo(Pools.LAST_CHANGE) >= 0) {
            return nodes();
        }
        return nodes().stream().map(node -> pools.asOf(version, node)).toList();
    }

    /** Returns the namespace of an object of a cluster; handwritten snapshots may leave it out. */
    public static String namespaceOf(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        String namespace = metadata == null ? "" : metadata.text("namespace");
        return namespace.isEmpty() ? "default" : namespace;
    }

    /**
     * Merges two sources. Of objects with the same kind, namespace and name, the later one is used.
     */
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

    /** Returns a copy with additional objects; existing objects are not replaced. */
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

    /** Returns a copy with the objects of one kind replaced. */
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
