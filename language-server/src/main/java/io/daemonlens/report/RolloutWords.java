package io.daemonlens.report;

import io.daemonlens.engine.simulation.Timeline;
import io.daemonlens.engine.simulation.Wave;
import io.daemonlens.feature.Rollout;
import io.daemonlens.text.Wording;
import java.util.List;

/** A rollout in one sentence. */
public final class RolloutWords {

    private RolloutWords() {}

    public static String summary(Rollout rollout, Wording wording) {
        Timeline timeline = rollout.timeline();
        return switch (timeline.outcome()) {
            case WAITS_FOR_DELETION -> wording.say("rollout.on-delete");
            case NOTHING -> wording.say("rollout.nothing");
            case STUCK -> wording.say("rollout.stuck", timeline.stuck().text());
            case COMPLETE ->
                    wording.say(
                            "rollout.complete",
                            waves(timeline.waves(), wording),
                            bound(rollout),
                            Durations.text(timeline.durationMillis()));
        };
    }

    /** {@code 20 waves of 1}, or {@code 4 waves of up to 3}. */
    public static String waves(List<Wave> waves, Wording wording) {
        int largest = waves.stream().mapToInt(wave -> wave.nodes().size()).max().orElse(0);
        boolean even = waves.stream().allMatch(wave -> wave.nodes().size() == largest);
        String key =
                waves.size() == 1 ? "rollout.wave" : even ? "rollout.waves" : "rollout.waves-up-to";
        return wording.say(key, waves.size(), largest);
    }

    private static String bound(Rollout rollout) {
        return rollout.maxSurge() > 0
                ? "maxSurge: " + rollout.maxSurge()
                : "maxUnavailable: " + rollout.maxUnavailable();
    }
}
