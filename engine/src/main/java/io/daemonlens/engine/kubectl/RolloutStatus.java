package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.simulation.timeline.RolloutProgress;
import io.daemonlens.engine.simulation.timeline.Step;
import io.daemonlens.engine.simulation.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the output of {@code kubectl rollout status}. Follows kubectl's {@code
 * pkg/polymorphichelpers/rollout_status.go}, which is unchanged since 1.16.
 */
public final class RolloutStatus {

    /** The message for a DaemonSet with strategy OnDelete; kubectl exits with code 1. */
    public static final String ONLY_ROLLING_UPDATE =
            "error: rollout status is only available for RollingUpdate strategy type";

    private RolloutStatus() {}

    /** Returns the line for one status. */
    public static String line(String daemonSet, RolloutProgress status) {
        if (status.generation() > status.observedGeneration()) {
            return "Waiting for daemon set spec update to be observed...";
        }
        String waiting = "Waiting for daemon set \"" + daemonSet + "\" rollout to finish: ";
        if (status.updated() < status.desired()) {
            return waiting
                    + status.updated()
                    + " out of "
                    + status.desired()
                    + " new pods have been updated...";
        }
        if (status.available() < status.desired()) {
            return waiting
                    + status.available()
                    + " of "
                    + status.desired()
                    + " updated pods are available...";
        }
        return "daemon set \"" + daemonSet + "\" successfully rolled out";
    }

    /**
     * Returns all lines of a watch: one per status, from the first in which the controller has
     * observed the change until the rollout is complete. A rollout that never completes makes
     * kubectl wait forever.
     */
    public static List<String> lines(String daemonSet, Timeline timeline) {
        List<String> lines = new ArrayList<>();
        for (Step step : timeline.steps()) {
            RolloutProgress status = step.status();
            if (status.generation() > status.observedGeneration() && lines.isEmpty()) {
                continue;
            }
            lines.add(line(daemonSet, status));
            if (status.isComplete()) {
                break;
            }
        }
        return lines;
    }
}
