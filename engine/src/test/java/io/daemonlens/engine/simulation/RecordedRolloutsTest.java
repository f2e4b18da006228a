package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.RolloutProgress;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rollouts recorded on a real control plane of 1.37 with simulated kubelets. Which node goes first
 * is chance there; how many go together, how many pods come and go and how long it takes is not.
 */
class RecordedRolloutsTest {

    private static final Map<String, JsonObject> RECORDED = read();
    private static final PodTiming USUAL = new PodTiming(200, 1_000, 500);
    private static final Taint NO_SCHEDULE = new Taint("example.com/away", "", Taint.NO_SCHEDULE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollout-mu-100pct",
                "rollout-mu-10pct",
                "rollout-mu-34pct",
                "rollout-mu1",
                "rollout-mu2-minready5",
                "rollout-mu2-slowstop",
                "rollout-mu3",
                "rollout-mu3-minready10",
                "rollout-surge-100pct",
                "rollout-surge-25pct",
                "rollout-surge1",
                "rollout-surge2-minready5"
            })
    void plainRolloutsGoInTheRecordedWaves(String name) {
        checkRollout(name, scenario(name));
    }

    /**
     * The most pods that existed at once, counted from every creation and disappearance; the
     * recordings' own number looks only when a pod becomes ready or is deleted.
     */
    @ParameterizedTest
    @CsvSource({
        "rollout-surge1, 8",
        "rollout-surge-25pct, 16",
        "rollout-surge-100pct, 16",
        "rollout-surge2-minready5, 10",
        "rollout-mu3, 10",
        "rollout-mu2-slowstop, 6"
    })
    void asManyPodsExistAtOnceAsWereCounted(String name, int peak) {
        assertThat(Simulation.run(scenario(name)).peakPods()).isEqualTo(peak);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Simulation.run(scenario(name).withSeed(seed)).peakPods()).isEqualTo(peak);
        }
    }

    @Test
    void oldPodsThatAreNotReadyGoFirstAndAllAtOnce() {
        checkRollout(
                "rollout-old-broken",
                scenario("rollout-old-broken").brokenAtStart("w-01", "w-02", "w-03"));
        checkRollout(
                "rollout-old-broken-surge",
                scenario("rollout-old-broken-surge").brokenAtStart("w-01", "w-02"));
    }

    @Test
    void nodesThatAreSlowDoNotHoldUpTheOthers() {
        JsonObject row = RECORDED.get("rollout-mixed-speed");
        Scenario scenario = scenario("rollout-mixed-speed");
        for (JsonObject node : objects(row.array("nodes"))) {
            JsonObject metadata = node.object("metadata");
            String delay = metadata.object("annotations").text("sim.example/ready-delay");
            scenario = scenario.readyOn(metadata.text("name"), millis(delay));
        }
        JsonObject want = row.object("want");
        int mostWaves = 0;
        for (int seed = 0; seed < 20; seed++) {
            Timeline timeline = Simulation.run(scenario.withSeed(seed));
            assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
            assertThat(timeline.podsDeleted()).isEqualTo(number(want, "podsDeleted"));
            assertThat(timeline.maxUnavailable()).isEqualTo(number(want, "maxUnavailable"));
            assertThat(timeline.waves().get(0).nodes()).hasSize(3);
            mostWaves = Math.max(mostWaves, timeline.waves().size());
        }
        assertThat(mostWaves).isGreaterThanOrEqualTo(want.array("waves").size());
    }

    @Test
    void aLargerBoundAndTheOldTemplateComeInTheMiddle() {
        JsonObject row = RECORDED.get("rollout-midchange");
        JsonObject half = row.object("v2").copy();
        half.object("spec")
                .object("updateStrategy")
                .object("rollingUpdate")
                .put("maxUnavailable", "50%");
        Timeline timeline =
                Simulation.run(
                        scenario("rollout-midchange")
                                .podsTake(new PodTiming(200, 2_000, 500))
                                .at(5_320, new ClusterChange.Apply(half))
                                .at(7_570, new ClusterChange.Apply(row.object("v1"))));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.maxUnavailable()).isEqualTo(5);
        assertThat(timeline.podsDeleted()).isEqualTo(timeline.podsCreated());
        assertThat(timeline.podsDeleted()).isBetween(12, 14);
        assertThat(timeline.lastStatus().generation()).isEqualTo(4);
        assertThat(timeline.lastStatus().updated()).isEqualTo(10);
    }

    @Test
    void twoNodesJoinAndOneLeavesOnTheWay() {
        JsonObject row = RECORDED.get("rollout-nodes-change");
        Node first = Node.of(objects(row.array("nodes")).get(0));
        Timeline timeline =
                Simulation.run(
                        scenario("rollout-nodes-change")
                                .podsTake(new PodTiming(200, 3_000, 500))
                                .podsOfGoneNodesStay(400)
                                .at(4_430, new ClusterChange.AddNode(renamed(first, "x-01")))
                                .at(4_430, new ClusterChange.AddNode(renamed(first, "x-02")))
                                .at(7_380, new ClusterChange.RemoveNode("w-06")));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsCreated()).isEqualTo(9);
        assertThat(timeline.maxUnavailable()).isEqualTo(4);
        assertThat(timeline.lastStatus()).isEqualTo(new RolloutProgress(2, 2, 9, 9, 9, 9, 9, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollout-misscheduled-mu", "rollout-misscheduled-surge"})
    void podsOnTaintedNodesLeaveForGood(String name) {
        Scenario scenario = base(name).at(1_000, taint("w-01")).at(1_000, taint("w-02"));
        Timeline timeline =
                Simulation.run(
                        scenario.at(
                                3_000, new ClusterChange.Apply(RECORDED.get(name).object("v2"))));
        JsonObject want = RECORDED.get(name).object("want");
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(number(want, "podsDeleted"));
        assertThat(timeline.podsCreated()).isEqualTo(number(want, "podsCreated"));
        assertThat(timeline.maxUnavailable())
                .isBetween(number(want, "maxUnavailable"), number(want, "maxUnavailable") + 1);
        assertThat(timeline.end().get("w-01")).isEmpty();
        assertThat(timeline.lastStatus()).isEqualTo(new RolloutProgress(2, 2, 4, 4, 4, 4, 4, 0));
    }

    /** Nothing triggers the controller, so the stored status does not know of the taints yet. */
    @Test
    void aTaintAloneDoesNotShowInTheStatus() {
        String name = "rollout-misscheduled-mu";
        Timeline timeline = Simulation.run(base(name).at(1_000, taint("w-01")));
        assertThat(timeline.steps()).hasSize(1);
        assertThat(timeline.lastStatus().desired()).isEqualTo(6);
        assertThat(timeline.lastStatus().misscheduled()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stuck-mu1", "stuck-mu2-third", "stuck-mu3"})
    void newPodsThatNeverBecomeReadyHoldARolloutUp(String name) {
        Timeline timeline = checkStuck(name, scenario(name).newPods(neverReady()));
        assertThat(timeline.stuck().bound()).startsWith("maxUnavailable ");
        assertThat(timeline.stuck().blockedBy())
                .hasSize(timeline.podsCreated())
                .allMatch(blocker -> blocker.pod().equals("new"))
                .allMatch(blocker -> blocker.why().equals("never ready"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stuck-surge1", "stuck-surge-50pct"})
    void newPodsThatNeverBecomeReadyHoldASurgeUp(String name) {
        Timeline timeline = checkStuck(name, scenario(name).newPods(neverReady()));
        assertThat(timeline.stuck().bound()).startsWith("maxSurge ");
        assertThat(timeline.maxUnavailable()).isZero();
    }

    @Test
    void aSecondPodWithTheSameHostPortNeverFits() {
        Timeline timeline = checkStuck("stuck-surge-hostport", scenario("stuck-surge-hostport"));
        assertThat(timeline.stuck().blockedBy().get(0).why())
                .contains("1 node(s) didn't have free ports for the requested pod ports");
    }

    @Test
    void aSecondPodNeedsRoom() {
        Timeline timeline = checkStuck("stuck-surge-room", scenario("stuck-surge-room"));
        assertThat(timeline.stuck().blockedBy())
                .hasSize(2)
                .allMatch(blocker -> blocker.reason() == Stuck.Reason.UNSCHEDULABLE)
                .allMatch(blocker -> blocker.why().contains("1 Insufficient cpu"));
    }

    /** The dead node's pod takes one of two slots for ever; the others go one at a time. */
    @Test
    void aDeadNodeTakesASlot() {
        Timeline timeline = rolloutWithDeadNode("node-unreachable", "away-1");
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(5);
        assertThat(timeline.podsCreated()).isEqualTo(4);
        assertThat(timeline.waves().get(0).nodes()).hasSize(2);
        assertThat(timeline.waves()).hasSize(4);
    }

    @Test
    void aDeadNodeTakesTheOnlySlot() {
        Timeline timeline = rolloutWithDeadNode("node-unreachable-hang", "dead-1");
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.podsCreated()).isZero();
        assertThat(timeline.stuck().blockedBy())
                .extracting(Stuck.Blocker::node, Stuck.Blocker::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dead-1", Stuck.Reason.NEVER_STOPS));
    }

    @Test
    void aSurgeRunsPastADeadNode() {
        Timeline timeline = rolloutWithDeadNode("node-unreachable-surge", "mute-1");
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(5);
        assertThat(timeline.podsCreated()).isEqualTo(4);
    }

    private static Timeline rolloutWithDeadNode(String name, String node) {
        return Simulation.run(
                base(name)
                        .at(0, new ClusterChange.NodeDown(node))
                        .at(65_000, new ClusterChange.Apply(RECORDED.get(name).object("v2"))));
    }

    private static Timeline checkRollout(String name, Scenario scenario) {
        Timeline timeline = Simulation.run(scenario);
        JsonObject want = RECORDED.get(name).object("want");
        List<Integer> waves = new ArrayList<>();
        for (int i = 0; i < want.array("waves").size(); i++) {
            waves.add((int) ((JsonNumber) want.array("waves").get(i)).longValue());
        }
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(number(want, "podsDeleted"));
        assertThat(timeline.podsCreated()).isEqualTo(number(want, "podsCreated"));
        assertThat(timeline.maxUnavailable()).isEqualTo(number(want, "maxUnavailable"));
        assertThat(timeline.peakPods()).isGreaterThanOrEqualTo(number(want, "maxPods"));
        assertThat(timeline.waves())
                .extracting(wave -> wave.nodes().size())
                .containsExactlyElementsOf(waves);
        double seconds = ((JsonNumber) want.get("durationSeconds")).decimalValue().doubleValue();
        assertThat(timeline.durationMillis() / 1000.0)
                .isBetween(0.75 * seconds - 1.5, 1.25 * seconds + 1.5);
        return timeline;
    }

    private static Timeline checkStuck(String name, Scenario scenario) {
        Timeline timeline = Simulation.run(scenario);
        JsonObject want = RECORDED.get(name).object("want");
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(timeline.podsDeleted()).isEqualTo(number(want, "podsDeleted"));
        assertThat(timeline.podsCreated()).isEqualTo(number(want, "podsCreated"));
        assertThat(timeline.maxPods()).isEqualTo(number(want, "maxPods"));
        assertThat(timeline.peakPods()).isGreaterThanOrEqualTo(timeline.maxPods());
        return timeline;
    }

    private static PodLifecycle neverReady() {
        return PodLifecycle.of(USUAL).withFate(Fate.NEVER_READY);
    }

    private static ClusterChange taint(String node) {
        return new ClusterChange.SetTaints(node, List.of(NO_SCHEDULE));
    }

    private static Node renamed(Node node, String name) {
        return new Node(
                name,
                node.labels(),
                node.annotations(),
                node.taints(),
                node.unschedulable(),
                node.ready(),
                node.outOfDisk(),
                node.allocatable(),
                null);
    }

    private static Scenario scenario(String name) {
        return base(name).apply(RECORDED.get(name).object("v2"));
    }

    private static Scenario base(String name) {
        JsonObject row = RECORDED.get(name);
        JsonObject timing = row.object("timing");
        return Scenario.on(KubernetesVersion.of(37))
                .nodes(objects(row.array("nodes")).stream().map(Node::of).toList())
                .running(row.object("v1"))
                .podsTake(
                        timing == null
                                ? USUAL
                                : new PodTiming(
                                        millis(timing.text("start")),
                                        millis(timing.text("ready")),
                                        millis(timing.text("stop"))));
    }

    private static int number(JsonObject object, String name) {
        return (int) ((JsonNumber) object.get(name)).longValue();
    }

    private static long millis(String duration) {
        return duration.endsWith("ms")
                ? Long.parseLong(duration.substring(0, duration.length() - 2))
                : (long) (1000 * Double.parseDouble(duration.substring(0, duration.length() - 1)));
    }

    private static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            objects.add((JsonObject) array.get(i));
        }
        return objects;
    }

    private static Map<String, JsonObject> read() {
        Map<String, JsonObject> rows = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        RecordedRolloutsTest.class.getResourceAsStream(
                                                "rollouts.jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject row = JsonReader.readObject(line);
                rows.put(row.text("name"), row);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
