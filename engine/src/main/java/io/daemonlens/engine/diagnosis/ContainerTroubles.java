package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the reasons why the containers of a bound pod are not ready. */
final class ContainerTroubles {

    /** An exit longer ago than this is unrelated to the container's current state. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    /**
     * The minimum age of a single failure. Kubelets retry immediately, so a newer one may already
     * be resolved.
     */
    private static final Duration RETRIED = Duration.ofSeconds(10);

    private final OwnedPod pod;
    private final Field spec;
    private final List<ClusterEvent> events;
    private final StartTimes times;
    private final Instant now;
    private final boolean knowsEvents;
    private final List<Trouble> found = new ArrayList<>();
    private boolean creating;
    private boolean starting;

    ContainerTroubles(
            OwnedPod pod,
            Field spec,
            List<ClusterEvent> events,
            StartTimes times,
            Instant now,
            boolean knowsEvents) {
        this.pod = pod;
        this.spec = spec;
        this.events = events;
        this.times = times;
        this.now = now;
        this.knowsEvents = knowsEvents;
    }

    List<Trouble> find() {
        Field status = pod.status();
        for (Field init : status.at("initContainerStatuses").items()) {
            boolean sidecar =
                    specOf("initContainers", init).at("restartPolicy").text().equals("Always");
            examine(init, !sidecar);
        }
        for (Field container : status.at("containerStatuses").items()) {
            examine(container, false);
        }
        if (found.isEmpty() && (creating || status.at("containerStatuses").size() == 0)) {
            examineCreation();
        }
        if (found.isEmpty() && !creating && !starting) {
            examineGates();
        }
        return found;
    }

    private Field specOf(String list, Field container) {
        String name = container.at("name").text();
        for (Field each : spec.at(list).items()) {
            if (each.at("name").text().equals(name)) {
                return each;
            }
        }
        return spec.at(list).at(name);
    }

    private void examine(Field container, boolean init) {
        if (container.at("ready").isTrue()) {
            return;
        }
        Field state = container.at("state");
        Field waiting = state.at("waiting");
        if (waiting.present()) {
            examineWaiting(container, waiting, init);
        } else if (state.at("terminated").present()) {
            examineEnded(container, state.at("terminated"), init);
        } else if (state.at("running").present()) {
            examineRunning(container, init);
        } else {
            creating = true;
        }
    }

    private void examineWaiting(Field container, Field waiting, boolean init) {
        String reason = waiting.at("reason").text();
        CauseCode code = Reasons.ofWaiting(reason);
        if (code == CauseCode.CRASH_LOOP) {
            code = crash(container, init);
        }
        if (code != null) {
            found.add(
                    Trouble.lasting(
                            code,
                            evidence(container, init, reason, waiting.at("message").text(), null)));
        } else if (reason.equals(Reasons.CREATING) || reason.isEmpty()) {
            creating = true;
        } else {
            starting = true;
        }
    }

    private CauseCode crash(Field container, boolean init) {
        Evidence.Exit exit = exitOf(container);
        if (exit != null && exit.reason().equals(Reasons.OOM_KILLED)) {
            return CauseCode.OOM_KILLED;
        }
        return init ? CauseCode.INIT_CONTAINER : CauseCode.CRASH_LOOP;
    }

    private void examineEnded(Field container, Field ended, boolean init) {
        long code = ended.at("exitCode").number();
        if (init && code == 0) {
            return;
        }
        boolean again = container.at("restartCount").number() > 0;
        Evidence evidence =
                evidence(
                        container,
                        init,
                        ended.at("reason").text(),
                        ended.at("message").text(),
                        Timestamps.of(ended.at("finishedAt")));
        found.add(new Trouble(crash(container, init), evidence, !again));
    }

    private void examineRunning(Field container, boolean init) {
        Instant started = Timestamps.of(container.at("state", "running", "startedAt"));
        long restarts = container.at("restartCount").number();
        Instant ended = Timestamps.of(container.at("lastState", "terminated", "finishedAt"));
        if (restarts > 0 && (ended == null || ended.plus(RECENT).isAfter(now))) {
            Evidence evidence = evidence(container, init, "", unhealthy("Liveness"), ended);
            found.add(new Trouble(crash(container, init), evidence, restarts == 1));
            return;
        }
        starting = true;
        if (started == null) {
            return;
        }
        Duration running = Duration.between(started, now);
        if (init) {
            Duration allowed = Patience.ofInit(times.ofInit(container.at("name").text()));
            if (running.compareTo(allowed) > 0) {
                Evidence evidence = evidence(container, true, "", "", started);
                found.add(Trouble.lasting(CauseCode.INIT_CONTAINER, evidence));
            }
        } else {
            examineProbe(container, started, running);
        }
    }

    private void examineProbe(Field container, Instant started, Duration running) {
        boolean startupDone = container.at("started").isTrue();
        Duration allowed =
                Patience.untilReady(
                        specOf("containers", container), startupDone, times.untilReady());
        String failure = unhealthy(startupDone ? "Readiness" : "Startup");
        if (failure.isEmpty()) {
            failure = unhealthy("");
        }
        Duration limit = allowed;
        if (failure.isEmpty()) {
            limit = knowsEvents ? max(allowed, Patience.UNEXPLAINED) : allowed.multipliedBy(2);
        }
        if (running.compareTo(limit) > 0) {
            Evidence evidence =
                    evidence(
                            container,
                            false,
                            failure.isEmpty() ? "" : "Unhealthy",
                            failure,
                            started);
            found.add(Trouble.lasting(CauseCode.READINESS_PROBE, evidence));
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Returns the message of the newest failure of this kind of probe; empty if there is none. */
    private String unhealthy(String probe) {
        ClusterEvent newest = null;
        for (ClusterEvent event : events) {
            if (event.reason().equals("Unhealthy")
                    && event.message().startsWith(probe)
                    && (newest == null || !event.isBefore(newest.last()))) {
                newest = event;
            }
        }
        return newest == null ? "" : newest.message();
    }

    /**
     * Examines volumes and sandbox, which are created first; their failures appear only in events.
     */
    private void examineCreation() {
        ClusterEvent failure = null;
        ClusterEvent past = null;
        int failures = 0;
        for (ClusterEvent event : events) {
            if (Reasons.ofCreation(event.reason()) != null) {
                failures += event.count();
                failure = newer(failure, event);
            } else if (Reasons.isPastSandbox(event.reason())) {
                past = newer(past, event);
            }
        }
        boolean over = failure != null && past != null && failure.isBefore(past.last());
        if (failure != null && !over) {
            boolean again =
                    failures > 1
                            || failure.first() == null
                            || failure.first().plus(RETRIED).isBefore(now);
            Evidence evidence =
                    Evidence.of(
                            Evidence.Source.EVENT,
                            failure.object(),
                            failure.reason(),
                            failure.message(),
                            failure.first());
            found.add(new Trouble(Reasons.ofCreation(failure.reason()), evidence, !again));
        } else {
            examineLongCreation(past);
        }
    }

    /**
     * Judges a pod without failure events by its age. The limit is long because a large image takes
     * time.
     */
    private void examineLongCreation(ClusterEvent past) {
        Instant since = Timestamps.of(pod.condition("PodScheduled").at("lastTransitionTime"));
        since = since == null ? pod.facts().createdAt() : since;
        if (since == null || !since.plus(Patience.UNEXPLAINED).isBefore(now)) {
            return;
        }
        boolean hasSandbox =
                past != null
                        || pod.condition("PodReadyToStartContainers")
                                .at("status")
                                .text()
                                .equals("True");
        CauseCode code =
                hasSandbox
                        ? CauseCode.IMAGE_PULL
                        : mounts() ? CauseCode.VOLUME_MOUNT : CauseCode.SANDBOX;
        Evidence.Source source = Evidence.Source.STATE;
        found.add(Trouble.lasting(code, Evidence.of(source, pod.facts().name(), "", "", since)));
    }

    private boolean mounts() {
        for (Field volume : spec.at("volumes").items()) {
            if (volume.at("emptyDir").absent() && volume.at("downwardAPI").absent()) {
                return true;
            }
        }
        return false;
    }

    /** Examines readiness gates: all containers are ready, but the pod is not. */
    private void examineGates() {
        Field ready = pod.condition("Ready");
        Instant since = Timestamps.of(ready.at("lastTransitionTime"));
        if (ready.at("reason").text().equals("ReadinessGatesNotReady")
                && since != null
                && since.plus(Duration.ofMinutes(1)).isBefore(now)) {
            found.add(
                    Trouble.lasting(
                            CauseCode.READINESS_PROBE,
                            Evidence.of(
                                    Evidence.Source.POD,
                                    pod.facts().name(),
                                    "ReadinessGatesNotReady",
                                    ready.at("message").text(),
                                    since)));
        }
    }

    private static ClusterEvent newer(ClusterEvent one, ClusterEvent other) {
        return one == null || !other.isBefore(one.last()) ? other : one;
    }

    private static Evidence evidence(
            Field container, boolean init, String reason, String message, Instant since) {
        return new Evidence(
                init ? Evidence.Source.INIT_CONTAINER : Evidence.Source.CONTAINER,
                container.at("name").text(),
                reason,
                message,
                exitOf(container),
                (int) container.at("restartCount").number(),
                since);
    }

    private static Evidence.Exit exitOf(Field container) {
        for (String state : List.of("state", "lastState")) {
            Field ended = container.at(state, "terminated");
            if (ended.present()) {
                return new Evidence.Exit(
                        (int) ended.at("exitCode").number(), ended.at("reason").text());
            }
        }
        return null;
    }
}
