package io.daemonlens.engine.simulation.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of nodes updated together: their old pods were deleted, or with surge their new pods
 * created.
 *
 * @param startMillis since the controller's first call
 * @param nodes in the order of the calls
 */
public record Wave(long startMillis, List<String> nodes) {

    /** Calls less than this apart belong to one wave. */
    static final long GAP_MILLIS = 400;

    public Wave {
        nodes = List.copyOf(nodes);
    }

    /**
     * Groups the calls and collects the nodes of the counted kind; groups without such calls are
     * omitted.
     */
    public static List<Wave> of(List<Action> actions, Action.Kind counted) {
        List<Wave> waves = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        long first = actions.isEmpty() ? 0 : actions.get(0).atMillis();
        long start = first;
        long last = first;
        for (Action action : actions) {
            if (action.atMillis() - last >= GAP_MILLIS) {
                add(start - first, nodes, waves);
                nodes = new ArrayList<>();
                start = action.atMillis();
            }
            last = action.atMillis();
            if (action.kind() == counted) {
                nodes.add(action.node());
            }
        }
        add(start - first, nodes, waves);
        return List.copyOf(waves);
    }

    private static void add(long start, List<String> nodes, List<Wave> waves) {
        if (!nodes.isEmpty()) {
            waves.add(new Wave(start, nodes));
        }
    }
}
