package io.daemonlens.engine.simulation;

import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One pass of the rolling update over the index. Follows {@code pkg/controller/daemon/update.go};
 * where Kubernetes takes nodes in random order, the order is by rank.
 *
 * @param create nodes that get a new pod beside or in place of the old one
 * @param delete old pods that go
 */
record RollingUpdate(List<NodeState> create, List<PodState> delete) {

    private static final RollingUpdate NOTHING = new RollingUpdate(List.of(), List.of());

    /** Up to 1.27 as released, old pods that are not available did not count as unavailable. */
    private static boolean oldUnavailableCounts(KubernetesVersion version) {
        return version.isBefore(21) || version.isAtLeast(28);
    }

    private static final int SUNSET_SINCE = 25;

    static RollingUpdate of(
            NodeIndex index,
            DaemonSetFacts facts,
            int revision,
            KubernetesVersion version,
            long nowMillis) {
        return facts.surge(index.desired) == 0
                ? withoutSurge(index, facts, revision, version)
                : withSurge(index, facts, revision, version, nowMillis);
    }

    private static RollingUpdate withoutSurge(
            NodeIndex index, DaemonSetFacts facts, int revision, KubernetesVersion version) {
        BitSet broken = index.with(Sums.Turn.OLD_UNAVAILABLE);
        int unavailable =
                index.with(Sums.Turn.UNAVAILABLE).cardinality()
                        + index.with(Sums.Turn.NEW_BESIDE_OLD).cardinality()
                        + (oldUnavailableCounts(version) ? broken.cardinality() : 0);
        int room = facts.unavailable(index.desired) - unavailable;
        BitSet candidates = index.with(Sums.Turn.OLD_AVAILABLE);
        if (broken.isEmpty() && (room <= 0 || candidates.isEmpty())) {
            return NOTHING;
        }
        List<PodState> delete = new ArrayList<>();
        forEach(index, broken, Integer.MAX_VALUE, node -> delete.add(old(node, revision)));
        forEach(index, candidates, room, node -> delete.add(old(node, revision)));
        return new RollingUpdate(List.of(), delete);
    }

    private static RollingUpdate withSurge(
            NodeIndex index,
            DaemonSetFacts facts,
            int revision,
            KubernetesVersion version,
            long nowMillis) {
        List<NodeState> create = new ArrayList<>();
        List<PodState> delete = new ArrayList<>();
        List<NodeState> sunset = new ArrayList<>();
        boolean sunsets = version.isAtLeast(SUNSET_SINCE);
        BitSet candidates = index.with(Sums.Turn.OLD_AVAILABLE);
        BitSet broken = index.with(Sums.Turn.OLD_UNAVAILABLE);
        if (sunsets && (anyGone(index, candidates) || anyGone(index, broken))) {
            return NOTHING;
        }
        forEach(
                index,
                broken,
                Integer.MAX_VALUE,
                node -> {
                    if (sunsets && !node.shouldRun) {
                        delete.add(old(node, revision));
                    } else {
                        create.add(node);
                    }
                });
        BitSet beside = index.with(Sums.Turn.NEW_BESIDE_OLD);
        forEach(index, beside, Integer.MAX_VALUE, node -> delete.add(old(node, revision)));
        int inUse = surgesInUse(index);
        int room = facts.surge(index.desired) - inUse;
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            NodeState node = index.node(i);
            if (sunsets && !node.shouldRun) {
                sunset.add(node);
            } else if (room > 0) {
                room--;
                create.add(node);
            } else if (index.misscheduled == 0) {
                break;
            }
        }
        if (!sunset.isEmpty()) {
            int tooMany = availableNodes(index, facts, revision, nowMillis) - index.desired;
            for (int i = 0; i < Math.min(tooMany, sunset.size()); i++) {
                delete.add(old(sunset.get(i), revision));
            }
        }
        return new RollingUpdate(create, delete);
    }

    /** A bound old pod of a node that is gone makes the whole pass fail. */
    private static boolean anyGone(NodeIndex index, BitSet set) {
        if (index.absent == 0) {
            return false;
        }
        for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
            if (!index.node(i).present) {
                return true;
            }
        }
        return false;
    }

    /** Nodes with too many pods, or where a new pod beside the old one is not available yet. */
    private static int surgesInUse(NodeIndex index) {
        BitSet several = (BitSet) index.with(Sums.Turn.UNAVAILABLE).clone();
        several.and(index.withMoreThanOnePod());
        int inUse = 0;
        for (int i = several.nextSetBit(0); i >= 0; i = several.nextSetBit(i + 1)) {
            int staying = 0;
            for (PodState pod : index.node(i).pods) {
                staying += pod.deleting ? 0 : 1;
            }
            inUse += staying > 1 ? 1 : 0;
        }
        return inUse;
    }

    /** Nodes whose old pod, or where there is none whose new pod, is available. */
    private static int availableNodes(
            NodeIndex index, DaemonSetFacts facts, int revision, long nowMillis) {
        int nodes = 0;
        for (NodeState node : index.nodes()) {
            PodState first = old(node, revision);
            for (PodState pod : node.pods) {
                first = first == null && !pod.deleting ? pod : first;
            }
            boolean available =
                    first != null && first.isAvailable(facts.minReadyMillis(), nowMillis);
            nodes += available ? 1 : 0;
        }
        return nodes;
    }

    private interface Visitor {
        void visit(NodeState node);
    }

    private static void forEach(NodeIndex index, BitSet set, int limit, Visitor visitor) {
        int visited = 0;
        for (int i = set.nextSetBit(0); i >= 0 && visited < limit; i = set.nextSetBit(i + 1)) {
            visitor.visit(index.node(i));
            visited++;
        }
    }

    /** The old pod that stays so far; null where there is none. */
    private static PodState old(NodeState node, int revision) {
        for (PodState pod : node.pods) {
            if (pod.revision != revision && !pod.deleting && pod.counts()) {
                return pod;
            }
        }
        return null;
    }
}
