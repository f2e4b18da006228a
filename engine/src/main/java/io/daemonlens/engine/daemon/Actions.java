package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.core.Event;
import io.daemonlens.engine.core.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one sync asks the API server for, and tells users. Nothing has happened yet: whoever takes
 * the actions decides what becomes of them.
 *
 * @param creates pods to create, each pinned to its node, by node
 * @param deletes names of pods to delete
 * @param adoptedPods names of pods that get this owner
 * @param releasedPods names of pods that lose it
 * @param relabeledPods name of pod to the hash it is given
 * @param createdRevisions with all they hold
 * @param updatedRevisions as they are to be
 * @param deletedRevisions names
 * @param adoptedRevisions names
 * @param releasedRevisions names
 * @param status what is written; null where nothing is
 * @param events as if every request succeeded
 * @param hash of the current revision; null where the sync did not get so far
 * @param error why the sync failed and is tried again; null where it did not
 * @param resyncAfter when the controller looks again by itself; null where nothing makes it
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

    /** Whether nothing at all is asked for. */
    public boolean isNothing() {
        return !changesPods()
                && !changesRevisions()
                && status == null
                && adoptedPods.isEmpty()
                && releasedPods.isEmpty()
                && relabeledPods.isEmpty();
    }

    /** Whether pods are created or deleted. */
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
