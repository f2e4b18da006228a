package io.daemonlens.engine.scheduler;

import io.daemonlens.schemas.KubernetesVersion;

/** Claims must exist, and a disk named in the pod itself can be on a node only once. */
record VolumeRestrictions(KubernetesVersion version) implements FilterPlugin {

    static final String NAME = "VolumeRestrictions";
    private static final int CLAIMS_SINCE = 27;

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().claims().isEmpty() || !pod.demands().disks().isEmpty();
    }

    @Override
    public Status preFilter(PodInfo pod, Snapshot snapshot) {
        return version.isBefore(CLAIMS_SINCE) ? null : missingClaim(NAME, pod, snapshot);
    }

    static Status missingClaim(String plugin, PodInfo pod, Snapshot snapshot) {
        for (String claim : pod.demands().claims()) {
            if (!snapshot.claims().exists(pod.namespace(), claim)) {
                return Status.unresolvable(
                        plugin, "persistentvolumeclaim \"" + claim + "\" not found");
            }
        }
        return null;
    }

    @Override
    public Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        for (LegacyDisk wanted : pod.demands().disks()) {
            for (PodInfo other : node.pods()) {
                if (other.demands().disks().stream().anyMatch(wanted::conflictsWith)) {
                    return Status.unschedulable(NAME, "node(s) had no available disk");
                }
            }
        }
        return null;
    }
}
