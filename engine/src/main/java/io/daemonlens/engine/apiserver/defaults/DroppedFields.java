package io.daemonlens.engine.apiserver.defaults;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.schemas.FeatureGate;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the fields that a server silently drops from a new DaemonSet because their feature gate is
 * off. {@link DisabledFields} drops them.
 */
public final class DroppedFields {

    private static final List<String> CONTAINER_LISTS =
            List.of("containers", "initContainers", "ephemeralContainers");

    private final Gates gates;
    private final List<DroppedField> found = new ArrayList<>();

    private DroppedFields(KubernetesVersion version) {
        this.gates = Gates.defaults(version);
    }

    /**
     * @param at the path of the field
     * @param gate the feature gate that is off
     * @param onSince the minor version since which the gate is on by default; {@link
     *     Integer#MAX_VALUE} if it is not on in any version
     */
    public record DroppedField(FieldPath at, String gate, int onSince) {}

    /**
     * Returns the dropped fields in the server's order, without fields unknown to the version.
     *
     * @param daemonSet the DaemonSet as written
     */
    public static List<DroppedField> of(Field daemonSet, KubernetesVersion version) {
        DroppedFields dropped = new DroppedFields(version);
        dropped.surge(daemonSet.at("spec", "updateStrategy", "rollingUpdate", "maxSurge"));
        Field pod = daemonSet.at("spec", "template", "spec");
        for (Field volume : pod.at("volumes").items()) {
            dropped.add("ImageVolume", volume.at("image"));
        }
        for (String list : CONTAINER_LISTS) {
            for (Field container : pod.at(list).items()) {
                dropped.container(container, list.equals("initContainers"));
            }
        }
        for (GatedField field : GatedField.all()) {
            if (dropped.gates.disabled(field.gate())) {
                field.find(pod, at -> dropped.add(at, field.gate()));
            }
        }
        return dropped.found;
    }

    private void surge(Field surge) {
        boolean none = surge.value() instanceof JsonNumber && surge.number() == 0;
        if (!none) {
            add("DaemonSetUpdateSurge", surge);
        }
    }

    private void container(Field container, boolean init) {
        Field policy = container.at("restartPolicy");
        if (init) {
            add("SidecarContainers", policy);
        }
        if (!init || !policy.text().equals("Always")) {
            add("ContainerRestartRules", policy);
        }
        add("ContainerStopSignals", container.at("lifecycle", "stopSignal"));
        Field procMount = container.at("securityContext", "procMount");
        if (!procMount.text().equals("Default")) {
            add("ProcMountType", procMount);
        }
    }

    private void add(String gate, Field field) {
        if (field.present() && gates.disabled(gate)) {
            add(field.path(), gate);
        }
    }

    private void add(FieldPath at, String gate) {
        found.add(new DroppedField(at, gate, FeatureGate.of(gate).onByDefaultSince()));
    }
}
