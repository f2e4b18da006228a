package io.daemonlens.engine.scheduler.plugins;

import io.daemonlens.engine.scheduler.framework.FilterPlugin;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodFilter;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.PodVolume;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.engine.scheduler.framework.Status;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.scheduler.storage.StorageClass;
import io.daemonlens.engine.scheduler.storage.VolumeClaim;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks that claims are bound to a volume that the node can access, or can be bound there. */
public record VolumeBinding(KubernetesVersion version) implements FilterPlugin {

    static final String NAME = "VolumeBinding";

    @Override
    public @Nullable PodFilter about(PodInfo pod, Snapshot snapshot) {
        return pod.demands().hasClaims() ? OfPod.of(pod, snapshot.storage(), version) : null;
    }

    /** Binds the claims of a pod that has been assigned to a node. */
    public static void settle(
            PodInfo pod, NodeInfo node, Storage storage, KubernetesVersion version) {
        OfPod claims = OfPod.of(pod, storage, version);
        if (claims.refusal == null && claims.binder != null && !claims.binder.waiting().isEmpty()) {
            claims.binder.settle(node.node());
        }
    }

    /**
     * The filter for one pod.
     *
     * @param refusal why no node can take the pod; null if some node may
     */
    private record OfPod(@Nullable Status refusal, @Nullable VolumeBinder binder)
            implements PodFilter {

        static OfPod of(PodInfo pod, Storage storage, KubernetesVersion version) {
            List<VolumeClaim> bound = new ArrayList<>(1);
            List<VolumeClaim> waiting = new ArrayList<>(1);
            boolean unbound = false;
            for (PodVolume volume : pod.demands().volumes()) {
                VolumeClaim claim = volume.hasClaim() ? storage.claim(pod, volume) : null;
                String problem = problem(pod, volume, claim, storage);
                if (problem != null) {
                    return new OfPod(Status.unresolvable(NAME, problem), null);
                }
                if (claim == null) {
                    continue;
                }
                if (claim.state() == VolumeClaim.State.BOUND) {
                    bound.add(claim);
                } else if (claim.volumeName().isEmpty() && waits(claim, storage)) {
                    waiting.add(claim);
                } else {
                    unbound = true;
                }
            }
            String all = "pod has unbound immediate PersistentVolumeClaims";
            return new OfPod(
                    unbound ? Status.unresolvable(NAME, all) : null,
                    new VolumeBinder(version, storage, bound, waiting));
        }

        private static @Nullable String problem(
                PodInfo pod, PodVolume volume, @Nullable VolumeClaim claim, Storage storage) {
            if (claim == null) {
                if (!volume.hasClaim() || !storage.knowsClaims()) {
                    return null;
                }
                String key = volume.claimKey(pod);
                String name = "persistentvolumeclaim \"" + key.substring(key.indexOf('/') + 1);
                return volume.made() == null
                        ? name + "\" not found"
                        : "waiting for ephemeral volume controller to create the " + name + "\"";
            }
            String name = "persistentvolumeclaim \"" + claim.name() + "\" ";
            return switch (claim.state()) {
                case LOST ->
                        name
                                + "bound to non-existent persistentvolume \""
                                + claim.volumeName()
                                + "\"";
                case DELETED -> name + "is being deleted";
                case WAITING, BOUND -> null;
            };
        }

        /** Returns whether the claim's class uses WaitForFirstConsumer. */
        private static boolean waits(VolumeClaim claim, Storage storage) {
            String name = claim.wants().className();
            StorageClass storageClass = storage.storageClass(name);
            return storageClass == null
                    ? !storage.knowsClasses() && !name.isEmpty()
                    : storageClass.waits();
        }

        @Override
        public @Nullable Status preFilter(PodInfo pod, Snapshot snapshot) {
            return refusal;
        }

        @Override
        public @Nullable Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
            List<String> reasons = Objects.requireNonNull(binder).on(node.node()).reasons();
            return reasons.isEmpty() ? null : new Status(Status.Code.UNRESOLVABLE, NAME, reasons);
        }
    }
}
