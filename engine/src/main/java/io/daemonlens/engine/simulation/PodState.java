package io.daemonlens.engine.simulation;

import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.framework.PodInfo;

/** A daemon pod in the simulation; only the simulation modifies it. */
final class PodState {

    /** The name of the node it is created for. */
    final String nodeName;

    /** The number of the template it was created from. */
    final int template;

    final PodLifecycle lifecycle;

    /** The pod as controllers see it. */
    Pod facts;

    /** The pod as the API server stores it, as far as quotas use it. */
    JsonObject stored;

    /** The pod as the scheduler sees it. */
    PodInfo info;

    boolean gone;

    /** Whether it was created by something other than the controller. */
    boolean foreign;

    /** Whether a finalizer keeps its object after its containers have ended. */
    boolean held;

    /** Whether its containers keep running beyond the grace period. */
    boolean hangs;

    /**
     * The kubelet's reason why it is not available, such as {@code CrashLoopBackOff}; empty if
     * none.
     */
    String trouble = "";

    int restarts;
    int attempts;

    /** The scheduler's message why it is not bound yet; null if scheduling was not attempted. */
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
