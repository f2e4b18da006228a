package io.daemonlens.engine.simulation;

import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.PodInfo;

/** A daemon pod in the simulation; only the simulation changes it. */
final class PodState {

    /** How far the pod has come. */
    enum Phase {
        PENDING,
        RUNNING,
        FAILED,
        SUCCEEDED;

        boolean isTerminal() {
            return this == FAILED || this == SUCCEEDED;
        }
    }

    static final long NOT_READY = -1;

    final String name;

    /** The node it is made for, by rank. */
    final int node;

    /** Which template it was made from, by number. */
    final int revision;

    final long createdMillis;
    final PodLifecycle lifecycle;
    PodInfo info;
    Phase phase = Phase.PENDING;
    boolean bound;
    boolean deleting;
    boolean gone;

    /** Whether somebody else than the controller made it. */
    boolean foreign;

    long readySinceMillis = NOT_READY;
    int restarts;
    int attempts;

    /** Why it is not on a node yet, in the scheduler's words; null where nothing was tried. */
    String schedulingMessage;

    PodState(String name, int node, int revision, long createdMillis, PodLifecycle lifecycle) {
        this.name = name;
        this.node = node;
        this.revision = revision;
        this.createdMillis = createdMillis;
        this.lifecycle = lifecycle;
    }

    boolean isReady() {
        return readySinceMillis != NOT_READY;
    }

    boolean isAvailable(long minReadyMillis, long nowMillis) {
        return isReady() && (minReadyMillis == 0 || readySinceMillis + minReadyMillis <= nowMillis);
    }

    /** Terminal pods that are being deleted count for nothing any more. */
    boolean counts() {
        return !(deleting && phase.isTerminal());
    }

    /**
     * Which of two pods on one node is kept: one that is bound, then the older, then the first by
     * name.
     */
    static int byAge(PodState left, PodState right) {
        if (left.bound != right.bound) {
            return left.bound ? -1 : 1;
        }
        int byCreation = Long.compare(left.createdMillis, right.createdMillis);
        return byCreation != 0 ? byCreation : left.name.compareTo(right.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
