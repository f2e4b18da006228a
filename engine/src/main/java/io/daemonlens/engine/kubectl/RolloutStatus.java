package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.simulation.RolloutProgress;
import io.daemonlens.engine.simulation.Step;
import io.daemonlens.engine.simulation.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code kubectl rollout status} prints. Checked against kubectl's {@code
 * pkg/polymorphichelpers/rollout_status.go}, the same from 1.16 and later.
 */
public final class RolloutStatus {

    /** Printed, with exit code 1, for a DaemonSet whose strategy is OnDelete. */
    public static final String ONLY_ROLLING_UPDATE =
            "error: rollout status is only available for RollingUpdate strategy type";

    private RolloutStatus() {}

    /** The line for one status. */
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
     * All it prints while it watches: a line for every status from the first that the controller
     * has seen the change in, until the rollout is done. Where that never happens it would wait for
     * ever.
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
