package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.scheduler.framework.FilterPlugin;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodFilter;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.PodVolume;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.scheduler.storage.CsiNode;
import io.daemonlens.engine.scheduler.storage.InTreeDisk;
import io.daemonlens.engine.scheduler.storage.InTreePlugin;
import io.daemonlens.engine.scheduler.storage.PersistentVolume;
import io.daemonlens.engine.scheduler.storage.StorageClass;
import io.daemonlens.engine.scheduler.storage.VolumeClaim;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of in-tree network disks on a node. Checked against {@code
 * nodevolumelimits/non_csi.go}, 1.24 to 1.30 (removed in 1.31), and {@code predicates.go}, 1.12.
 */
public record InTreeLimits(KubernetesVersion version, InTreePlugin kind) implements FilterPlugin {

    private static final int GONE_SINCE = 31;
    private static final int EBS = 39;
    private static final int EBS_ON_NITRO = 25;
    private static final int OTHERS = 16;
    private static final Pattern NITRO = Pattern.compile("^[cmr]5.*|t3|z1d");

    @Override
    public @Nullable PodFilter about(PodInfo pod, Snapshot snapshot) {
        boolean nothing =
                version.isAtLeast(GONE_SINCE)
                        || pod.demands().volumes().isEmpty()
                        || disks(pod, snapshot.storage(), new TreeSet<>()).isEmpty();
        return nothing ? null : new OfPod(this, snapshot.storage());
    }

    private String pluginName() {
        return switch (kind) {
            case AWS -> "EBSLimits";
            case GCE -> "GCEPDLimits";
            case AZURE -> "AzureDiskLimits";
            case CINDER, PORTWORX -> throw new AssertionError(kind);
        };
    }

    private long limit(NodeInfo node) {
        Map<String, Quantity> allocatable = node.node().allocatable();
        String name =
                switch (kind) {
                    case AWS -> "attachable-volumes-aws-ebs";
                    case GCE -> "attachable-volumes-gce-pd";
                    case AZURE -> "attachable-volumes-azure-disk";
                    case CINDER, PORTWORX -> throw new AssertionError(kind);
                };
        if (allocatable.containsKey(name)) {
            return allocatable.get(name).value();
        }
        if (kind != InTreePlugin.AWS) {
            return OTHERS;
        }
        Map<String, String> labels = node.node().labels();
        String old = labels.getOrDefault("beta.kubernetes.io/instance-type", "");
        String type = labels.getOrDefault("node.kubernetes.io/instance-type", old);
        return NITRO.matcher(type).find() ? EBS_ON_NITRO : EBS;
    }

    /**
     * Adds the pod's disks of this kind. A claim without a volume counts as one disk, which its
     * class will provision.
     */
    private Set<String> disks(PodInfo pod, Storage storage, Set<String> disks) {
        for (PodVolume volume : pod.demands().volumes()) {
            VolumeClaim claim = volume.hasClaim() ? storage.claim(pod, volume) : null;
            InTreeDisk disk = volume.disk();
            if (claim != null) {
                PersistentVolume bound = storage.volume(claim.volumeName());
                StorageClass storageClass = storage.storageClass(claim.wants().className());
                disk = bound == null ? null : bound.disk();
                if (bound == null
                        && storageClass != null
                        && InTreePlugin.named(storageClass.provisioner()) == kind) {
                    disks.add("claim " + claim.key());
                }
            }
            if (disk != null && disk.kind() == kind) {
                disks.add(disk.id());
            }
        }
        return disks;
    }

    /** The filter for one pod. */
    private record OfPod(InTreeLimits limits, Storage storage) implements PodFilter {

        @Override
        public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
            CsiNode drivers = storage.node(node.name());
            if (limits.kind.isDriversOn(drivers, limits.version)) {
                return null;
            }
            Set<String> disks = limits.disks(pod, storage, new TreeSet<>());
            for (PodInfo other : node.pods()) {
                limits.disks(other, storage, disks);
            }
            return disks.size() > limits.limit(node)
                    ? Status.unschedulable(limits.pluginName(), NodeVolumeLimits.EXCEEDED)
                    : null;
        }
    }
}
