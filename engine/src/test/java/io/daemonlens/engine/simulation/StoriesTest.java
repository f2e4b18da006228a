package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.scheduler.framework.ClusterPods;
import io.daemonlens.engine.scheduler.framework.NamespaceLabels;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Action;
import io.daemonlens.engine.simulation.timeline.Exploration;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people tell each other about DaemonSets, played out. */
class StoriesTest {

    private static final PodTiming FAST = new PodTiming(200, 1_000, 500);

    @Test
    void everyNodeGetsOnePod() {
        Timeline timeline = Simulation.run(cluster(4).apply(Clusters.agent("agent:1")));
        assertThat(timeline.podsCreated()).isEqualTo(4);
        checkOnePodOn(timeline, "node-1", "node-2", "node-3", "node-4");
    }

    @Test
    void aNodeIsAddedAndGetsAPod() {
        Timeline timeline =
                Simulation.run(
                        running(4).at(1_000, new ClusterChange.AddNode(Clusters.node("node-5"))));
        assertThat(timeline.podsCreated()).isEqualTo(1);
        assertThat(timeline.actions().get(0).node()).isEqualTo("node-5");
        checkOnePodOn(timeline, "node-1", "node-2", "node-3", "node-4", "node-5");
    }

    @Test
    void aNodeIsRemovedAndItsPodIsCollected() {
        Timeline timeline =
                Simulation.run(running(4).at(1_000, new ClusterChange.RemoveNode("node-3")));
        assertThat(timeline.podsCreated()).isZero();
        checkOnePodOn(timeline, "node-1", "node-2", "node-4");
        assertThat(timeline.lastStatus().desired()).isEqualTo(3);
    }

    @Test
    void aPodIsKilledAndComesBack() {
        Timeline timeline =
                Simulation.run(running(4).at(1_000, new ClusterChange.DeletePods("node-2")));
        assertThat(timeline.podsDeleted()).isZero();
        assertThat(timeline.podsCreated()).isEqualTo(1);
        assertThat(timeline.actions().get(0).node()).isEqualTo("node-2");
        checkOnePodOn(timeline, "node-1", "node-2", "node-3", "node-4");
    }

    @Test
    void aPodCrashesAndIsStartedAgainWhereItIs() {
        Timeline timeline =
                Simulation.run(running(4).at(1_000, new ClusterChange.CrashPods("node-2")));
        assertThat(timeline.actions()).isEmpty();
        assertThat(timeline.maxUnavailable()).isEqualTo(1);
        checkOnePodOn(timeline, "node-1", "node-2", "node-3", "node-4");
    }

    @Test
    void aPodFailsAndIsReplaced() {
        Timeline timeline =
                Simulation.run(running(4).at(1_000, new ClusterChange.FailPods("node-2")));
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.podsCreated()).isEqualTo(1);
        checkOnePodOn(timeline, "node-1", "node-2", "node-3", "node-4");
    }

    @Test
    void aDuplicatePodIsDeletedAndTheOlderOneStays() {
        Timeline timeline =
                Simulation.run(running(4).at(1_000, new ClusterChange.DuplicatePod("node-2")));
        assertThat(timeline.podsCreated()).isZero();
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.maxUnavailable()).isZero();
        checkOnePodOn(timeline, "node-1", "node-2", "node-3", "node-4");
    }

    @ParameterizedTest
    @EnumSource(
            value = ClusterChange.Cascade.class,
            names = {"BACKGROUND", "FOREGROUND"})
    void deletingTheDaemonSetTakesItsPodsWithIt(ClusterChange.Cascade cascade) {
        Timeline timeline =
                Simulation.run(running(4).at(1_000, new ClusterChange.DeleteDaemonSet(cascade)));
        assertThat(timeline.actions()).isEmpty();
        assertThat(timeline.end().values()).allMatch(List::isEmpty);
    }

    @Test
    void deletingTheDaemonSetAloneLeavesItsPods() {
        Timeline timeline =
                Simulation.run(
                        running(4)
                                .at(
                                        1_000,
                                        new ClusterChange.DeleteDaemonSet(
                                                ClusterChange.Cascade.ORPHAN))
                                .at(2_000, new ClusterChange.DeletePods("node-2")));
        checkOnePodOn(timeline, "node-1", "node-3", "node-4");
    }

    @Test
    void aNodeThatLosesItsLabelLosesItsPod() {
        Node labelled = withLabel(Clusters.node("node-1"));
        var daemonSet = Clusters.agent("agent:1");
        daemonSet
                .object("spec")
                .object("template")
                .object("spec")
                .put("nodeSelector", new io.daemonlens.engine.json.JsonObject().put("disk", "ssd"));
        Timeline timeline =
                Simulation.run(
                        cluster(0)
                                .nodes(List.of(labelled, Clusters.node("node-2")))
                                .running(daemonSet)
                                .at(1_000, new ClusterChange.SetLabels("node-1", Map.of()))
                                .at(
                                        1_000,
                                        new ClusterChange.SetLabels(
                                                "node-2", Map.of("disk", "ssd"))));
        checkOnePodOn(timeline, "node-2");
    }

    @Test
    void aNoExecuteTaintDrivesThePodOutAndACordonDoesNot() {
        Timeline timeline =
                Simulation.run(
                        running(3)
                                .at(1_000, new ClusterChange.Cordon("node-1", true))
                                .at(
                                        1_000,
                                        new ClusterChange.SetTaints(
                                                "node-2",
                                                List.of(new Taint("gpu", "", Taint.NO_EXECUTE)))));
        checkOnePodOn(timeline, "node-1", "node-3");
    }

    @Test
    void aDrainedNodeKeepsItsDaemonPod() {
        Timeline timeline = Simulation.run(running(3).at(1_000, new ClusterChange.Drain("node-2")));
        assertThat(timeline.actions()).isEmpty();
        checkOnePodOn(timeline, "node-1", "node-2", "node-3");
    }

    @Test
    void podsThatAreThereAreTakenAsTheyAre() {
        var old =
                io.daemonlens.engine.apimachinery.JsonReader.readObject(
                        """
                        {"metadata": {"name": "agent-x", "namespace": "default",
                           "labels": {"app": "agent", "controller-revision-hash": "new"},
                           "ownerReferences": [{"kind": "DaemonSet", "name": "agent",
                                                "uid": "u", "controller": true}]},
                         "spec": {"nodeName": "node-1", "containers": [{"name": "agent"}]},
                         "status": {"phase": "Running",
                           "conditions": [{"type": "Ready", "status": "True"}]}}
                        """);
        Timeline timeline =
                Simulation.run(
                        cluster(2)
                                .live(Clusters.agent("agent:2"))
                                .pods(
                                        ClusterPods.of(
                                                List.of(old),
                                                KubernetesVersion.of(37),
                                                NamespaceLabels.UNKNOWN),
                                        Clusters.agent("agent:2")));
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.podsCreated()).isEqualTo(2);
        checkOnePodOn(timeline, "node-1", "node-2");
    }

    @Test
    void onDeleteWaitsUntilSomebodyDeletesThePods() {
        Timeline timeline =
                Simulation.run(
                        cluster(3)
                                .running(Clusters.onDelete("agent:1"))
                                .apply(Clusters.onDelete("agent:2"))
                                .at(5_000, new ClusterChange.DeletePods("node-2")));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.WAITS_FOR_DELETION);
        assertThat(timeline.podsDeleted()).isZero();
        assertThat(timeline.lastStatus().updated()).isEqualTo(1);
    }

    @Test
    void applyingTheSameAgainDoesNothing() {
        Timeline timeline = Simulation.run(running(3).apply(Clusters.agent("agent:1")));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.NOTHING);
        assertThat(timeline.actions()).isEmpty();
    }

    @Test
    void aThirdImageFreesAStuckRolloutAtOnce() {
        var second = Clusters.agent("agent:2", "\"maxUnavailable\": 2");
        Timeline timeline =
                Simulation.run(
                        cluster(6)
                                .running(Clusters.agent("agent:1", "\"maxUnavailable\": 2"))
                                .podsOf(second, PodLifecycle.of(FAST).withFate(Fate.NEVER_READY))
                                .apply(second)
                                .at(
                                        10_000,
                                        new ClusterChange.Apply(
                                                Clusters.agent(
                                                        "agent:3", "\"maxUnavailable\": 2"))));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(8);
        assertThat(timeline.maxUnavailable()).isEqualTo(2);
    }

    @Test
    void podsThatKeepFailingAreReplacedMoreAndMoreSlowly() {
        var failing = Clusters.agent("agent:2");
        Timeline timeline =
                Simulation.run(
                        cluster(1)
                                .running(Clusters.agent("agent:1"))
                                .podsOf(failing, PodLifecycle.of(FAST).withFate(Fate.FAILS))
                                .apply(failing)
                                .limit(120_000));
        List<Long> deletions =
                timeline.actions().stream()
                        .filter(action -> action.kind() == Action.Kind.DELETE)
                        .map(Action::atMillis)
                        .toList();
        assertThat(timeline.truncated()).isTrue();
        assertThat(deletions).hasSizeBetween(6, 9);
        assertThat(deletions.get(5) - deletions.get(4))
                .isGreaterThan(2 * (deletions.get(3) - deletions.get(2)) - 1_500);
    }

    @Test
    void sixHundredPodsTakeHalfAMinuteToCreate() {
        Timeline timeline = Simulation.run(cluster(600).apply(Clusters.agent("agent:1")));
        assertThat(timeline.podsCreated()).isEqualTo(600);
        assertThat(timeline.durationMillis()).isBetween(29_000L, 33_000L);
    }

    /** At most 250 nodes a sync, so never more than 250 nodes without a pod. */
    @Test
    void sixHundredPodsTakeAMinuteToReplaceAndNeverMoreThan250AtOnce() {
        String all = "\"maxUnavailable\": \"100%\"";
        Timeline timeline =
                Simulation.run(
                        cluster(600)
                                .running(Clusters.agent("agent:1", all))
                                .apply(Clusters.agent("agent:2", all)));
        assertThat(timeline.durationMillis()).isBetween(58_000L, 64_000L);
        assertThat(timeline.maxUnavailable()).isEqualTo(250);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Scenario scenario =
                cluster(9).running(Clusters.agent("agent:1")).apply(Clusters.agent("agent:2"));
        assertThat(Simulation.run(scenario.withSeed(7)))
                .isEqualTo(Simulation.run(scenario.withSeed(7)));
        assertThat(order(scenario.withSeed(7))).isNotEqualTo(order(scenario.withSeed(8)));
        assertThat(order(scenario))
                .containsExactly(
                        "node-1", "node-2", "node-3", "node-4", "node-5", "node-6", "node-7",
                        "node-8", "node-9");
    }

    @Test
    void theWorstOfManyOrdersIsFound() {
        Scenario scenario =
                cluster(6)
                        .running(Clusters.agent("agent:1", "\"maxUnavailable\": 2"))
                        .apply(Clusters.agent("agent:2", "\"maxUnavailable\": 2"))
                        .readyOn("node-6", 60_000);
        Timeline byName = Simulation.run(scenario);
        Exploration explored = Simulation.explore(scenario, 50);
        Timeline worst = explored.worst();
        assertThat(explored.runs()).isEqualTo(50);
        assertThat(explored.stuck()).isZero();
        assertThat(explored.maxUnavailable()).isEqualTo(2);
        assertThat(explored.longestMillis()).isEqualTo(worst.durationMillis());
        assertThat(worst.durationMillis()).isGreaterThanOrEqualTo(byName.durationMillis());
        assertThat(worst.seed()).isNotNull();
        assertThat(Simulation.run(scenario.withSeed(worst.seed()))).isEqualTo(worst);
    }

    private static List<String> order(Scenario scenario) {
        return Simulation.run(scenario).waves().stream()
                .flatMap(wave -> wave.nodes().stream())
                .toList();
    }

    private static Node withLabel(Node node) {
        Map<String, String> labels = new TreeMap<>(node.labels());
        labels.put("disk", "ssd");
        return node.withLabels(labels);
    }

    private static Scenario running(int nodes) {
        return cluster(nodes).running(Clusters.agent("agent:1"));
    }

    private static Scenario cluster(int nodes) {
        return Scenario.on(KubernetesVersion.of(37)).nodes(Clusters.nodes(nodes)).podsTake(FAST);
    }

    private static void checkOnePodOn(Timeline timeline, String... nodes) {
        TreeMap<String, Integer> pods = new TreeMap<>();
        timeline.end()
                .forEach(
                        (node, onNode) -> {
                            if (!onNode.isEmpty()) {
                                pods.put(node, onNode.size());
                            }
                        });
        assertThat(pods.keySet()).containsExactlyInAnyOrder(nodes);
        assertThat(pods.values()).allMatch(count -> count == 1);
        assertThat(timeline.end().values())
                .allMatch(onNode -> onNode.stream().allMatch(Timeline.EndPod::ready));
    }
}
