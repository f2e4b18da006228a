package io.daemonlens.engine.kubelet;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages of a pod from one template, as in KWOK: pull and start, become ready, stop. The
 * manifest gives the earliest time the probes allow and the longest time the grace period allows.
 * The time to pull an image is not in the manifest and is assumed.
 *
 * @param timing the duration of each stage
 * @param fate the outcome of the pod
 */
public record PodLifecycle(PodTiming timing, Fate fate) {

    /** The assumed time to pull the image and start the containers: 2 s. */
    public static final long ASSUMED_START_MILLIS = 2_000;

    private static final long DEFAULT_GRACE_SECONDS = 30;
    private static final long DEFAULT_PERIOD_SECONDS = 10;

    /**
     * The first restart is immediate; the delay then starts at 10 s and doubles up to five minutes.
     */
    private static final long FIRST_CRASH_BACKOFF_MILLIS = 10_000;

    private static final long LONGEST_CRASH_BACKOFF_MILLIS = 300_000;

    /** Creates a pod with this timing that becomes ready. */
    public static PodLifecycle of(PodTiming timing) {
        return new PodLifecycle(timing, Fate.BECOMES_READY);
    }

    /** Derives the stages from a pod template's probes and grace period. */
    public static PodLifecycle of(JsonObject podTemplate) {
        Field spec = Field.of(podTemplate).at("spec");
        long ready = 0;
        for (Field container : spec.at("containers").items()) {
            ready = Math.max(ready, readySeconds(container));
        }
        Field grace = spec.at("terminationGracePeriodSeconds");
        long stop = grace.present() ? grace.number() : DEFAULT_GRACE_SECONDS;
        return of(new PodTiming(ASSUMED_START_MILLIS, ready * 1000, Math.max(0, stop) * 1000));
    }

    /**
     * Returns the time until ready; the readiness probe starts only after the startup probe
     * succeeds.
     */
    private static long readySeconds(Field container) {
        long startup = firstSuccess(container.at("startupProbe"));
        long readiness = firstSuccess(container.at("readinessProbe"));
        return Math.max(startup, readiness);
    }

    /** Returns the earliest success that a probe allows, in seconds from the container's start. */
    private static long firstSuccess(Field probe) {
        if (probe.absent()) {
            return 0;
        }
        long period = numberOr(probe.at("periodSeconds"), DEFAULT_PERIOD_SECONDS);
        long successes = numberOr(probe.at("successThreshold"), 1);
        return probe.at("initialDelaySeconds").number() + period * (successes - 1);
    }

    private static long numberOr(Field field, long otherwise) {
        return field.number() > 0 ? field.number() : otherwise;
    }

    /** Returns a copy with another outcome. */
    public PodLifecycle withFate(Fate other) {
        return new PodLifecycle(timing, other);
    }

    /** Returns a copy with another timing. */
    public PodLifecycle withTiming(PodTiming other) {
        return new PodLifecycle(other, fate);
    }

    /**
     * Returns the stages after binding, in order. Stopping is not included: it starts with
     * deletion.
     */
    public List<PodStage> stages() {
        List<PodStage> stages = new ArrayList<>(2);
        if (fate == Fate.IMAGE_MISSING || fate == Fate.NEVER_STARTS) {
            return stages;
        }
        stages.add(new PodStage(PodStage.Reached.RUNNING, timing.startAfterMillis()));
        PodStage.Reached end =
                switch (fate) {
                    case BECOMES_READY -> PodStage.Reached.READY;
                    case FAILS -> PodStage.Reached.FAILED;
                    case SUCCEEDS -> PodStage.Reached.SUCCEEDED;
                    case NEVER_READY, CRASHES, IMAGE_MISSING, NEVER_STARTS -> null;
                };
        if (end != null) {
            stages.add(new PodStage(end, timing.readyAfterMillis()));
        }
        return stages;
    }

    /** Returns how long the kubelet waits before it restarts a crashed container. */
    public static long crashBackoffMillis(int restarts) {
        if (restarts <= 0) {
            return 0;
        }
        long doubled = FIRST_CRASH_BACKOFF_MILLIS << Math.min(restarts - 1, 10);
        return Math.min(doubled, LONGEST_CRASH_BACKOFF_MILLIS);
    }
}
