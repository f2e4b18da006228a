package io.daemonlens.report.forecast;

import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.daemon.RolloutBudget;
import io.daemonlens.engine.simulation.timeline.Exploration;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.node.ReasonText;
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
            case REFUSED -> wording.say("rollout.refused", stuck(timeline.stuck(), wording));
            case COMPLETE ->
                    rollout.start() == Rollout.Start.INSTALL
                            ? wording.say(
                                    timeline.podsCreated() == 1
                                            ? "rollout.install.one"
                                            : "rollout.install",
                                    timeline.podsCreated(),
                                    range(rollout, wording))
                            : wording.say(
                                    "rollout.complete",
                                    waves(
                                            timeline.waves().stream()
                                                    .map(wave -> wave.nodes().size())
                                                    .toList(),
                                            wording),
                                    bound(rollout),
                                    range(rollout, wording));
        };
    }

    /**
     * Returns {@code 40 s to 3 min}: from pods that stop at once to pods that use their grace
     * period.
     */
    private static String range(Rollout rollout, Wording wording) {
        String fastest = Durations.text(rollout.fastestMillis());
        String slowest = Durations.text(rollout.slowestMillis());
        return fastest.equals(slowest) ? fastest : wording.say("rollout.range", fastest, slowest);
    }

    /** Returns warnings as sentences; usually none. */
    static List<String> warnings(Rollout rollout, Wording wording) {
        List<String> warnings = new ArrayList<>();
        List<String> evicted = rollout.timeline().preempted();
        if (!evicted.isEmpty()) {
            warnings.add(
                    wording.say(
                            evicted.size() == 1 ? "rollout.evicts.one" : "rollout.evicts",
                            evicted.size(),
                            few(evicted)));
        }
        Map<String, List<String>> leaves = new LinkedHashMap<>();
        for (Placement each : rollout.timeline().leavesWithoutPod()) {
            leaves.computeIfAbsent(why(each, wording), why -> new ArrayList<>()).add(each.node());
        }
        leaves.forEach(
                (why, nodes) ->
                        warnings.add(
                                wording.say(
                                        nodes.size() == 1 ? "rollout.leaves.one" : "rollout.leaves",
                                        nodes.size(),
                                        String.join(", ", nodes),
                                        why)));
        Exploration seeds = rollout.exploration();
        if (seeds != null) {
            warnings.add(
                    wording.say(
                            "rollout.seeds",
                            seeds.runs(),
                            seeds.medianMillis() < 0 ? "-" : Durations.text(seeds.medianMillis()),
                            Durations.text(seeds.worst().durationMillis()),
                            seeds.worst().seed(),
                            seeds.stuck()));
        }
        Rollout.SilentNodes silent = rollout.withSilentNodes();
        if (silent != null && silent.timeline().outcome().isStuck()) {
            warnings.add(
                    wording.say(
                            silent.nodes() == 1 ? "rollout.silent.one" : "rollout.silent",
                            silent.nodes(),
                            bound(rollout)));
        }
        return warnings;
    }

    /** Returns why a node should not run a pod. */
    static String why(Placement placement, Wording wording) {
        return placement.reasons().isEmpty()
                ? ""
                : ReasonText.of(placement.reasons().get(0), wording);
    }

    /** Returns the assumed times of a pod, and their source. */
    static String assumed(Rollout rollout, Wording wording) {
        String assumed =
                wording.say(
                        "rollout.assumed",
                        Durations.text(rollout.timing().startAfterMillis()),
                        Durations.text(rollout.timing().readyAfterMillis()),
                        Durations.text(rollout.timing().stopAfterMillis()));
        return rollout.learnt() == null
                ? assumed
                : assumed + wording.say("rollout.learnt", rollout.learnt().pods());
    }

    /**
     * Returns {@code 20 waves of 1}, or {@code 4 waves of up to 3}, from the number of nodes per
     * wave.
     */
    static String waves(List<Integer> sizes, Wording wording) {
        int largest = sizes.stream().mapToInt(size -> size).max().orElse(0);
        boolean even = sizes.stream().allMatch(size -> size == largest);
        String key =
                sizes.size() == 1 ? "rollout.wave" : even ? "rollout.waves" : "rollout.waves-up-to";
        return wording.say(key, sizes.size(), largest);
    }

    /**
     * Returns the pods that block a rollout, and why: {@code n1, n2: never ready}, up to a limit.
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

    /** Returns why the rollout is stuck, and the consequence. */
    static String stuck(Stuck stuck, Wording wording) {
        int old = stuck.nodesWithOldPod();
        return counted("stuck.pods", stuck.blockedBy().size(), wording)
                + bound(stuck, wording)
                + (old == 0 ? "" : counted("stuck.old", old, wording))
                + wording.say("stuck.end")
                + (stuck.hasSilentNode() ? wording.say("stuck.silent") : "");
    }

    private static String bound(Stuck stuck, Wording wording) {
        if (stuck.bound().isEmpty()) {
            return "";
        }
        RolloutBudget budget = stuck.budget();
        return budget == null
                ? wording.say("stuck.bound", stuck.bound())
                : wording.say(
                        "stuck.bound-of",
                        stuck.bound(),
                        budget.maxSurge() > 0 ? budget.surging() : budget.unavailable(),
                        budget.maxSurge() > 0 ? budget.maxSurge() : budget.maxUnavailable());
    }

    private static String counted(String key, int count, Wording wording) {
        return wording.say(count == 1 ? key + ".one" : key, count);
    }

    /**
     * Returns why a pod does not become available; messages of server and scheduler are verbatim.
     */
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
