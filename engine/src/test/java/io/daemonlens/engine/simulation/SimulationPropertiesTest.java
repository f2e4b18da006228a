package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * What holds for every cluster and every order. All runs check every invariant at every change; a
 * broken one fails the run.
 */
class SimulationPropertiesTest {

    @Property(tries = 150, seed = "20261121")
    void aRollingUpdateEndsAndKeepsItsBound(
            @ForAll @IntRange(min = 1, max = 25) int nodes,
            @ForAll @IntRange(min = 1, max = 6) int maxUnavailable,
            @ForAll @IntRange(min = 0, max = 3) int minReadySeconds,
            @ForAll @IntRange(min = 8, max = 37) int minor,
            @ForAll @LongRange(min = 0, max = 3_000) long ready,
            @ForAll @LongRange(min = 0, max = 3_000) long stop,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        String bound = "\"maxUnavailable\": " + maxUnavailable;
        Timeline timeline =
                rollout(
                        nodes,
                        bound,
                        minReadySeconds,
                        minor,
                        new PodTiming(100, ready, stop),
                        seed);
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.maxUnavailable()).isBetween(1, maxUnavailable);
        assertThat(timeline.podsDeleted()).isEqualTo(nodes);
        assertThat(timeline.podsCreated()).isEqualTo(nodes);
        assertThat(timeline.waves()).allMatch(wave -> wave.nodes().size() <= nodes);
        assertThat(timeline.peakPods()).isEqualTo(nodes);
    }

    @Property(tries = 150, seed = "20261121")
    void aSurgeNeverLeavesANodeWithoutAnAvailablePod(
            @ForAll @IntRange(min = 1, max = 25) int nodes,
            @ForAll @IntRange(min = 1, max = 6) int maxSurge,
            @ForAll @IntRange(min = 0, max = 3) int minReadySeconds,
            @ForAll @IntRange(min = 25, max = 37) int minor,
            @ForAll @LongRange(min = 0, max = 3_000) long ready,
            @ForAll @LongRange(min = 0, max = 3_000) long stop,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        String bound = "\"maxSurge\": " + maxSurge + ", \"maxUnavailable\": 0";
        Timeline timeline =
                rollout(
                        nodes,
                        bound,
                        minReadySeconds,
                        minor,
                        new PodTiming(100, ready, stop),
                        seed);
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.maxUnavailable()).isZero();
        assertThat(timeline.podsCreated()).isEqualTo(nodes);
        assertThat(timeline.podsDeleted()).isEqualTo(nodes);
    }

    /** Whatever is done to the cluster, in the end every node that wants a pod has exactly one. */
    @Property(tries = 150, seed = "20261121")
    void theClusterComesToRest(
            @ForAll @IntRange(min = 1, max = 12) int nodes,
            @ForAll List<@IntRange(min = 0, max = 79) Integer> happenings,
            @ForAll boolean surges,
            @ForAll @IntRange(min = 8, max = 37) int minor,
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        String bound = surges ? "\"maxSurge\": 2, \"maxUnavailable\": 0" : "\"maxUnavailable\": 2";
        Scenario scenario =
                Scenario.on(KubernetesVersion.of(minor))
                        .nodes(Clusters.nodes(nodes))
                        .running(Clusters.agent("agent:1", bound))
                        .podsTake(new PodTiming(200, 1_000, 500))
                        .podsOfGoneNodesStay(2_000)
                        .apply(Clusters.agent("agent:2", bound))
                        .seed(seed);
        long at = 0;
        for (int happening : happenings.subList(0, Math.min(10, happenings.size()))) {
            at += 700;
            scenario = scenario.at(at, change(happening, nodes, bound));
        }
        Timeline timeline = Simulation.run(scenario);
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.end().values())
                .allMatch(pods -> pods.size() <= 1)
                .allMatch(pods -> pods.stream().allMatch(Timeline.EndPod::ready));
        long withPod = timeline.end().values().stream().filter(pods -> !pods.isEmpty()).count();
        assertThat(withPod).isEqualTo(timeline.lastStatus().desired());
    }

    private static ClusterChange change(int happening, int nodes, String bound) {
        String node = "node-" + (1 + happening % nodes);
        return switch (happening / 10) {
            case 0 -> new ClusterChange.DeletePods(node);
            case 1 -> new ClusterChange.CrashPods(node);
            case 2 -> new ClusterChange.FailPods(node);
            case 3 -> new ClusterChange.DuplicatePod(node);
            case 4 ->
                    new ClusterChange.SetTaints(
                            node, List.of(new Taint("away", "", Taint.NO_EXECUTE)));
            case 5 -> new ClusterChange.SetTaints(node, List.of());
            case 6 -> new ClusterChange.Cordon(node, happening % 2 == 0);
            default -> new ClusterChange.Apply(Clusters.agent("agent:" + happening, bound));
        };
    }

    private static Timeline rollout(
            int nodes, String bound, int minReadySeconds, int minor, PodTiming timing, long seed) {
        JsonObject before = Clusters.agent("agent:1", bound, minReadySeconds);
        JsonObject after = Clusters.agent("agent:2", bound, minReadySeconds);
        return Simulation.run(
                Scenario.on(KubernetesVersion.of(minor))
                        .nodes(Clusters.nodes(nodes))
                        .running(before)
                        .podsTake(timing)
                        .apply(after)
                        .seed(seed));
    }
}
