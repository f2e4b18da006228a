package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.core.NodeSelectorTerm.Expression;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.scheduler.storage.CsiDriver;
import io.daemonlens.engine.scheduler.storage.CsiNode;
import io.daemonlens.engine.scheduler.storage.DriverTopology;
import io.daemonlens.engine.scheduler.storage.InTreeDisk;
import io.daemonlens.engine.scheduler.storage.PersistentVolume;
import io.daemonlens.engine.scheduler.storage.StorageClass;
import io.daemonlens.engine.scheduler.storage.VolumeClaim;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds volumes for the claims of one pod. Checked against {@code volumebinding/binder.go} and
 * component-helpers' {@code pv_helpers.go}, 1.24 and later.
 *
 * @param bound claims that are bound to a volume
 * @param waiting claims that are bound once the pod has a node
 */
record VolumeBinder(
        KubernetesVersion version,
        Storage storage,
        List<VolumeClaim> bound,
        List<VolumeClaim> waiting) {

    private static final int CAPACITY_SINCE = 21;
    private static final int ATTRIBUTES_SINCE = 34;

    /**
     * The bindings that would be made on a node.
     *
     * @param reasons why the node is unsuitable; empty if it is suitable
     * @param found existing volumes, by claim
     * @param toMake claims for which a volume must be provisioned
     */
    record Plan(
            List<String> reasons,
            Map<VolumeClaim, PersistentVolume> found,
            List<VolumeClaim> toMake) {}

    Plan on(Node node) {
        List<String> reasons = new ArrayList<>(0);
        boolean allThere = true;
        for (VolumeClaim claim : bound) {
            PersistentVolume volume = storage.volume(claim.volumeName());
            if (volume == null) {
                allThere = !storage.knowsVolumes();
            } else if (!PersistentVolume.reached(affinity(volume, node), node.labels())) {
                reasons.add(notReached());
            } else {
                continue;
            }
            if (!allThere || !reasons.isEmpty()) {
                break;
            }
        }
        Map<VolumeClaim, PersistentVolume> found = new LinkedHashMap<>();
        List<VolumeClaim> toMake = new ArrayList<>(0);
        String refusal = find(node, found, toMake);
        if (refusal != null) {
            reasons.add(refusal);
        }
        if (!allThere) {
            reasons.add(
                    "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)");
        }
        return new Plan(reasons, found, toMake);
    }

    private String notReached() {
        return version.isBefore(33)
                ? "node(s) had volume node affinity conflict"
                : "node(s) didn't match PersistentVolume's node affinity";
    }

    private @Nullable List<NodeSelectorTerm> affinity(PersistentVolume volume, Node node) {
        InTreeDisk disk = volume.disk();
        return disk != null && disk.kind().isTakenOverOn(storage.node(node.name()), version)
                ? DriverTopology.of(volume, disk.kind())
                : volume.affinity();
    }

    private @Nullable String find(
            Node node, Map<VolumeClaim, PersistentVolume> found, List<VolumeClaim> toMake) {
        String none = "node(s) didn't find available persistent volumes to bind";
        List<VolumeClaim> looking = new ArrayList<>(waiting.size());
        for (VolumeClaim claim : waiting) {
            if (claim.selectedNode() == null) {
                looking.add(claim);
            } else if (claim.selectedNode().equals(node.name())) {
                toMake.add(claim);
            } else {
                return none;
            }
        }
        looking.sort(Comparator.comparing(claim -> claim.wants().size()));
        for (VolumeClaim claim : looking) {
            PersistentVolume volume = match(claim, node, found);
            if (volume != null) {
                found.put(claim, volume);
            } else {
                toMake.add(claim);
            }
        }
        for (VolumeClaim claim : toMake) {
            StorageClass storageClass = storage.storageClass(claim.wants().className());
            if (storageClass == null || !storageClass.makesVolumes() && !storage.knowsVolumes()) {
                continue;
            }
            if (!storageClass.makesVolumes() || !storageClass.allows(node.labels())) {
                return none;
            }
            if (!hasRoom(claim, storageClass, node)) {
                return "node(s) did not have enough free storage";
            }
        }
        return null;
    }

    /** Returns the smallest volume that satisfies the claim, or the volume reserved for it. */
    private @Nullable PersistentVolume match(
            VolumeClaim claim, Node node, Map<VolumeClaim, PersistentVolume> taken) {
        PersistentVolume smallest = null;
        for (PersistentVolume volume : storage.openVolumes(claim.wants().className())) {
            boolean setAside = volume.isSetAsideFor(claim);
            if (volume.claim() != null && !setAside
                    || !setAside && !volume.isFreeFor(claim)
                    || !volume.couldServe(claim, version.isAtLeast(ATTRIBUTES_SINCE))
                    || taken.containsValue(volume)) {
                continue;
            }
            boolean reached = volume.isReachedFrom(node.labels());
            if (setAside) {
                return reached ? volume : null;
            }
            if (reached && (smallest == null || smaller(volume, smallest))) {
                smallest = volume;
            }
        }
        return smallest;
    }

    private static boolean smaller(PersistentVolume one, PersistentVolume other) {
        return one.offers().size().compareTo(other.offers().size()) < 0;
    }

    /**
     * Returns whether the storage has enough capacity; only checked for drivers that publish
     * CSIStorageCapacity.
     */
    private boolean hasRoom(VolumeClaim claim, StorageClass storageClass, Node node) {
        CsiDriver driver = storage.driver(storageClass.provisioner());
        return version.isBefore(CAPACITY_SINCE)
                || driver == null
                || !driver.tellsCapacity()
                || !storage.knowsCapacities()
                || claim.wants().size().isZero()
                || storage.capacities().stream()
                        .anyMatch(capacity -> capacity.suffices(claim, node.labels()));
    }

    /**
     * Binds the claims of a pod that has been assigned to a node. A provisioned volume is
     * accessible from the node's topology, as its driver declares it, or from all nodes if the
     * driver is unknown.
     */
    void settle(Node node) {
        Plan plan = on(node);
        plan.found().forEach(storage::bind);
        for (VolumeClaim claim : plan.toMake()) {
            StorageClass storageClass = storage.storageClass(claim.wants().className());
            if (storageClass != null && storageClass.makesVolumes()) {
                String driver = storageClass.provisioner();
                List<NodeSelectorTerm> affinity = whereMade(driver, node);
                storage.bind(claim, PersistentVolume.madeFor(claim, driver, affinity));
            }
        }
    }

    private @Nullable List<NodeSelectorTerm> whereMade(String driver, Node node) {
        CsiNode drivers = storage.node(node.name());
        List<String> keys =
                drivers == null
                        ? List.of()
                        : drivers.topologyKeys().getOrDefault(driver, List.of());
        List<Expression> expressions = new ArrayList<>(keys.size());
        for (String key : keys) {
            String value = node.labels().get(key);
            if (value != null) {
                expressions.add(Expression.of(key, "In", List.of(value)));
            }
        }
        return expressions.isEmpty() ? null : List.of(new NodeSelectorTerm(expressions, List.of()));
    }
}
