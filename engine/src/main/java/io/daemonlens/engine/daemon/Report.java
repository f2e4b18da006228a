package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.DaemonSetStatus;
import java.time.Duration;

/**
 * The result of the end of a sync: the new status of the DaemonSet.
 *
 * @param status the status to write; null if nothing changed
 * @param resyncAfter when the controller requeues the DaemonSet; null if it does not
 */
public record Report(DaemonSetStatus status, Duration resyncAfter) {

    static final Report NOTHING = new Report(null, null);
}
