package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import java.util.List;

/**
 * The resources that other pods leave on the nodes. Controllers up to 1.11 bind their pods
 * themselves and so check this; later ones leave it to the scheduler.
 */
@FunctionalInterface
public interface Room {

    /** Unlimited resources on every node. */
    Room PLENTY = (template, node) -> Fit.FITS;

    /**
     * Checks whether one more pod of the template fits on the node. Pods of its own DaemonSet do
     * not count.
     */
    Fit fit(PodTemplate template, Node node);

    /**
     * The result of the check for one more pod.
     *
     * @param takenPort a needed host port that another pod uses; null if all are free
     * @param shortages the insufficient resources, in the controller's words and order
     */
    record Fit(String takenPort, List<String> shortages) {

        static final Fit FITS = new Fit(null, List.of());

        public Fit {
            shortages = List.copyOf(shortages);
        }
    }
}
