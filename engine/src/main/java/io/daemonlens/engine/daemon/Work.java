package io.daemonlens.engine.daemon;

import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSetStatus;
import io.daemonlens.engine.core.Event;
import io.daemonlens.engine.core.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the actions of a running sync. Repeated requests for the same action count once. */
final class Work {

    final List<Pod> creates = new ArrayList<>();
    final TreeSet<String> deletes = new TreeSet<>();
    final TreeSet<String> adoptedPods = new TreeSet<>();
    final TreeSet<String> releasedPods = new TreeSet<>();
    final Map<String, String> relabeledPods = new TreeMap<>();
    final List<ControllerRevision> createdRevisions = new ArrayList<>();
    final List<ControllerRevision> updatedRevisions = new ArrayList<>();
    final TreeSet<String> deletedRevisions = new TreeSet<>();
    final TreeSet<String> adoptedRevisions = new TreeSet<>();
    final TreeSet<String> releasedRevisions = new TreeSet<>();
    final List<Event> events = new ArrayList<>();
    DaemonSetStatus status;
    String hash;
    String error;
    Duration resyncAfter;

    void resyncAfter(Duration delay) {
        if (resyncAfter == null || delay.compareTo(resyncAfter) < 0) {
            resyncAfter = delay;
        }
    }

    Actions actions() {
        creates.sort(Comparator.comparing(Pod::targetNode));
        return new Actions(
                List.copyOf(creates),
                List.copyOf(deletes),
                List.copyOf(adoptedPods),
                List.copyOf(releasedPods),
                relabeledPods,
                List.copyOf(createdRevisions),
                List.copyOf(updatedRevisions),
                List.copyOf(deletedRevisions),
                List.copyOf(adoptedRevisions),
                List.copyOf(releasedRevisions),
                status,
                List.copyOf(events),
                hash,
                error,
                resyncAfter);
    }
}
