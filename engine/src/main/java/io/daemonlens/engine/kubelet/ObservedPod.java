package io.daemonlens.engine.kubelet;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What a pod of a real cluster says of its future: a trouble that its statuses or events show goes
 * on; without one the pod comes on as its template lets expect. Follows the reasons that the
 * kubelet sets ({@code pkg/kubelet/images/types.go}, {@code kuberuntime/kuberuntime_container.go})
 * and the events it writes ({@code pkg/kubelet/events/event.go}).
 *
 * @param fate what becomes of it
 * @param reason the kubelet's word for its trouble, such as {@code ErrImagePull}; empty without one
 * @param ofNode whether the trouble is the node's, so that any pod there has it
 * @param restarts how often its containers have been started again
 * @param startedAt when its last container started; null before that
 */
public record ObservedPod(
        Fate fate, String reason, boolean ofNode, int restarts, Instant startedAt) {

    /** A container that has run for so long and is still not ready has trouble. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final List<String> IMAGE =
            List.of(
                    "ErrImagePull",
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrImageNeverPull",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "SignatureValidationFailed");
    private static final List<String> CREATE =
            List.of(
                    "CreateContainerConfigError",
                    "CreateContainerError",
                    "RunContainerError",
                    "PreCreateHookError",
                    "PreStartHookError",
                    "PostStartHookError",
                    "StartError");
    private static final List<String> MOUNT =
            List.of("FailedMount", "FailedAttachVolume", "FailedMapVolume");
    private static final String SANDBOX = "FailedCreatePodSandBox";
    private static final String PROBE = "Unhealthy";

    /** Rejections by the kubelet's own admission, which the next pod on the node meets again. */
    private static final List<String> REJECTED =
            List.of(
                    "OutOfcpu",
                    "OutOfmemory",
                    "OutOfpods",
                    "OutOfephemeral-storage",
                    "NodeAffinity",
                    "NodePorts",
                    "UnexpectedAdmissionError",
                    "TopologyAffinityError",
                    "PodOSSelectorNodeLabelDoesNotMatch",
                    "PodOSNotSupported");

    /**
     * @param pod as the API server serves it
     * @param events that are about it, in any order
     * @param now the moment at which the cluster was looked at
     */
    public static ObservedPod of(JsonObject pod, Collection<JsonObject> events, Instant now) {
        Field status = Field.of(pod).at("status");
        int restarts = 0;
        Instant startedAt = null;
        String waiting = "";
        boolean crashed = false;
        for (String list : List.of("initContainerStatuses", "containerStatuses")) {
            for (Field container : status.at(list).items()) {
                restarts += (int) container.at("restartCount").number();
                String reason = container.at("state", "waiting", "reason").text();
                waiting = waiting.isEmpty() || isTrouble(reason) ? reason : waiting;
                crashed |=
                        !container.at("ready").isTrue()
                                && (reason.equals("CrashLoopBackOff")
                                        || container.at("restartCount").number() > 0);
                Instant start = Timestamps.of(container.at("state", "running", "startedAt"));
                startedAt = start == null || isLater(startedAt, start) ? startedAt : start;
            }
        }
        String phase = status.at("phase").text();
        if (phase.equals("Failed")) {
            String reason = status.at("reason").text();
            return new ObservedPod(
                    Fate.FAILS, reason, REJECTED.contains(reason), restarts, startedAt);
        }
        if (isReady(status)) {
            return new ObservedPod(Fate.BECOMES_READY, "", false, restarts, startedAt);
        }
        if (IMAGE.contains(waiting)) {
            return new ObservedPod(Fate.IMAGE_MISSING, waiting, false, restarts, startedAt);
        }
        if (CREATE.contains(waiting)) {
            return new ObservedPod(Fate.NEVER_STARTS, waiting, false, restarts, startedAt);
        }
        if (crashed) {
            return new ObservedPod(Fate.CRASHES, waiting, false, restarts, startedAt);
        }
        return ofEvents(phase, waiting, events, restarts, startedAt, now);
    }

    private static ObservedPod ofEvents(
            String phase,
            String waiting,
            Collection<JsonObject> events,
            int restarts,
            Instant startedAt,
            Instant now) {
        for (JsonObject event : events) {
            String reason = event.text("reason");
            boolean creating = phase.equals("Pending") && waiting.equals("ContainerCreating");
            if (creating && (reason.equals(SANDBOX) || MOUNT.contains(reason))) {
                return new ObservedPod(
                        Fate.NEVER_STARTS, reason, reason.equals(SANDBOX), restarts, startedAt);
            }
            if (phase.equals("Running") && reason.equals(PROBE)) {
                return new ObservedPod(Fate.NEVER_READY, reason, false, restarts, startedAt);
            }
        }
        boolean tooLong = startedAt != null && startedAt.plus(LONGEST_START).isBefore(now);
        Fate fate =
                !tooLong
                        ? Fate.BECOMES_READY
                        : phase.equals("Running") ? Fate.NEVER_READY : Fate.NEVER_STARTS;
        return new ObservedPod(fate, "", false, restarts, startedAt);
    }

    private static boolean isTrouble(String reason) {
        return IMAGE.contains(reason)
                || CREATE.contains(reason)
                || reason.equals("CrashLoopBackOff");
    }

    private static boolean isLater(Instant one, Instant other) {
        return one != null && one.isAfter(other);
    }

    private static boolean isReady(Field status) {
        for (Field condition : status.at("conditions").items()) {
            if (condition.at("type").text().equals("Ready")) {
                return condition.at("status").text().equals("True");
            }
        }
        return false;
    }

    /** The same pod once what it suffers from is over. */
    public ObservedPod mended() {
        return new ObservedPod(Fate.BECOMES_READY, "", false, restarts, null);
    }

    /** Whether something keeps the pod, and pods like it, from becoming available. */
    public boolean hasTrouble() {
        return fate != Fate.BECOMES_READY;
    }
}
