package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import org.jspecify.annotations.Nullable;

/**
 * An in-tree plugin for network disks that has been migrated to a CSI driver. Checked against
 * {@code nodevolumelimits/utils.go}, {@code volumebinding/binder.go}, 1.20 and later, and
 * csi-translation-lib.
 */
public enum InTreePlugin {
    AWS(
            "awsElasticBlockStore",
            "volumeID",
            "kubernetes.io/aws-ebs",
            "ebs.csi.aws.com",
            "topology.ebs.csi.aws.com/zone",
            23,
            27),
    GCE(
            "gcePersistentDisk",
            "pdName",
            "kubernetes.io/gce-pd",
            "pd.csi.storage.gke.io",
            "topology.gke.io/zone",
            23,
            28),
    AZURE("azureDisk", "diskName", "kubernetes.io/azure-disk", "disk.csi.azure.com", null, 23, 27),
    CINDER(
            "cinder",
            "volumeID",
            "kubernetes.io/cinder",
            "cinder.csi.openstack.org",
            "topology.cinder.csi.openstack.org/zone",
            21,
            24),
    PORTWORX(
            "portworxVolume",
            "volumeID",
            "kubernetes.io/portworx-volume",
            "pxd.portworx.com",
            null,
            31,
            34);

    private final String member;
    private final String idMember;
    private final String plugin;
    private final String driver;
    private final @Nullable String topologyKey;
    private final int takenOverSince;
    private final int everywhereSince;

    InTreePlugin(
            String member,
            String idMember,
            String plugin,
            String driver,
            @Nullable String topologyKey,
            int takenOverSince,
            int everywhereSince) {
        this.member = member;
        this.idMember = idMember;
        this.plugin = plugin;
        this.driver = driver;
        this.topologyKey = topologyKey;
        this.takenOverSince = takenOverSince;
        this.everywhereSince = everywhereSince;
    }

    /** Returns the plugin that a storage class names as its provisioner; null for any other. */
    public static @Nullable InTreePlugin named(String provisioner) {
        for (InTreePlugin kind : values()) {
            if (kind.plugin.equals(provisioner)) {
                return kind;
            }
        }
        return null;
    }

    /** Returns the field of a volume that holds such a disk. */
    Field in(Field volume) {
        return volume.at(member);
    }

    String idOf(Field disk) {
        return disk.at(idMember).text();
    }

    public String driver() {
        return driver;
    }

    /** Returns the driver's topology key for zones; null if it has none. */
    @Nullable String topologyKey() {
        return topologyKey;
    }

    /** Returns whether the plugin's disks count against the driver's volume limit on the node. */
    public boolean isDriversOn(@Nullable CsiNode node, KubernetesVersion version) {
        return node != null && (version.isAtLeast(everywhereSince) || isTakenOverOn(node, version));
    }

    /** Returns whether the node declares the plugin as migrated. */
    public boolean isTakenOverOn(@Nullable CsiNode node, KubernetesVersion version) {
        return node != null
                && version.isAtLeast(takenOverSince)
                && node.migrated().contains(plugin);
    }
}
