package io.daemonlens.engine.diagnosis;

/**
 * What can be wrong with a DaemonSet or the pods on one of its nodes. Of several on one node the
 * first in this order counts.
 */
public enum CauseCode {
    /** The node's Ready condition is not True, and it has a pod of the DaemonSet. */
    NODE_NOT_READY("NodeNotReady", Owner.NODE),
    /** The pod's grace period is over and its containers have not ended. */
    POD_TERMINATING("PodTerminating", Owner.NODE),
    IMAGE_PULL("ImagePull", Owner.TEMPLATE),
    OOM_KILLED("OOMKilled", Owner.TEMPLATE),
    CRASH_LOOP("CrashLoop", Owner.TEMPLATE),
    CONTAINER_CONFIG("ContainerConfig", Owner.TEMPLATE),
    INIT_CONTAINER("InitContainer", Owner.TEMPLATE),
    READINESS_PROBE("ReadinessProbe", Owner.TEMPLATE),
    VOLUME_MOUNT("VolumeMount", Owner.TEMPLATE),
    SANDBOX("Sandbox", Owner.NODE),
    UNSCHEDULABLE("Unschedulable", Owner.CLUSTER),
    ADMISSION_REFUSED("AdmissionRefused", Owner.CLUSTER),
    KUBELET_REJECTED("KubeletRejected", Owner.NODE),
    EVICTED("Evicted", Owner.NODE),
    /** A pod of an older template that nobody has deleted. */
    ON_DELETE("OnDelete", Owner.ROLLOUT),
    /** Ready, but not yet for minReadySeconds. */
    MIN_READY("MinReady", Owner.ROLLOUT),
    /** The controller has not seen the current template, or does not act. */
    NOT_OBSERVED("NotObserved", Owner.CLUSTER),
    /** A pod on a node where none should be. */
    MISSCHEDULED("Misscheduled", Owner.NODE),
    /** Nodes wait for their turn, and the bounds of the rollout let none of them have it. */
    BUDGET_EXHAUSTED("BudgetExhausted", Owner.ROLLOUT);

    private final String word;
    private final Owner owner;

    CauseCode(String word, Owner owner) {
        this.word = word;
        this.owner = owner;
    }

    /** As in reports. */
    public String word() {
        return word;
    }

    /** Where it is usually mended. */
    public Owner owner() {
        return owner;
    }

    /** Whether a node with it waits for nothing but time. */
    boolean isOnlyWaiting() {
        return this == MIN_READY;
    }

    /**
     * Whether another node's pod of the same template would show it too, if the template is bad.
     */
    boolean isOfTheTemplate() {
        return owner == Owner.TEMPLATE;
    }
}
