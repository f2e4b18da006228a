package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.kubectl.RolloutStatus;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Action;
import io.daemonlens.engine.simulation.timeline.RolloutProgress;
import io.daemonlens.engine.simulation.timeline.Step;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.engine.simulation.timeline.Wave;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Whole timelines, written so that an operator can judge them. {@code -Dgolden.update} writes them
 * anew.
 */
class TimelineGoldenTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/io/daemonlens/engine/simulation/timelines");
    private static final PodTiming TIMING = new PodTiming(200, 1_000, 500);

    @Test
    void twoOfFiveAtATime() throws IOException {
        String bound = "\"maxUnavailable\": 2";
        checkTimeline("two-of-five-at-a-time", rollout(5, bound, bound));
    }

    @Test
    void oneMoreOnThree() throws IOException {
        String bound = "\"maxSurge\": 1, \"maxUnavailable\": 0";
        checkTimeline("one-more-on-three", rollout(3, bound, bound));
    }

    @Test
    void neverReady() throws IOException {
        String bound = "\"maxUnavailable\": \"25%\"";
        checkTimeline(
                "never-ready",
                rollout(6, bound, bound)
                        .newPods(PodLifecycle.of(TIMING).withFate(Fate.NEVER_READY)));
    }

    @Test
    void aNodeFallsSilent() throws IOException {
        String bound = "\"maxUnavailable\": 1";
        checkTimeline("a-node-falls-silent", rollout(3, bound, bound).failingNodes(1));
    }

    private static Scenario rollout(int nodes, String before, String after) {
        return Scenario.on(KubernetesVersion.of(37))
                .nodes(Clusters.nodes(nodes))
                .running(Clusters.agent("agent:1", before))
                .podsTake(TIMING)
                .apply(Clusters.agent("agent:2", after));
    }

    private static void checkTimeline(String name, Scenario scenario) throws IOException {
        String text = text(Simulation.run(scenario));
        Path golden = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(golden).hasContent(text);
        assertThat(Files.readString(golden, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    private static String text(Timeline timeline) {
        StringBuilder text = new StringBuilder();
        int action = 0;
        for (Step step : timeline.steps()) {
            for (; action < timeline.actions().size(); action++) {
                Action next = timeline.actions().get(action);
                if (next.atMillis() > step.atMillis()) {
                    break;
                }
                line(text, next.atMillis(), word(next) + " " + next.node());
            }
            RolloutProgress status = step.status();
            line(
                    text,
                    step.atMillis(),
                    "status  generation %d/%d  desired %d  current %d  ready %d  updated %d  available %d"
                            .formatted(
                                    status.observedGeneration(),
                                    status.generation(),
                                    status.desired(),
                                    status.current(),
                                    status.ready(),
                                    status.updated(),
                                    status.available()));
        }
        for (; action < timeline.actions().size(); action++) {
            Action next = timeline.actions().get(action);
            line(text, next.atMillis(), word(next) + " " + next.node());
        }
        text.append("\nends ").append(timeline.outcome().word());
        text.append(String.format(Locale.ROOT, " after %.3f s", timeline.durationMillis() / 1e3));
        text.append(", at most ").append(timeline.maxUnavailable()).append(" unavailable\n");
        for (Wave wave : timeline.waves()) {
            line(text, wave.startMillis(), "wave    " + String.join(" ", wave.nodes()));
        }
        if (timeline.stuck() != null) {
            Stuck stuck = timeline.stuck();
            text.append("\nuses up ").append(stuck.bound()).append(", nodes with an old pod: ");
            text.append(stuck.nodesWithOldPod()).append('\n');
            for (Stuck.Blocker blocker : stuck.blockedBy()) {
                text.append("  ").append(blocker.node()).append(": the ").append(blocker.pod());
                text.append(" pod, ").append(blocker.why()).append('\n');
            }
        }
        text.append('\n');
        RolloutStatus.lines("agent", timeline).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String word(Action action) {
        return action.kind() == Action.Kind.CREATE ? "create " : "delete ";
    }

    private static void line(StringBuilder text, long millis, String what) {
        text.append(String.format(Locale.ROOT, "%8.3f  %s\n", millis / 1e3, what));
    }
}
