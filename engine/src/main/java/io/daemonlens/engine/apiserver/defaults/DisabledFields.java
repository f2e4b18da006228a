package io.daemonlens.engine.apiserver.defaults;

import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Drops fields whose feature gate is off before validation, like the API server, which does so
 * silently. An update keeps fields that the stored object uses. Checked against {@code
 * pkg/api/pod/util.go} and recordings, 1.8 and later.
 */
public final class DisabledFields {

    private static final List<String> CONTAINER_LISTS =
            List.of("containers", "initContainers", "ephemeralContainers");

    private final Gates gates;
    private final JsonObject old;

    private DisabledFields(Gates gates, JsonObject old) {
        this.gates = gates;
        this.old = old;
    }

    /**
     * Drops the disabled fields of a DaemonSet.
     *
     * @param oldDaemonSet the stored object that is being replaced; null on creation
     */
    public static void drop(JsonObject daemonSet, JsonObject oldDaemonSet, Gates gates) {
        JsonObject surge = Tree.object(daemonSet, "spec", "updateStrategy", "rollingUpdate");
        if (surge != null && gates.disabled("DaemonSetUpdateSurge")) {
            surge.put("maxSurge", 0);
        }
        JsonObject old = Tree.object(oldDaemonSet, "spec", "template", "spec");
        JsonObject pod = Tree.object(daemonSet, "spec", "template", "spec");
        if (pod != null) {
            new DisabledFields(gates, old).drop(pod);
        }
    }

    private void drop(JsonObject pod) {
        if (off("ImageVolume")) {
            imageVolumes(pod);
        }
        containers(pod);
        for (GatedField field : GatedField.all()) {
            if (off(field.gate()) && (old == null || !gateUsed(field.gate()))) {
                field.drop(pod);
            }
        }
    }

    private boolean gateUsed(String gate) {
        return GatedField.all().stream()
                .anyMatch(field -> field.gate().equals(gate) && field.isUsed(old));
    }

    private boolean off(String gate) {
        return !gates.enabled(gate);
    }

    /** Drops image volumes and their mounts. */
    private void imageVolumes(JsonObject pod) {
        JsonArray volumes = pod.array("volumes");
        if (volumes == null || oldHasImageVolume()) {
            return;
        }
        Set<String> dropped = new TreeSet<>();
        JsonArray kept = new JsonArray();
        for (JsonValue volume : volumes) {
            if (volume instanceof JsonObject object && object.has("image")) {
                dropped.add(object.text("name"));
            } else {
                kept.add(volume);
            }
        }
        if (dropped.isEmpty()) {
            return;
        }
        pod.put("volumes", kept);
        for (String list : CONTAINER_LISTS) {
            Tree.each(pod.array(list), container -> mounts(container, dropped));
        }
    }

    private boolean oldHasImageVolume() {
        JsonArray volumes = Tree.list(old, "volumes");
        return volumes != null
                && volumes.items().stream()
                        .anyMatch(v -> v instanceof JsonObject volume && volume.has("image"));
    }

    private static void mounts(JsonObject container, Set<String> dropped) {
        JsonArray mounts = container.array("volumeMounts");
        if (mounts == null) {
            return;
        }
        JsonArray kept = new JsonArray();
        for (JsonValue mount : mounts) {
            if (!(mount instanceof JsonObject object && dropped.contains(object.text("name")))) {
                kept.add(mount);
            }
        }
        container.put("volumeMounts", kept);
    }

    private void containers(JsonObject pod) {
        for (String list : CONTAINER_LISTS) {
            boolean init = list.equals("initContainers");
            Tree.each(
                    pod.array(list),
                    container -> {
                        restartPolicy(container, init);
                        stopSignal(container);
                        procMount(container);
                    });
        }
    }

    private void restartPolicy(JsonObject container, boolean init) {
        String policy = container.text("restartPolicy");
        boolean always = init && policy.equals("Always");
        boolean rules = gates.disabled("ContainerRestartRules") && !always;
        boolean sidecar = gates.disabled("SidecarContainers") && init;
        if (rules || sidecar) {
            container.remove("restartPolicy");
        }
    }

    /** Drops the stop signal, and the lifecycle if nothing else is left in it. */
    private void stopSignal(JsonObject container) {
        JsonObject lifecycle = container.object("lifecycle");
        if (lifecycle != null && gates.disabled("ContainerStopSignals")) {
            if (lifecycle.remove("stopSignal") != null && lifecycle.isEmpty()) {
                container.remove("lifecycle");
            }
        }
    }

    private void procMount(JsonObject container) {
        JsonObject context = container.object("securityContext");
        if (context != null && context.has("procMount") && gates.disabled("ProcMountType")) {
            context.put("procMount", "Default");
        }
    }
}
