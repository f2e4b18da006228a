package io.daemonlens.engine.scheduler;

/** Claims must be bound, or be of a class that binds them once a node is chosen. */
final class VolumeBinding implements FilterPlugin {

    static final String NAME = "VolumeBinding";

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().claims().isEmpty();
    }

    @Override
    public Status preFilter(PodInfo pod, Snapshot snapshot) {
        Status missing = VolumeRestrictions.missingClaim(NAME, pod, snapshot);
        if (missing != null) {
            return missing;
        }
        for (String claim : pod.demands().claims()) {
            if (!snapshot.claims().canBeUsed(pod.namespace(), claim)) {
                return Status.unresolvable(
                        NAME, "pod has unbound immediate PersistentVolumeClaims");
            }
        }
        return null;
    }

    @Override
    public Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        return null;
    }
}
