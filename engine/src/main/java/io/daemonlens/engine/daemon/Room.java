package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import java.util.List;

/**
 * What the pods of others leave of the nodes. Controllers up to 1.11 bind their pods themselves and
 * so ask for it; later ones leave that to the scheduler.
 */
@FunctionalInterface
public interface Room {

    /** Enough of everything everywhere. */
    Room PLENTY = (template, node) -> Fit.FITS;

    /** Whether one more pod of the template fits on the node, its DaemonSet's own not counted. */
    Fit fit(PodTemplate template, Node node);

    /**
     * How one more pod fits.
     *
     * @param takenPort a host port that it wants and another pod has; null where all are free
     * @param shortages what the node has too little of, as the controller says it, in its order
     */
    record Fit(String takenPort, List<String> shortages) {

        static final Fit FITS = new Fit(null, List.of());

        public Fit {
            shortages = List.copyOf(shortages);
        }
    }
}
