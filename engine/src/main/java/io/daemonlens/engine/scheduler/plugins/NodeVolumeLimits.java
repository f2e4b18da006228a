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
import io.daemonlens.engine.scheduler.storage.CsiDriver;
import io.daemonlens.engine.scheduler.storage.CsiNode;
import io.daemonlens.engine.scheduler.storage.CsiVolume;
import io.daemonlens.engine.scheduler.storage.InTreeDisk;
import io.daemonlens.engine.scheduler.storage.InTreePlugin;
import io.daemonlens.engine.scheduler.storage.PersistentVolume;
import io.daemonlens.engine.scheduler.storage.StorageClass;
import io.daemonlens.engine.scheduler.storage.VolumeClaim;
import io.daemonlens.schemas.KubernetesVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of a CSI driver's volumes on a node. Checked against {@code
 * nodevolumelimits/csi.go}, 1.16 and later.
 */
public record NodeVolumeLimits(KubernetesVersion version) implements FilterPlugin {

    static final String NAME = "NodeVolumeLimits";
    static final String EXCEEDED = "node(s) exceed max volume count";

    private static final int DISKS_COUNT_SINCE = 25;
    private static final int ATTACHMENTS_COUNT_SINCE = 32;
    private static final int DRIVERS_ARE_ASKED_SINCE = 37;
    private static final int NODES_LIMIT_UNTIL = 32;
    private static final String LIMIT_PREFIX = "attachable-volumes-csi-";
    private static final int LONGEST_RESOURCE = 63;

    @Override
    public @Nullable PodFilter about(PodInfo pod, Snapshot snapshot) {
        return pod.demands().volumes().isEmpty() ? null : new OfPod(version, snapshot.storage());
    }

    /**
     * Returns the name of the node's limit for a driver; long names are cut and get a hash suffix.
     */
    private static String limitName(String driver) {
        if (LIMIT_PREFIX.length() + driver.length() < LONGEST_RESOURCE) {
            return LIMIT_PREFIX + driver;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(driver.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(hash, 0, 8);
            return LIMIT_PREFIX + driver.substring(0, 23) + hex;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }

    /** The filter for one pod. */
    private record OfPod(KubernetesVersion version, Storage storage) implements PodFilter {

        @Override
        public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
            CsiNode drivers = storage.node(node.name());
            Set<CsiVolume> wanted = new LinkedHashSet<>();
            addVolumes(pod, drivers, wanted);
            for (CsiVolume volume : wanted) {
                if (isMissing(volume.driver(), drivers)) {
                    String reason = volume.driver() + " CSI driver is not installed on the node";
                    return Status.unschedulable(NAME, reason);
                }
            }
            if (wanted.stream().allMatch(each -> limit(each.driver(), node, drivers) == null)) {
                return null;
            }
            Set<CsiVolume> attached = new LinkedHashSet<>();
            node.pods().forEach(other -> addVolumes(other, drivers, attached));
            wanted.removeAll(attached);
            if (version.isAtLeast(ATTACHMENTS_COUNT_SINCE)) {
                addAttachments(node, attached);
            }
            for (CsiVolume volume : wanted) {
                String driver = volume.driver();
                Long limit = limit(driver, node, drivers);
                if (limit != null && count(wanted, driver) + count(attached, driver) > limit) {
                    return Status.unschedulable(NAME, EXCEEDED);
                }
            }
            return null;
        }

        private static long count(Set<CsiVolume> volumes, String driver) {
            return volumes.stream().filter(volume -> volume.driver().equals(driver)).count();
        }

        private boolean isMissing(String driver, @Nullable CsiNode drivers) {
            CsiDriver asked = storage.driver(driver);
            return version.isAtLeast(DRIVERS_ARE_ASKED_SINCE)
                    && asked != null
                    && asked.mustBeOnNode()
                    && (drivers == null || !drivers.topologyKeys().containsKey(driver));
        }

        /**
         * Returns the limit of a driver; null if there is none. The limit in CSINode takes
         * precedence; the node's own limit applies up to 1.31.
         */
        private @Nullable Long limit(String driver, NodeInfo node, @Nullable CsiNode drivers) {
            Long ofDriver = drivers == null ? null : drivers.limits().get(driver);
            if (ofDriver != null || version.isAtLeast(NODES_LIMIT_UNTIL)) {
                return ofDriver;
            }
            Quantity ofNode = node.node().allocatable().get(limitName(driver));
            return ofNode == null ? null : ofNode.value();
        }

        private void addVolumes(PodInfo pod, @Nullable CsiNode drivers, Set<CsiVolume> volumes) {
            for (PodVolume volume : pod.demands().volumes()) {
                CsiVolume csi =
                        volume.hasClaim()
                                ? ofClaim(storage.claim(pod, volume), drivers)
                                : version.isBefore(DISKS_COUNT_SINCE)
                                        ? null
                                        : ofDisk(volume.disk(), drivers);
                if (csi != null && !csi.driver().isEmpty() && !csi.handle().isEmpty()) {
                    volumes.add(csi);
                }
            }
        }

        private @Nullable CsiVolume ofDisk(@Nullable InTreeDisk disk, @Nullable CsiNode drivers) {
            return disk != null && disk.kind().isDriversOn(drivers, version) ? disk.csi() : null;
        }

        /**
         * Returns the CSI volume of a claim; null if it has none. A claim without a volume counts
         * as one volume, which its class will provision.
         */
        private @Nullable CsiVolume ofClaim(
                @Nullable VolumeClaim claim, @Nullable CsiNode drivers) {
            if (claim == null) {
                return null;
            }
            PersistentVolume volume =
                    claim.volumeName().isEmpty() ? null : storage.volume(claim.volumeName());
            if (volume != null) {
                return volume.csi() != null ? volume.csi() : ofDisk(volume.disk(), drivers);
            }
            StorageClass storageClass = storage.storageClass(claim.wants().className());
            if (storageClass == null) {
                return null;
            }
            String provisioner = storageClass.provisioner();
            InTreePlugin kind = InTreePlugin.named(provisioner);
            if (kind != null) {
                return kind.isDriversOn(drivers, version)
                        ? new CsiVolume(kind.driver(), claim.key())
                        : null;
            }
            return new CsiVolume(provisioner, claim.key());
        }

        /** Adds volumes that are attached to the node without a pod known to use them. */
        private void addAttachments(NodeInfo node, Set<CsiVolume> attached) {
            for (Storage.Attachment each : storage.attachedTo(node.name())) {
                PersistentVolume volume = storage.volume(each.volume());
                if (volume != null && volume.csi() != null && !each.driver().isEmpty()) {
                    attached.add(new CsiVolume(each.driver(), volume.csi().handle()));
                }
            }
        }
    }
}
