package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSIStorageCapacity: the largest volume that can be provisioned for some nodes.
 *
 * @param nodes selects nodes by label; null for no nodes
 * @param largest the maximum size; null if not set
 */
public record StorageCapacity(
        String className, @Nullable LabelSelector nodes, @Nullable Quantity largest) {

    public static StorageCapacity of(Field object) {
        Field topology = object.at("nodeTopology");
        Field largest = object.at("maximumVolumeSize");
        return new StorageCapacity(
                object.at("storageClassName").text(),
                topology.present() ? LabelSelector.of(topology) : null,
                VolumeTraits.amount(largest.present() ? largest : object.at("capacity")));
    }

    public boolean suffices(VolumeClaim claim, Map<String, String> nodeLabels) {
        return className.equals(claim.wants().className())
                && largest != null
                && largest.value() >= claim.wants().size().value()
                && nodes != null
                && nodes.matches(nodeLabels);
    }
}
