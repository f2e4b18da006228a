package io.daemonlens.engine.simulation;

/**
 * What must hold at every moment of every simulation. A broken one is a fault of the simulation,
 * and says which seed brings it back.
 */
enum Invariant {

    /** The counts of a status fit into each other. */
    STATUS_ADDS_UP {
        @Override
        boolean holds(World world, NodeState node) {
            NodeIndex index = world.index;
            return index.available >= 0
                    && index.available <= index.ready
                    && index.ready <= index.current
                    && index.current <= index.desired
                    && index.updated <= index.current
                    && index.misscheduled >= 0
                    && index.desired + index.misscheduled <= index.nodes().size();
        }
    },

    /** A node has one pod that stays; while surging an old one and a new one. */
    ONE_POD_A_NODE {
        @Override
        boolean holds(World world, NodeState node) {
            int made = 0;
            for (PodState pod : node.pods) {
                made += pod.deleting || pod.foreign || pod.phase.isTerminal() ? 0 : 1;
            }
            return made <= 2 || world.isDaemonSetGone();
        }
    },

    /** What is kept up to date node by node is what one would find by looking. */
    SUMS_ARE_TRUE {
        @Override
        boolean holds(World world, NodeState node) {
            return node.sums.equals(Sums.of(node, world.facts(), world.revision(), world.now()));
        }
    },

    /** Time stands still or goes forward. */
    TIME_GOES_FORWARD {
        @Override
        boolean holds(World world, NodeState node) {
            return world.recorder.steps.isEmpty()
                    || world.recorder.steps.get(world.recorder.steps.size() - 1).atMillis()
                            <= world.now();
        }
    };

    /** Whether it holds after something about the node has changed. */
    abstract boolean holds(World world, NodeState node);

    /** A broken invariant, with the number that brings the run back. */
    static final class BrokenException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        BrokenException(Invariant broken, World world, NodeState node, Seed seed) {
            super(
                    broken
                            + " does not hold at "
                            + world.now()
                            + " ms on node "
                            + node.name()
                            + (seed == null ? "" : ", seed " + seed.value()));
        }
    }

    /** Looks at all of them, or at none. */
    record Checker(boolean on, Seed seed) {

        private static final Invariant[] ALL = Invariant.values();

        void check(World world, NodeState node) {
            if (!on) {
                return;
            }
            for (Invariant invariant : ALL) {
                if (!invariant.holds(world, node)) {
                    throw new BrokenException(invariant, world, node, seed);
                }
            }
        }
    }
}
