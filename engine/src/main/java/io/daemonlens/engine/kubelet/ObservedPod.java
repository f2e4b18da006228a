package io.daemonlens.engine.kubelet;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expected future of a pod in a live cluster. A problem that its statuses or events show
 * continues; without one, the pod proceeds as its template implies. Follows the reasons that the
 * kubelet sets ({@code pkg/kubelet/images/types.go}, {@code kuberuntime/kuberuntime_container.go})
 * and the events it writes ({@code pkg/kubelet/events/event.go}).
 *
 * @param fate the expected outcome
 * @param reason the kubelet's reason for the problem, such as {@code ErrImagePull}; else empty
 * @param ofNode whether the node causes the problem, so that every pod there has it
 * @param restarts the number of container restarts
 * @param startedAt when its last container started; null if none has started
 */
public record ObservedPod(
        Fate fate, String reason, boolean ofNode, int restarts, @Nullable Instant startedAt) {

    /** A container that is not ready after running this long has a problem. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final String SANDBOX = "FailedCreatePodSandBox";
    private static final String PROBE = "Unhealthy";

    /** Rejections by the kubelet's admission, which also affect the next pod on the node. */
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
     * @param pod the pod as the API server serves it
     * @param events the events about the pod, in any order
     * @param now the time of the snapshot
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
        if (KubeletReasons.IMAGE.contains(waiting)) {
            return new ObservedPod(Fate.IMAGE_MISSING, waiting, false, restarts, startedAt);
        }
        if (KubeletReasons.CONFIG.contains(waiting)) {
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
            @Nullable Instant startedAt,
            Instant now) {
        for (JsonObject event : events) {
            String reason = event.text("reason");
            boolean creating = phase.equals("Pending") && waiting.equals("ContainerCreating");
            if (creating && (reason.equals(SANDBOX) || KubeletReasons.MOUNT.contains(reason))) {
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
        return KubeletReasons.IMAGE.contains(reason)
                || KubeletReasons.CONFIG.contains(reason)
                || reason.equals("CrashLoopBackOff");
    }

    private static boolean isLater(@Nullable Instant one, Instant other) {
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

    /** Returns the same pod without its problem. */
    public ObservedPod mended() {
        return new ObservedPod(Fate.BECOMES_READY, "", false, restarts, null);
    }

    /** Returns whether a problem keeps this pod, and pods like it, from becoming available. */
    public boolean hasTrouble() {
        return fate != Fate.BECOMES_READY;
    }
}
