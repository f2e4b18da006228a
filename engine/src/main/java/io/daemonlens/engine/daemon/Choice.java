package io.daemonlens.engine.daemon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Chooses among candidates that the controller treats as equal. In Kubernetes the choice is random.
 */
@FunctionalInterface
public interface Choice {

    /** Chooses the first candidates by name. */
    Choice BY_NAME = Choice::first;

    /**
     * Chooses some of the candidates.
     *
     * @param candidates names of nodes, or of pods by node, in order; the callee must not keep them
     * @param count the number to choose; at most the number of candidates
     */
    List<String> take(Collection<String> candidates, int count);

    private static List<String> first(Collection<String> candidates, int count) {
        List<String> taken = new ArrayList<>(count);
        for (String candidate : candidates) {
            if (taken.size() == count) {
                break;
            }
            taken.add(candidate);
        }
        return taken;
    }
}
