package io.daemonlens.engine.simulation;

/**
 * What must hold at every moment of every simulation. A broken one is a fault of the simulation,
 * and says which seed brings it back.
 */
enum Invariant {

    /** The counts of a status fit into each other. */
    STATUS_ADDS_UP {
        @Override
        boolean holds(ClusterState state) {
            RolloutProgress status = state.status();
            return status.available() >= 0
                    && status.available() <= status.ready()
                    && status.ready() <= status.current()
                    && status.current() <= status.desired()
                    && status.updated() <= status.current()
                    && status.misscheduled() >= 0
                    && status.desired() + status.misscheduled() <= state.nodes().size()
                    && status.observedGeneration() <= status.generation();
        }
    },

    /** A node has one pod that stays; while surging an old one and a new one. */
    ONE_POD_A_NODE {
        @Override
        boolean holds(ClusterState state, NodeState node) {
            int made = 0;
            for (PodState pod : node.pods) {
                boolean ours = pod.facts.isControlledBy(state.daemonSet().uid());
                boolean leaves = pod.isDeleting() || pod.facts.hasEnded();
                made += leaves || pod.foreign || !ours ? 0 : 1;
            }
            return made <= 2 || state.isDaemonSetGone();
        }
    },

    /** The scheduler's cache holds exactly the pods that are bound and have not ended. */
    ROOM_IS_TRUE {
        @Override
        boolean holds(ClusterState state, NodeState node) {
            if (!node.present) {
                return true;
            }
            for (PodState pod : node.pods) {
                boolean holds = pod.isBound() && !pod.facts.hasEnded();
                if (holds != state.snapshot.node(node.name()).pods().contains(pod.info)) {
                    return false;
                }
            }
            return true;
        }
    },

    /** Time stands still or goes forward. */
    TIME_GOES_FORWARD {
        @Override
        boolean holdsSince(long atMillis, ClusterState state) {
            return atMillis <= state.now();
        }
    };

    /** Whether it holds after something about the node has changed. */
    boolean holds(ClusterState state, NodeState node) {
        return true;
    }

    /** Whether it holds after a status was written. */
    boolean holds(ClusterState state) {
        return true;
    }

    /** Whether it holds after a status was written, the last one at this time. */
    boolean holdsSince(long atMillis, ClusterState state) {
        return true;
    }

    /** A broken invariant, with the number that brings the run back. */
    static final class BrokenException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        BrokenException(Invariant broken, String where, long atMillis, Seed seed) {
            super(
                    broken
                            + " does not hold at "
                            + atMillis
                            + " ms "
                            + where
                            + (seed == null ? "" : ", seed " + seed.value()));
        }
    }

    /** Looks at all of them after every change. */
    static final class Checker implements Watcher {

        private static final Invariant[] ALL = Invariant.values();

        private final ClusterState state;
        private final Seed seed;
        private long lastStatusMillis;

        Checker(ClusterState state, Seed seed) {
            this.state = state;
            this.seed = seed;
        }

        @Override
        public void refreshed(NodeState node) {
            for (Invariant invariant : ALL) {
                if (!invariant.holds(state, node)) {
                    throw broken(invariant, "on node " + node);
                }
            }
        }

        @Override
        public void daemonSetChanged() {
            for (Invariant invariant : ALL) {
                if (!invariant.holds(state) || !invariant.holdsSince(lastStatusMillis, state)) {
                    throw broken(invariant, "" + state.status());
                }
            }
            lastStatusMillis = state.now();
        }

        private BrokenException broken(Invariant invariant, String where) {
            return new BrokenException(invariant, where, state.now(), seed);
        }
    }
}
