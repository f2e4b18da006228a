package io.daemonlens.revision;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/** The ControllerRevisions of a DaemonSet in a cluster, applied to the DaemonSet's manifest. */
public final class KeptRevision {

    private KeptRevision() {}

    /**
     * Returns the manifest with the template of each revision, by revision number, newest first.
     *
     * @param written the manifest that provides everything except the template
     */
    public static Map<Long, JsonObject> of(
            JsonObject written, String namespace, String name, ClusterObjects cluster) {
        Map<Long, JsonObject> byNumber = new TreeMap<>((a, b) -> Long.compare(b, a));
        for (JsonObject revision : cluster.of("ControllerRevision")) {
            JsonObject metadata = revision.object("metadata");
            JsonObject template = template(revision);
            if (metadata != null
                    && template != null
                    && namespace.equals(LiveObject.namespace(metadata))
                    && isOf(name, metadata.get("ownerReferences"))
                    && revision.get("revision") instanceof JsonNumber number) {
                byNumber.put(Long.parseLong(number.toString()), with(written, template));
            }
        }
        return byNumber;
    }

    /**
     * Returns the {@code collisionCount} of the DaemonSet in the cluster, or null if it has none.
     */
    public static Integer collisionCount(String namespace, String name, ClusterObjects cluster) {
        return LiveObject.find(namespace, name, cluster)
                .map(live -> DaemonSetStatus.of(Field.of(live).at("status")).collisionCount())
                .orElse(null);
    }

    private static boolean isOf(String name, JsonValue owners) {
        if (owners instanceof JsonArray list) {
            for (JsonValue each : list) {
                if (each instanceof JsonObject owner
                        && owner.text("kind").equals("DaemonSet")
                        && owner.text("name").equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the template in the revision's patch, or null if it has none. */
    private static JsonObject template(JsonObject revision) {
        JsonObject data = revision.object("data");
        JsonObject spec = data == null ? null : data.object("spec");
        JsonObject template = spec == null ? null : spec.object("template");
        if (template == null) {
            return null;
        }
        JsonObject copy = template.copy();
        copy.remove("$patch");
        return copy;
    }

    /** Returns a copy of the object with this template. */
    public static JsonObject with(JsonObject written, JsonObject template) {
        JsonObject copy = written.copy();
        JsonObject spec = copy.object("spec");
        if (spec == null) {
            spec = new JsonObject();
            copy.put("spec", spec);
        }
        spec.put("template", template.copy());
        return copy;
    }
}
