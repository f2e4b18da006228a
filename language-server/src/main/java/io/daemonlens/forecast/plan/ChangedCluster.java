package io.daemonlens.forecast.plan;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The cluster after a change of files: objects that the newer state no longer contains are deleted,
 * and objects that differ are updated, with the status that the cluster has. Objects that the
 * cluster lacks are not added here.
 */
final class ChangedCluster {

    private static final String DAEMON_SET = "DaemonSet";

    private final RelatedObjects older;
    private final RelatedObjects newer;

    private ChangedCluster(RelatedObjects older, RelatedObjects newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Returns the cluster with the change applied to the objects that it has. */
    static ClusterObjects of(ClusterObjects cluster, RelatedObjects older, RelatedObjects newer) {
        ChangedCluster change = new ChangedCluster(older, newer);
        ClusterObjects after = cluster;
        for (Map.Entry<String, List<JsonObject>> each : cluster.byKind().entrySet()) {
            String kind = each.getKey();
            List<JsonObject> objects = new ArrayList<>();
            boolean differs = false;
            for (JsonObject object : each.getValue()) {
                JsonObject now = change.after(kind, object);
                differs |= now != object;
                if (now != null) {
                    objects.add(now);
                }
            }
            if (differs) {
                after = after.replacing(kind, objects);
            }
        }
        return after;
    }

    /** Returns the object after the change; null if it is deleted. */
    private JsonObject after(String kind, JsonObject object) {
        if (kind.equals("Pod") || kind.equals("ControllerRevision")) {
            return isOfDeleted(object) ? null : object;
        }
        String key = RelatedObjects.key(kind, object, newer.destination());
        JsonObject then = older.byKey().get(key);
        JsonObject now = newer.byKey().get(key);
        if (now == null) {
            return then == null ? object : null;
        }
        return kind.equals(DAEMON_SET) || Objects.equals(then, now) ? object : update(object, now);
    }

    private boolean isOfDeleted(JsonObject object) {
        Field metadata = Field.of(object).at("metadata");
        OwnerReference owner = OwnerReference.controllerOf(metadata);
        if (owner == null || !owner.kind().equals(DAEMON_SET)) {
            return false;
        }
        String key = RelatedObjects.key(DAEMON_SET, metadata.at("namespace").text(), owner.name());
        return older.byKey().containsKey(key) && !newer.byKey().containsKey(key);
    }

    /** Labels and annotations that the file does not name stay, as with {@code kubectl apply}. */
    private static JsonObject update(JsonObject live, JsonObject file) {
        JsonObject after = live.copy();
        for (Map.Entry<String, JsonValue> each : file.entries()) {
            String member = each.getKey();
            if (!member.equals("metadata") && !member.equals("status")) {
                after.put(member, each.getValue());
            }
        }
        JsonObject from = file.object("metadata");
        JsonObject metadata = after.object("metadata");
        for (String map : new String[] {"labels", "annotations"}) {
            JsonObject values = from.object(map);
            if (values != null) {
                JsonObject all =
                        metadata.object(map) == null ? new JsonObject() : metadata.object(map);
                values.entries().forEach(each -> all.put(each.getKey(), each.getValue()));
                metadata.put(map, all);
            }
        }
        return after;
    }
}
