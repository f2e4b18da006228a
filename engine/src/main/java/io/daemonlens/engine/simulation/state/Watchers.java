package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.daemon.Actions;
import java.util.ArrayList;
import java.util.List;

/** All watchers of a cluster as one. They are notified in the order in which they were added. */
final class Watchers implements Watcher {

    private final List<Watcher> all = new ArrayList<>();

    void add(Watcher watcher) {
        all.add(watcher);
    }

    @Override
    public void daemonSetChanged() {
        all.forEach(Watcher::daemonSetChanged);
    }

    @Override
    public void enqueued() {
        all.forEach(Watcher::enqueued);
    }

    @Override
    public void decided(Actions actions) {
        all.forEach(watcher -> watcher.decided(actions));
    }

    @Override
    public void refreshed(NodeState node) {
        for (Watcher watcher : all) {
            watcher.refreshed(node);
        }
    }

    @Override
    public void podCreated(PodState pod) {
        all.forEach(watcher -> watcher.podCreated(pod));
    }

    @Override
    public void podBound(PodState pod) {
        all.forEach(watcher -> watcher.podBound(pod));
    }

    @Override
    public void podReady(PodState pod) {
        all.forEach(watcher -> watcher.podReady(pod));
    }

    @Override
    public void podDeleted(PodState pod, boolean byController) {
        all.forEach(watcher -> watcher.podDeleted(pod, byController));
    }

    @Override
    public void roomMade(NodeState node) {
        all.forEach(watcher -> watcher.roomMade(node));
    }

    @Override
    public void claimsFreed() {
        all.forEach(Watcher::claimsFreed);
    }

    @Override
    public void preempted(String pod) {
        all.forEach(watcher -> watcher.preempted(pod));
    }
}
