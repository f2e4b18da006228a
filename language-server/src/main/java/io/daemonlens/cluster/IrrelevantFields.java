package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of cluster objects that no analysis uses. They are most of kubectl's output, so they
 * are dropped while a snapshot is read.
 */
final class IrrelevantFields {

    private static final Map<String, Set<String>> BY_MEMBER =
            Map.of(
                    "metadata",
                    Set.of("managedFields"),
                    "status",
                    Set.of("images", "volumesInUse", "volumesAttached"));

    /** Container fields that affect neither scheduling nor resource use. */
    private static final List<String> OF_CONTAINER =
            List.of(
                    "env",
                    "envFrom",
                    "command",
                    "args",
                    "volumeMounts",
                    "lifecycle",
                    "livenessProbe",
                    "readinessProbe",
                    "startupProbe",
                    "securityContext",
                    "terminationMessagePath",
                    "terminationMessagePolicy",
                    "imagePullPolicy");

    private static final List<String> OF_VOLUME =
            List.of("projected", "configMap", "secret", "downwardAPI", "emptyDir", "hostPath");

    private static final List<String> OF_CONTAINER_STATUS =
            List.of("containerID", "imageID", "image", "volumeMounts", "user");

    private IrrelevantFields() {}

    /**
     * Returns whether a member is irrelevant in any object.
     *
     * @param of the parent member; a label may be named {@code images} and is kept
     */
    static boolean isOne(String of, String member) {
        return BY_MEMBER.getOrDefault(of, Set.of()).contains(member);
    }

    /**
     * Drops the irrelevant fields from all objects in a value, which may be a list, and returns it.
     */
    static JsonValue dropFrom(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.forEach(IrrelevantFields::dropFrom);
        } else if (value instanceof JsonObject object) {
            BY_MEMBER.forEach((of, members) -> members.forEach(m -> drop(object.object(of), m)));
            if (object.text("kind").equals("Pod")) {
                dropFromPod(object);
            }
            if (object.array("items") != null) {
                dropFrom(object.array("items"));
            }
        }
        return value;
    }

    private static void dropFromPod(JsonObject pod) {
        for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
            each(pod.object("spec"), list, OF_CONTAINER);
        }
        each(pod.object("spec"), "volumes", OF_VOLUME);
        for (String list : List.of("containerStatuses", "initContainerStatuses")) {
            each(pod.object("status"), list, OF_CONTAINER_STATUS);
        }
        drop(pod.object("status"), "podIPs");
        drop(pod.object("status"), "hostIPs");
    }

    private static void each(JsonObject part, String list, List<String> members) {
        JsonArray items = part == null ? null : part.array(list);
        if (items != null) {
            for (JsonValue item : items) {
                members.forEach(m -> drop(item instanceof JsonObject o ? o : null, m));
            }
        }
    }

    private static void drop(JsonObject from, String member) {
        if (from != null) {
            from.remove(member);
        }
    }
}
