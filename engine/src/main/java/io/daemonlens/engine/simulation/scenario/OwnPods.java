package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.scheduler.framework.ClusterPods;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Separates the pods of a DaemonSet from other pods. Its pods are those it controls, and those it
 * would adopt: pods without a controller that match its selector. Checked against {@code
 * pkg/controller/controller_ref_manager.go}.
 */
final class OwnPods {

    private final DaemonSet daemonSet;
    private final Selector selector;

    private OwnPods(JsonObject object, KubernetesVersion version) {
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

    /**
     * Returns the pods of a DaemonSet, in the order of the cluster's pods.
     *
     * @param object the DaemonSet as it is or will be stored
     */
    static List<ClusterPod> of(JsonObject object, ClusterPods pods, KubernetesVersion version) {
        OwnPods own = new OwnPods(object, version);
        String name = own.daemonSet.name();
        String namespace =
                own.daemonSet.namespace().isEmpty() ? "default" : own.daemonSet.namespace();
        List<ClusterPod> controlled = own.among(pods.of(namespace, name));
        List<ClusterPod> adopted = own.among(pods.orphans(namespace));
        return adopted.isEmpty() ? controlled : own.among(pods.in(namespace));
    }

    private List<ClusterPod> among(List<ClusterPod> pods) {
        List<ClusterPod> found = new ArrayList<>();
        for (ClusterPod pod : pods) {
            if (has(pod.object())) {
                found.add(pod);
            }
        }
        return found;
    }

    /** Returns whether a pod of the DaemonSet's namespace belongs to it. */
    private boolean has(JsonObject pod) {
        Field metadata = Field.of(pod).at("metadata");
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
