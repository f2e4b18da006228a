package io.daemonlens.cluster;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Groups the objects of a snapshot by kind. It expands lists and infers kinds that a tool omitted.
 */
final class SnapshotObjects {

    private final Map<String, List<JsonObject>> byKind = new LinkedHashMap<>();
    private final Map<String, Integer> ignored = new TreeMap<>();
    private int unnamed;
    private int withoutRoom;
    private Optional<Instant> time = Optional.empty();

    /** Adds one value: an object, an API list, or a plain array. */
    void add(JsonValue value) {
        add(value, "");
    }

    private void add(JsonValue value, String kindOfList) {
        if (value instanceof JsonArray array) {
            array.forEach(item -> add(item, kindOfList));
        } else if (value instanceof JsonObject object) {
            String kind = kindOf(object, kindOfList);
            JsonArray items = object.array("items");
            if (items != null && (kind.isEmpty() || kind.endsWith("List"))) {
                String itemKind =
                        kind.equals("List") || kind.isEmpty()
                                ? ""
                                : kind.substring(0, kind.length() - "List".length());
                readTime(object);
                items.forEach(item -> add(item, itemKind));
            } else {
                addObject(kind, object);
            }
        }
    }

    private void readTime(JsonObject list) {
        Field annotations = Field.of(list).at("metadata", "annotations");
        Instant written = Timestamps.of(annotations.at(ClusterObjects.SNAPSHOT_TIME));
        if (written != null && (time.isEmpty() || written.isAfter(time.get()))) {
            time = Optional.of(written);
        }
    }

    private void addObject(String kind, JsonObject object) {
        if (kind.isEmpty()) {
            ignored.merge("without a kind", 1, Integer::sum);
            return;
        }
        if (kind.equals("Node") && name(object).isEmpty()) {
            unnamed++;
            JsonObject metadata = object.object("metadata");
            object.put(
                    "metadata",
                    (metadata == null ? new JsonObject() : metadata)
                            .put("name", "unnamed-" + unnamed));
        }
        if (kind.equals("Node")) {
            giveRoom(object);
        }
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(object);
    }

    /**
     * Sets allocatable from capacity as the API server does ({@code SetDefaults_NodeStatus}, {@code
     * pkg/apis/core/v1/defaults.go}). Without either, the scheduler places no pod on the node.
     */
    private void giveRoom(JsonObject node) {
        JsonObject status = node.object("status");
        boolean known = status != null && status.has("allocatable");
        if (!known && status != null && status.has("capacity")) {
            status.put("allocatable", status.get("capacity").copy());
        } else if (!known) {
            withoutRoom++;
        }
    }

    /**
     * Returns the kind. Some exports omit it; node info, allocatable, podCIDR or providerID mark a
     * node.
     */
    private static String kindOf(JsonObject object, String kindOfList) {
        if (!object.text("kind").isEmpty()) {
            return object.text("kind");
        }
        JsonObject status = object.object("status");
        JsonObject spec = object.object("spec");
        boolean node =
                status != null && (status.has("nodeInfo") || status.has("allocatable"))
                        || spec != null && (spec.has("podCIDR") || spec.has("providerID"));
        return kindOfList.isEmpty() && node ? "Node" : kindOfList;
    }

    /** Returns the objects added so far. */
    ClusterObjects objects(ClusterObjects.Source source, String title) {
        List<String> notes = new ArrayList<>();
        ignored.forEach((what, count) -> notes.add(count + " objects " + what + " left out"));
        if (withoutRoom > 0) {
            notes.add(
                    withoutRoom
                            + (withoutRoom == 1 ? " node has" : " nodes have")
                            + " no status.allocatable; the scheduler places no pod there");
        }
        if (unnamed > 0) {
            notes.add(unnamed + " nodes without a name are called unnamed-1 and so on");
        }
        return new ClusterObjects(source, title, newestKubelet(), byKind, Pools.NONE, notes, time);
    }

    boolean isEmpty() {
        return byKind.isEmpty();
    }

    private Optional<KubernetesVersion> newestKubelet() {
        Optional<KubernetesVersion> newest = Optional.empty();
        for (JsonObject node : byKind.getOrDefault("Node", List.of())) {
            JsonObject status = node.object("status");
            JsonObject info = status == null ? null : status.object("nodeInfo");
            if (info != null && info.get("kubeletVersion") instanceof JsonText text) {
                Optional<KubernetesVersion> version = KubernetesVersion.parse(text.value());
                if (version.isPresent()
                        && (newest.isEmpty() || version.get().compareTo(newest.get()) > 0)) {
                    newest = version;
                }
            }
        }
        return newest;
    }

    private static String name(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        return metadata == null ? "" : metadata.text("name");
    }
}
