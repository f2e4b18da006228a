package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.scheduler.framework.FilterPlugin;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodFilter;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.PodVolume;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.scheduler.storage.LegacyDisk;
import io.daemonlens.engine.scheduler.storage.VolumeClaim;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks that claims exist, that a ReadWriteOncePod claim is used by one pod in the cluster, and
 * that a disk named in the pod's spec is used once per node. Checked against {@code
 * volume_restrictions.go}, 1.24 and later; the gate for ReadWriteOncePod was off before 1.27.
 */
public record VolumeRestrictions(KubernetesVersion version) implements FilterPlugin {

    static final String NAME = "VolumeRestrictions";
    private static final int CLAIMS_SINCE = 27;
    private static final int IN_USE_SINCE = 34;

    @Override
    public @Nullable PodFilter about(PodInfo pod, Snapshot snapshot) {
        if (!pod.demands().hasClaims() || version.isBefore(CLAIMS_SINCE)) {
            return pod.demands().disks().isEmpty()
                    ? null
                    : new OfPod(version, null, List.of(), 0, snapshot);
        }
        Storage storage = snapshot.storage();
        List<String> exclusive = new ArrayList<>(0);
        int taken = 0;
        for (PodVolume volume : pod.demands().volumes()) {
            if (volume.claim() == null || !storage.knowsClaims()) {
                continue;
            }
            VolumeClaim claim = storage.claim(pod, volume);
            if (claim == null) {
                String reason = "persistentvolumeclaim \"" + volume.claim() + "\" not found";
                Status missing = Status.unresolvable(NAME, reason);
                return new OfPod(version, missing, List.of(), 0, snapshot);
            }
            if (claim.isForOnePod() && !exclusive.contains(claim.name())) {
                exclusive.add(claim.name());
                taken += snapshot.isInUse(claim.key()) ? 1 : 0;
            }
        }
        boolean nothing = pod.demands().disks().isEmpty() && taken == 0;
        return nothing ? null : new OfPod(version, null, exclusive, taken, snapshot);
    }

    /**
     * The filter for one pod.
     *
     * @param refusal why no node can take the pod; null if some node may
     * @param exclusive the names of the pod's ReadWriteOncePod claims
     * @param taken how many of them another pod uses
     */
    private record OfPod(
            KubernetesVersion version,
            @Nullable Status refusal,
            List<String> exclusive,
            int taken,
            Snapshot snapshot)
            implements PodFilter {

        @Override
        public @Nullable Status preFilter(PodInfo pod, Snapshot of) {
            return refusal;
        }

        @Override
        public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
            for (LegacyDisk wanted : pod.demands().disks()) {
                for (PodInfo other : node.pods()) {
                    if (other.demands().disks().stream().anyMatch(wanted::conflictsWith)) {
                        return Status.unschedulable(NAME, "node(s) had no available disk");
                    }
                }
            }
            return taken > 0 && stillTaken(node) > 0 ? Status.unschedulable(NAME, inUse()) : null;
        }

        /**
         * Returns how many claims are still in use when preemption is simulated on the node. Like
         * upstream this compares claims by name only, whatever the namespace.
         */
        private int stillTaken(NodeInfo node) {
            NodeInfo before = Objects.requireNonNull(snapshot.node(node.name()));
            return before == node ? taken : taken - uses(before) + uses(node);
        }

        private int uses(NodeInfo node) {
            int uses = 0;
            for (PodInfo pod : node.pods()) {
                for (PodVolume volume : pod.demands().volumes()) {
                    uses += volume.claim() != null && exclusive.contains(volume.claim()) ? 1 : 0;
                }
            }
            return uses;
        }

        private String inUse() {
            return version.isBefore(IN_USE_SINCE)
                    ? "node has pod using PersistentVolumeClaim with the same name and"
                            + " ReadWriteOncePod access mode"
                    : "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod"
                            + " access mode already in-use by another pod";
        }
    }
}
