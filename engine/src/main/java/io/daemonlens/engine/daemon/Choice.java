package io.daemonlens.engine.daemon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which of several equals the controller takes. In Kubernetes that is chance. */
@FunctionalInterface
public interface Choice {

    /** The first by name. */
    Choice BY_NAME = Choice::first;

    /**
     * Some of the candidates.
     *
     * @param candidates names of nodes, or of pods by node, in their order; not to be kept
     * @param count how many; never more than there are
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
