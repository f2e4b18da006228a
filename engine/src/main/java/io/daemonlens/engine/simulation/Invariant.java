package io.daemonlens.engine.simulation;

/**
 * What must hold at every moment of every simulation. A broken one is a fault of the simulation,
 * and says which seed brings it back.
 */
enum Invariant {

    /** The counts of a status fit into each other. */
    STATUS_ADDS_UP {
        @Override
        boolean holds(World world) {
            DaemonSetStatus status = world.status();
            return status.available() >= 0
                    && status.available() <= status.ready()
                    && status.ready() <= status.current()
                    && status.current() <= status.desired()
                    && status.updated() <= status.current()
                    && status.misscheduled() >= 0
                    && status.desired() + status.misscheduled() <= world.nodes().size()
                    && status.observedGeneration() <= status.generation();
        }
    },

    /** A node has one pod that stays; while surging an old one and a new one. */
    ONE_POD_A_NODE {
        @Override
        boolean holds(World world, NodeState node) {
            int made = 0;
            for (PodState pod : node.pods) {
                boolean ours = pod.facts.isControlledBy(world.daemonSet().uid());
                boolean leaves = pod.isDeleting() || pod.facts.hasEnded();
                made += leaves || pod.foreign || !ours ? 0 : 1;
            }
            return made <= 2 || world.isDaemonSetGone();
        }
    },

    /** The scheduler's cache holds exactly the pods that are bound and have not ended. */
    ROOM_IS_TRUE {
        @Override
        boolean holds(World world, NodeState node) {
            if (!node.present) {
                return true;
            }
            for (PodState pod : node.pods) {
                boolean holds = pod.isBound() && !pod.facts.hasEnded();
                if (holds != world.snapshot.node(node.name()).pods().contains(pod.info)) {
                    return false;
                }
            }
            return true;
        }
    },

    /** Time stands still or goes forward. */
    TIME_GOES_FORWARD {
        @Override
        boolean holds(World world) {
            int last = world.recorder.steps.size() - 1;
            return last < 0 || world.recorder.steps.get(last).atMillis() <= world.now();
        }
    };

    /** Whether it holds after something about the node has changed. */
    boolean holds(World world, NodeState node) {
        return true;
    }

    /** Whether it holds after a status was written. */
    boolean holds(World world) {
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

    /** Looks at all of them, or at none. */
    record Checker(boolean on, Seed seed) {

        private static final Invariant[] ALL = Invariant.values();

        void check(World world, NodeState node) {
            for (Invariant invariant : on ? ALL : new Invariant[0]) {
                if (!invariant.holds(world, node)) {
                    throw new BrokenException(invariant, "on node " + node, world.now(), seed);
                }
            }
        }

        void check(World world) {
            for (Invariant invariant : on ? ALL : new Invariant[0]) {
                if (!invariant.holds(world)) {
                    throw new BrokenException(invariant, "" + world.status(), world.now(), seed);
                }
            }
        }
    }
}
