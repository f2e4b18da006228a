package io.daemonlens.engine.kubelet;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages a pod of one template goes through, after the manner of KWOK: pull and start, become
 * ready, stop. From a manifest follow the earliest moment the probes allow and the longest the
 * grace period allows; how long an image takes to pull does not, and is assumed.
 *
 * @param timing how long each stage takes
 * @param fate what becomes of the pod
 */
public record PodLifecycle(PodTiming timing, Fate fate) {

    /** What pulling an image and starting containers is taken to need. */
    public static final long ASSUMED_START_MILLIS = 2_000;

    private static final long DEFAULT_GRACE_SECONDS = 30;
    private static final long DEFAULT_PERIOD_SECONDS = 10;

    /** The first restart comes at once; each later one waits twice as long, up to five minutes. */
    private static final long FIRST_CRASH_BACKOFF_MILLIS = 10_000;

    private static final long LONGEST_CRASH_BACKOFF_MILLIS = 300_000;

    /** A pod that takes this long and becomes ready. */
    public static PodLifecycle of(PodTiming timing) {
        return new PodLifecycle(timing, Fate.BECOMES_READY);
    }

    /** What a pod template's probes and grace period say. */
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

    /** The readiness probe is asked only once the startup probe has succeeded. */
    private static long readySeconds(Field container) {
        long startup = firstSuccess(container.at("startupProbe"));
        long readiness = firstSuccess(container.at("readinessProbe"));
        return Math.max(startup, readiness);
    }

    /** The earliest success a probe allows, counted from the container's start. */
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

    /** The same stages with another end. */
    public PodLifecycle withFate(Fate other) {
        return new PodLifecycle(timing, other);
    }

    /** The same fate, but this fast. */
    public PodLifecycle withTiming(PodTiming other) {
        return new PodLifecycle(other, fate);
    }

    /** What happens by itself once the pod is bound, in order. Stopping comes with deletion. */
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

    /** How long a kubelet waits before it starts a crashed container again. */
    public static long crashBackoffMillis(int restarts) {
        if (restarts <= 0) {
            return 0;
        }
        long doubled = FIRST_CRASH_BACKOFF_MILLIS << Math.min(restarts - 1, 10);
        return Math.min(doubled, LONGEST_CRASH_BACKOFF_MILLIS);
    }
}
