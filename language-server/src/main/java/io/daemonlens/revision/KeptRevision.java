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

/** The revisions of a DaemonSet that a cluster keeps, put into the DaemonSet as it is written. */
public final class KeptRevision {

    private KeptRevision() {}

    /**
     * The written object with the template of each revision, by number, the newest first.
     *
     * @param written kind, metadata and all but the template are taken from it
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

    /** How often the cluster found a revision's name taken; null where never. */
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

    /** The template that the revision's patch puts in place; null where it holds none. */
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

    /** The object with this template instead of its own. */
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
