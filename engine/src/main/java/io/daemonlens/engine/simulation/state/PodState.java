package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.framework.PodInfo;

/** A daemon pod in the simulation; only the simulation modifies it. */
public final class PodState {

    /** The name of the node it is created for. */
    public final String nodeName;

    /** The number of the template it was created from. */
    public final int template;

    public final PodLifecycle lifecycle;

    /** The pod as controllers see it. */
    public Pod facts;

    /** The pod as the API server stores it, as far as quotas use it. */
    JsonObject stored;

    /** The pod as the scheduler sees it. */
    public PodInfo info;

    public boolean gone;

    /** Whether it was created by something other than the controller. */
    public boolean foreign;

    /** Whether a finalizer keeps its object after its containers have ended. */
    public boolean held;

    /** Whether its containers keep running beyond the grace period. */
    public boolean hangs;

    /**
     * The kubelet's reason why it is not available, such as {@code CrashLoopBackOff}; empty if
     * none.
     */
    public String trouble = "";

    public int restarts;
    public int attempts;

    /** The scheduler's message why it is not bound yet; null if scheduling was not attempted. */
    public String schedulingMessage;

    PodState(String nodeName, int template, PodLifecycle lifecycle, Pod facts, PodInfo info) {
        this.nodeName = nodeName;
        this.template = template;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.info = info;
    }

    public String name() {
        return facts.name();
    }

    public boolean isReady() {
        return facts.isReady();
    }

    public boolean isDeleting() {
        return facts.isTerminating();
    }

    public boolean isBound() {
        return facts.isBound();
    }

    public boolean isRunning() {
        return facts.phase().equals("Running");
    }

    public boolean isPending() {
        return facts.phase().equals("Pending");
    }

    @Override
    public String toString() {
        return name();
    }
}
