package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does in the middle of a rollout, and what comes of it. */
class RolloutVariantsTest {

    private static final PodTiming TIMING = new PodTiming(200, 1_000, 500);

    @Test
    void aSlowNodeHoldsItsOwnSlotAndNobodyElses() {
        Timeline timeline =
                Simulation.run(
                        rollout(6, "\"maxUnavailable\": 2")
                                .readyOn("node-1", 30_000)
                                .apply(agent("agent:2", "\"maxUnavailable\": 2")));
        checkComplete(timeline, 6, 6);
        assertThat(timeline.maxUnavailable()).isEqualTo(2);
        assertThat(timeline.durationMillis()).isBetween(30_000L, 33_000L);
    }

    @Test
    void aChangeInMidRolloutReplacesTheMiddleRevisionToo() {
        Timeline timeline =
                Simulation.run(
                        rollout(5, "\"maxUnavailable\": 1")
                                .apply(agent("agent:2", "\"maxUnavailable\": 1"))
                                .at(4_500, apply("agent:3", "\"maxUnavailable\": 1")));
        checkComplete(timeline, timeline.podsCreated(), timeline.podsCreated());
        assertThat(timeline.podsCreated()).isBetween(6, 8);
        assertThat(timeline.maxUnavailable()).isLessThanOrEqualTo(2);
    }

    @Test
    void aRollbackInMidRolloutTouchesOnlyWhatWasReplaced() {
        Timeline timeline =
                Simulation.run(
                        rollout(8, "\"maxUnavailable\": 2")
                                .apply(agent("agent:2", "\"maxUnavailable\": 2"))
                                .at(3_000, apply("agent:1", "\"maxUnavailable\": 2")));
        checkComplete(timeline, timeline.podsCreated(), timeline.podsCreated());
        assertThat(timeline.podsCreated()).isBetween(2, 8);
        assertThat(timeline.lastStatus().updated()).isEqualTo(8);
    }

    @Test
    void aRollbackFreesARolloutThatIsStuck() {
        JsonObject broken = agent("agent:2", "\"maxUnavailable\": 2");
        Timeline timeline =
                Simulation.run(
                        rollout(5, "\"maxUnavailable\": 2")
                                .podsOf(broken, PodLifecycle.of(TIMING).withFate(Fate.NEVER_READY))
                                .apply(broken)
                                .at(60_000, apply("agent:1", "\"maxUnavailable\": 2")));
        checkComplete(timeline, 4, 4);
        assertThat(timeline.durationMillis()).isBetween(60_000L, 64_000L);
    }

    /** A quarter of ten nodes is rounded up to three. */
    @ParameterizedTest
    @CsvSource({"25%, 3, 13", "1%, 1, 11", "100%, 10, 20"})
    void aSurgeInPercentIsRoundedUp(String surge, int firstWave, int peak) {
        String bound = "\"maxSurge\": \"" + surge + "\", \"maxUnavailable\": 0";
        Timeline timeline = Simulation.run(rollout(10, bound).apply(agent("agent:2", bound)));
        checkComplete(timeline, 10, 10);
        assertThat(timeline.waves().get(0).nodes()).hasSize(firstWave);
        assertThat(timeline.maxUnavailable()).isZero();
        assertThat(timeline.peakPods()).isBetween(peak, 20);
    }

    @Test
    void aNodeThatJoinsGetsTheNewPodAndCountsUntilItIsAvailable() {
        Timeline timeline =
                Simulation.run(
                        rollout(4, "\"maxUnavailable\": 1")
                                .apply(agent("agent:2", "\"maxUnavailable\": 1"))
                                .at(1_000, new ClusterChange.AddNode(Clusters.node("node-5"))));
        checkComplete(timeline, 5, 4);
        assertThat(timeline.lastStatus().desired()).isEqualTo(5);
        assertThat(timeline.maxUnavailable()).isEqualTo(2);
    }

    @Test
    void aNodeThatLeavesIsWaitedForNoLongerThanItsPods() {
        Timeline timeline =
                Simulation.run(
                        rollout(4, "\"maxUnavailable\": 1")
                                .podsOfGoneNodesStay(10_000)
                                .apply(agent("agent:2", "\"maxUnavailable\": 1"))
                                .at(800, new ClusterChange.RemoveNode("node-1")));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.lastStatus().desired()).isEqualTo(3);
        assertThat(timeline.durationMillis()).isGreaterThan(10_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 24, 37})
    void aDrainInMidRolloutLeavesDaemonPodsAlone(int minor) {
        Timeline timeline =
                Simulation.run(
                        rollout(minor, 5, "\"maxUnavailable\": 1")
                                .apply(agent("agent:2", "\"maxUnavailable\": 1"))
                                .at(1_000, new ClusterChange.Drain("node-3")));
        checkComplete(timeline, 5, 5);
        assertThat(timeline.lastStatus().desired()).isEqualTo(5);
    }

    @Test
    void aNewPodThatCrashesHoldsTheRolloutUntilItIsBack() {
        Timeline quiet =
                Simulation.run(
                        rollout(4, "\"maxUnavailable\": 1")
                                .apply(agent("agent:2", "\"maxUnavailable\": 1")));
        Timeline crashing =
                Simulation.run(
                        rollout(4, "\"maxUnavailable\": 1")
                                .apply(agent("agent:2", "\"maxUnavailable\": 1"))
                                .at(1_500, new ClusterChange.CrashPods("node-1")));
        checkComplete(crashing, 4, 4);
        assertThat(crashing.durationMillis()).isGreaterThan(quiet.durationMillis());
    }

    @Test
    void onDeleteReplacesWhatIsDeletedAndNothingElse() {
        Scenario scenario =
                Scenario.on(KubernetesVersion.of(37))
                        .nodes(Clusters.nodes(3))
                        .running(Clusters.onDelete("agent:1"))
                        .podsTake(TIMING)
                        .apply(Clusters.onDelete("agent:2"))
                        .at(1_000, new ClusterChange.DeletePods("node-1"))
                        .at(5_000, new ClusterChange.DeletePods("node-3"));
        Timeline timeline = Simulation.run(scenario);
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.WAITS_FOR_DELETION);
        assertThat(timeline.podsCreated()).isEqualTo(2);
        assertThat(timeline.lastStatus().updated()).isEqualTo(2);
        assertThat(timeline.end().get("node-2").get(0).updated()).isFalse();
    }

    /** Old pods are another DaemonSet's until they are gone, so the new ones stand beside them. */
    @ParameterizedTest
    @EnumSource(names = {"BACKGROUND", "FOREGROUND"})
    void aDaemonSetThatIsCreatedAgainMakesItsPodsAnew(ClusterChange.Cascade cascade) {
        Timeline timeline =
                Simulation.run(
                        rollout(4, "\"maxUnavailable\": 1")
                                .at(0, new ClusterChange.DeleteDaemonSet(cascade))
                                .at(3_000, apply("agent:2", "\"maxUnavailable\": 1")));
        checkComplete(timeline, 4, 0);
        assertThat(timeline.lastStatus().generation()).isEqualTo(1);
    }

    @Test
    void orphansOfTheSameTemplateAreAdoptedAndStay() {
        Timeline timeline = recreated(37, "agent:1");
        checkComplete(timeline, 0, 0);
        assertThat(timeline.lastStatus().updated()).isEqualTo(4);
    }

    /**
     * Adopted pods carry the first template's generation, and so does the DaemonSet that is new:
     * from 1.24 on they count as updated for good, whatever image they run.
     */
    @ParameterizedTest
    @CsvSource({"9, 0", "10, 4", "23, 4", "24, 0", "37, 0"})
    void orphansOfAnotherTemplateCountByTheirGeneration(int minor, int replaced) {
        Timeline timeline = recreated(minor, "agent:2");
        checkComplete(timeline, replaced, replaced);
        assertThat(timeline.lastStatus().updated()).isEqualTo(4);
    }

    private static Timeline recreated(int minor, String image) {
        return Simulation.run(
                rollout(minor, 4, "\"maxUnavailable\": 1")
                        .at(0, new ClusterChange.DeleteDaemonSet(ClusterChange.Cascade.ORPHAN))
                        .at(2_000, apply(image, "\"maxUnavailable\": 1")));
    }

    /** The controller up to 1.11 binds its pods itself, and to nodes with room only. */
    @Test
    void before112AFullNodeWaitsForRoomInSilence() {
        JsonObject other =
                io.daemonlens.engine.apimachinery.JsonReader.readObject(
                        """
                        {"metadata": {"name": "big", "namespace": "default"},
                         "spec": {"nodeName": "node-2", "containers": [{"name": "c",
                           "resources": {"requests": {"cpu": "3950m"}}}]},
                         "status": {"phase": "Running"}}
                        """);
        Scenario scenario =
                Scenario.on(KubernetesVersion.of(11))
                        .nodes(Clusters.nodes(3))
                        .otherPods(List.of(other))
                        .podsTake(TIMING)
                        .otherPodsStopAfter(2_000)
                        .apply(Clusters.agent("agent:1"));
        Timeline full = Simulation.run(scenario);
        assertThat(full.podsCreated()).isEqualTo(2);
        assertThat(full.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(full.lastStatus().desired()).isEqualTo(3);
        assertThat(full.stuck().blockedBy())
                .extracting(Stuck.Blocker::node, Stuck.Blocker::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "node-2",
                                "it is not made: failed to place pod on \"node-2\": Node didn't"
                                        + " have enough resource: cpu, requested: 100, used: 3950,"
                                        + " capacity: 4000"));
        Timeline drained = Simulation.run(scenario.at(20_000, new ClusterChange.Drain("node-2")));
        checkComplete(drained, 3, 0);
        assertThat(drained.durationMillis()).isBetween(22_000L, 25_000L);
    }

    /** A tainted node's pod is the first to go, and nothing takes its place. */
    @Test
    void aTaintInMidRolloutTakesTheNodeOutOfIt() {
        Timeline timeline =
                Simulation.run(
                        rollout(4, "\"maxUnavailable\": 1")
                                .apply(agent("agent:2", "\"maxUnavailable\": 1"))
                                .taint(2_500, "node-4", new Taint("away", "", Taint.NO_SCHEDULE)));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.lastStatus().desired()).isEqualTo(3);
        assertThat(timeline.end().get("node-4")).isEmpty();
    }

    private static Scenario rollout(int nodes, String bound) {
        return rollout(37, nodes, bound);
    }

    private static Scenario rollout(int minor, int nodes, String bound) {
        return Scenario.on(KubernetesVersion.of(minor))
                .nodes(Clusters.nodes(nodes))
                .running(agent("agent:1", bound))
                .podsTake(TIMING);
    }

    private static JsonObject agent(String image, String bound) {
        return Clusters.agent(image, bound);
    }

    private static ClusterChange apply(String image, String bound) {
        return new ClusterChange.Apply(agent(image, bound));
    }

    private static void checkComplete(Timeline timeline, int created, int deleted) {
        assertThat(timeline.outcome())
                .isEqualTo(created == 0 ? Timeline.Outcome.NOTHING : Timeline.Outcome.COMPLETE);
        assertThat(List.of(timeline.podsCreated(), timeline.podsDeleted()))
                .isEqualTo(List.of(created, deleted));
        assertThat(timeline.lastStatus().unavailable()).isZero();
        assertThat(timeline.end().values()).allMatch(pods -> pods.size() == 1);
    }
}
