package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * A kind of network disk that Kubernetes once served itself and a driver has taken over. Checked
 * against {@code nodevolumelimits/utils.go}, {@code volumebinding/binder.go}, 1.20 and later, and
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
    private final String topologyKey;
    private final int takenOverSince;
    private final int everywhereSince;

    InTreePlugin(
            String member,
            String idMember,
            String plugin,
            String driver,
            String topologyKey,
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

    /** The kind that a storage class names as its provisioner; null for any other. */
    public static InTreePlugin named(String provisioner) {
        for (InTreePlugin kind : values()) {
            if (kind.plugin.equals(provisioner)) {
                return kind;
            }
        }
        return null;
    }

    /** Where such a disk stands in a volume. */
    Field in(Field volume) {
        return volume.at(member);
    }

    String idOf(Field disk) {
        return disk.at(idMember).text();
    }

    public String driver() {
        return driver;
    }

    /** What the driver's nodes call their zone; null where it has no say. */
    String topologyKey() {
        return topologyKey;
    }

    /** Whether its disks count as the driver's where a node's volumes are counted. */
    public boolean isDriversOn(CsiNode node, KubernetesVersion version) {
        return node != null && (version.isAtLeast(everywhereSince) || isTakenOverOn(node, version));
    }

    /** Whether the node says that the driver has taken over. */
    public boolean isTakenOverOn(CsiNode node, KubernetesVersion version) {
        return node != null
                && version.isAtLeast(takenOverSince)
                && node.migrated().contains(plugin);
    }
}
