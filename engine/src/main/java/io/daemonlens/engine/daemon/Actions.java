package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.core.Event;
import io.daemonlens.engine.core.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The result of one sync: the requests to the API server and the events. Nothing is executed yet;
 * the caller decides the outcome of each request.
 *
 * @param creates pods to create, each pinned to its node, sorted by node
 * @param deletes names of pods to delete
 * @param adoptedPods names of pods to adopt
 * @param releasedPods names of pods to release
 * @param relabeledPods pod names and the hash each pod gets
 * @param createdRevisions complete revisions to create
 * @param updatedRevisions revisions in their new state
 * @param deletedRevisions names of revisions to delete
 * @param adoptedRevisions names of revisions to adopt
 * @param releasedRevisions names of revisions to release
 * @param status the status to write; null if it is not written
 * @param events the events if every request succeeds
 * @param hash the hash of the current revision; null if the sync ended before computing it
 * @param error why the sync failed and is retried; null if it succeeded
 * @param resyncAfter when the controller requeues the DaemonSet; null if it does not
 */
public record Actions(
        List<Pod> creates,
        List<String> deletes,
        List<String> adoptedPods,
        List<String> releasedPods,
        Map<String, String> relabeledPods,
        List<ControllerRevision> createdRevisions,
        List<ControllerRevision> updatedRevisions,
        List<String> deletedRevisions,
        List<String> adoptedRevisions,
        List<String> releasedRevisions,
        DaemonSetStatus status,
        List<Event> events,
        String hash,
        String error,
        Duration resyncAfter) {

    /** Returns whether the sync makes no requests. */
    public boolean isNothing() {
        return !changesPods()
                && !changesRevisions()
                && status == null
                && adoptedPods.isEmpty()
                && releasedPods.isEmpty()
                && relabeledPods.isEmpty();
    }

    /** Returns whether pods are created or deleted. */
    public boolean changesPods() {
        return !creates.isEmpty() || !deletes.isEmpty();
    }

    public boolean changesRevisions() {
        return !createdRevisions.isEmpty()
                || !updatedRevisions.isEmpty()
                || !deletedRevisions.isEmpty()
                || !adoptedRevisions.isEmpty()
                || !releasedRevisions.isEmpty();
    }
}
