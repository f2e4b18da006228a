package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * Separates the pods of a DaemonSet from other pods. Its pods are those it controls, and those it
 * would adopt: pods without a controller that match its selector. Checked against {@code
 * pkg/controller/controller_ref_manager.go}.
 */
final class OwnPods {

    private final DaemonSet daemonSet;
    private final Selector selector;

    OwnPods(JsonObject object, KubernetesVersion version) {
        daemonSet = DaemonSet.of(object);
        selector = selectorOf(daemonSet, version);
    }

    private static Selector selectorOf(DaemonSet daemonSet, KubernetesVersion version) {
        try {
            return LabelSelector.toSelector(daemonSet.selector(), version);
        } catch (Selector.FormatException e) {
            return Selector.NOTHING;
        }
    }

    boolean has(JsonObject pod) {
        Field metadata = Field.of(pod).at("metadata");
        String namespace = daemonSet.namespace().isEmpty() ? "default" : daemonSet.namespace();
        if (!metadata.at("namespace").text().equals(namespace)) {
            return false;
        }
        OwnerReference owner = OwnerReference.controllerOf(metadata);
        if (owner != null) {
            return owner.kind().equals("DaemonSet")
                    && owner.name().equals(daemonSet.name())
                    && (daemonSet.uid().isEmpty()
                            || owner.uid().isEmpty()
                            || owner.uid().equals(daemonSet.uid()));
        }
        return metadata.at("deletionTimestamp").absent()
                && selector.matches(metadata.at("labels").textMap());
    }
}
