package io.daemonlens.engine.diagnosis;

/**
 * The causes of problems with a DaemonSet or its pods on a node. If a node has several, the first
 * in this order is reported.
 */
public enum CauseCode {
    /** The node's Ready condition is not True, and it has a pod of the DaemonSet. */
    NODE_NOT_READY("NodeNotReady", Owner.NODE),
    /** The pod's grace period has expired and its containers still run. */
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
    /** OnDelete: a pod of an older template has not been deleted yet. */
    ON_DELETE("OnDelete", Owner.ROLLOUT),
    /** The pod is ready, but not yet for minReadySeconds. */
    MIN_READY("MinReady", Owner.ROLLOUT),
    /** The controller has not observed the current template, or does not act. */
    NOT_OBSERVED("NotObserved", Owner.CLUSTER),
    /** A pod runs on a node that should not have one. */
    MISSCHEDULED("Misscheduled", Owner.NODE),
    /** Nodes are waiting for the update, and the exhausted bound of the rollout blocks them. */
    BUDGET_EXHAUSTED("BudgetExhausted", Owner.ROLLOUT);

    private final String word;
    private final Owner owner;

    CauseCode(String word, Owner owner) {
        this.word = word;
        this.owner = owner;
    }

    /** Returns the name used in reports. */
    public String word() {
        return word;
    }

    /** Returns where the cause is usually fixed. */
    public Owner owner() {
        return owner;
    }

    /** Returns whether a node with this cause only has to wait. */
    boolean isOnlyWaiting() {
        return this == MIN_READY;
    }

    /** Returns whether a bad template would cause this on other nodes, too. */
    boolean isOfTheTemplate() {
        return owner == Owner.TEMPLATE;
    }
}
