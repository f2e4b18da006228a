package io.daemonlens.report.forecast;

import io.daemonlens.engine.simulation.Stuck;
import io.daemonlens.engine.simulation.Timeline;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A rollout in one sentence. */
public final class RolloutWords {

    private static final int MOST_NAMES = 5;

    private RolloutWords() {}

    public static String summary(Rollout rollout, Wording wording) {
        Timeline timeline = rollout.timeline();
        return switch (timeline.outcome()) {
            case WAITS_FOR_DELETION -> wording.say("rollout.on-delete");
            case NOTHING -> wording.say("rollout.nothing");
            case STUCK -> wording.say("rollout.stuck", stuck(timeline.stuck(), wording));
            case COMPLETE ->
                    wording.say(
                            "rollout.complete",
                            waves(
                                    timeline.waves().stream()
                                            .map(wave -> wave.nodes().size())
                                            .toList(),
                                    wording),
                            bound(rollout),
                            Durations.text(timeline.durationMillis()));
        };
    }

    /** {@code 20 waves of 1}, or {@code 4 waves of up to 3}; a number of nodes for each wave. */
    static String waves(List<Integer> sizes, Wording wording) {
        int largest = sizes.stream().mapToInt(size -> size).max().orElse(0);
        boolean even = sizes.stream().allMatch(size -> size == largest);
        String key =
                sizes.size() == 1 ? "rollout.wave" : even ? "rollout.waves" : "rollout.waves-up-to";
        return wording.say(key, sizes.size(), largest);
    }

    /**
     * Which pods hold a rollout up and why: {@code n1, n2: never ready}, so many reasons at most.
     */
    static List<String> blockers(Stuck stuck, int most, Wording wording) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        for (Stuck.Blocker blocker : stuck.blockedBy()) {
            nodes.computeIfAbsent(why(blocker, wording), why -> new ArrayList<>())
                    .add(blocker.node());
        }
        return nodes.entrySet().stream()
                .limit(most)
                .map(each -> few(each.getValue()) + ": " + each.getKey())
                .toList();
    }

    /** What is so, and what follows. */
    static String stuck(Stuck stuck, Wording wording) {
        int old = stuck.nodesWithOldPod();
        return counted("stuck.pods", stuck.blockedBy().size(), wording)
                + (stuck.bound().isEmpty() ? "" : wording.say("stuck.bound", stuck.bound()))
                + (old == 0 ? "" : counted("stuck.old", old, wording))
                + wording.say("stuck.end");
    }

    private static String counted(String key, int count, Wording wording) {
        return wording.say(count == 1 ? key + ".one" : key, count);
    }

    /** Why a pod does not come on; what server and scheduler say stays in their words. */
    static String why(Stuck.Blocker blocker, Wording wording) {
        String reason = wording.sayIfKnown("stuck." + blocker.reason());
        return reason.isEmpty()
                ? blocker.why()
                : reason + (blocker.detail().isEmpty() ? "" : "：" + blocker.detail());
    }

    private static String few(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() > MOST_NAMES ? first + ", …" : first;
    }

    private static String bound(Rollout rollout) {
        return rollout.maxSurge() > 0
                ? "maxSurge: " + rollout.maxSurge()
                : "maxUnavailable: " + rollout.maxUnavailable();
    }
}
