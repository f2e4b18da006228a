package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.framework.PodInfo;

/** A daemon pod in the simulation; only the simulation changes it. */
final class PodState {

    /** The name of the node it is made for. */
    final String nodeName;

    /** Which template it was made from, by number. */
    final int template;

    final PodLifecycle lifecycle;

    /** What controllers see of it. */
    Pod facts;

    /** The pod as the API server stores it, as far as quotas look at it. */
    JsonObject stored;

    /** What the scheduler sees of it. */
    PodInfo info;

    boolean gone;

    /** Whether somebody else than the controller made it. */
    boolean foreign;

    /** Whether a finalizer keeps its object once its containers have ended. */
    boolean held;

    /** Whether its containers do not end although they should have. */
    boolean hangs;

    /** The kubelet's word for what keeps it from becoming available; empty where nothing does. */
    String trouble = "";

    int restarts;
    int attempts;

    /** Why it is not on a node yet, in the scheduler's words; null where nothing was tried. */
    String schedulingMessage;

    PodState(String nodeName, int template, PodLifecycle lifecycle, Pod facts, PodInfo info) {
        this.nodeName = nodeName;
        this.template = template;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.info = info;
    }

    String name() {
        return facts.name();
    }

    boolean isReady() {
        return facts.isReady();
    }

    boolean isDeleting() {
        return facts.isTerminating();
    }

    boolean isBound() {
        return facts.isBound();
    }

    boolean isRunning() {
        return facts.phase().equals("Running");
    }

    boolean isPending() {
        return facts.phase().equals("Pending");
    }

    @Override
    public String toString() {
        return name();
    }
}
