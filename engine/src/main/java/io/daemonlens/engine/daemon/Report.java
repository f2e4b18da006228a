package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.DaemonSetStatus;
import java.time.Duration;

/**
 * The end of a sync: what it writes of the DaemonSet.
 *
 * @param status what is written; null where nothing has changed
 * @param resyncAfter when the controller looks again by itself; null where nothing makes it
 */
public record Report(DaemonSetStatus status, Duration resyncAfter) {

    static final Report NOTHING = new Report(null, null);
}
