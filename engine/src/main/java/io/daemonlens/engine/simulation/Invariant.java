package io.daemonlens.engine.simulation;

import io.daemonlens.engine.simulation.scenario.Seed;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.PodState;
import io.daemonlens.engine.simulation.state.Watcher;
import io.daemonlens.engine.simulation.timeline.RolloutProgress;

/**
 * The invariants of every simulation, checked after every change. A violation is a bug in the
 * simulation; the exception names the seed that reproduces it.
 */
enum Invariant {

    /** The counts of a status are consistent with each other. */
    STATUS_ADDS_UP {
        @Override
        boolean holds(ClusterState state) {
            RolloutProgress status = state.owner().progress();
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

    /**
     * A node has at most one pod that is not terminating, or an old and a new one during a surge.
     */
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

    /** Time never goes backwards. */
    TIME_GOES_FORWARD {
        @Override
        boolean holdsSince(long atMillis, ClusterState state) {
            return atMillis <= state.now();
        }
    };

    /** Returns whether the invariant holds after a change of the node. */
    boolean holds(ClusterState state, NodeState node) {
        return true;
    }

    /** Returns whether the invariant holds after a status was written. */
    boolean holds(ClusterState state) {
        return true;
    }

    /**
     * Returns whether the invariant holds after a status was written; the previous status was
     * written at {@code atMillis}.
     */
    boolean holdsSince(long atMillis, ClusterState state) {
        return true;
    }

    /** Reports a violated invariant with the seed that reproduces the run. */
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

    /** Checks all invariants after every change. */
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
                    throw broken(invariant, "" + state.owner().progress());
                }
            }
            lastStatusMillis = state.now();
        }

        private BrokenException broken(Invariant invariant, String where) {
            return new BrokenException(invariant, where, state.now(), seed);
        }
    }
}
