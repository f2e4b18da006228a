package io.daemonlens.engine.simulation.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.scheduler.framework.ClusterPods;
import io.daemonlens.engine.scheduler.framework.NamespaceLabels;
import io.daemonlens.engine.simulation.Clusters;
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Simulations that begin with the pods, revisions and troubles that a cluster has. */
class LiveStartTest {

    private static final KubernetesVersion VERSION = KubernetesVersion.of(37);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LONG_AGO = "2026-03-01T09:00:00Z";
    private static final JsonObject ONE = Clusters.agent("agent:1");
    private static final JsonObject TWO = Clusters.agent("agent:2");

    private final List<JsonObject> pods = new ArrayList<>();
    private final List<JsonObject> revisions = new ArrayList<>();
    private final List<JsonObject> events = new ArrayList<>();

    @Test
    void theOldTemplateInMidRolloutRestartsOnlyWhatWasUpdated() {
        revision(ONE, 1, hash(ONE));
        revision(TWO, 2, hash(TWO));
        pod("node-1", hash(TWO));
        pod("node-2", hash(ONE));
        pod("node-3", hash(ONE));
        Timeline timeline = Simulation.run(scenario(3, TWO).apply(ONE));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.waves().get(0).nodes()).containsExactly("node-1");
        assertThat(timeline.fromRevision()).isEqualTo("agent-" + hash(TWO));
        assertThat(timeline.toRevision()).isEqualTo("agent-" + hash(ONE));
    }

    @Test
    void whatTheClusterHasAlreadyRollsOutNothing() {
        revision(ONE, 1, hash(ONE));
        pod("node-1", hash(ONE));
        pod("node-2", hash(ONE));
        Timeline timeline = Simulation.run(scenario(2, ONE).apply(ONE));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.NOTHING);
        assertThat(timeline.lastStatus().generation()).isEqualTo(4);
    }

    /** {@code dedupCurHistories} labels every pod with the hash of the revision that is kept. */
    @Test
    void aCopyOfARevisionMakesEveryPodCountAsUpdated() {
        revision(ONE, 1, hash(ONE));
        revision(ONE, 1, "copy");
        revision(TWO, 2, hash(TWO));
        pod("node-1", hash(TWO));
        pod("node-2", hash(TWO));
        Timeline timeline = Simulation.run(scenario(2, TWO).apply(ONE));
        assertThat(timeline.podsDeleted()).isZero();
        assertThat(timeline.podsCreated()).isZero();
        assertThat(timeline.lastStatus().updated()).isEqualTo(2);
    }

    /** Both revisions were written by a minor that writes {@code creationTimestamp: null}. */
    @Test
    void revisionsOfAnotherMinorAreKnownByTheirTemplate() {
        KubernetesVersion older = KubernetesVersion.of(30);
        revision(ONE, 1, hash(ONE), older);
        revision(TWO, 2, hash(TWO), older);
        pod("node-1", hash(TWO));
        pod("node-2", hash(ONE));
        Timeline timeline = Simulation.run(scenario(2, TWO).apply(ONE));
        assertThat(timeline.podsDeleted()).isEqualTo(1);
    }

    /** Young pods do not count as available, so that none of them is spared. */
    @Test
    void podsThatHaveJustBecomeReadyAreNotAvailable() {
        JsonObject before = Clusters.agent("agent:1", "\"maxUnavailable\": 1", 300);
        JsonObject after = Clusters.agent("agent:2", "\"maxUnavailable\": 1", 300);
        revision(before, 1, hash(before));
        for (int i = 1; i <= 3; i++) {
            readySince(pod("node-" + i, hash(before)), "2026-03-01T11:59:00Z");
        }
        Timeline timeline = Simulation.run(scenario(3, before).apply(after));
        assertThat(timeline.waves().get(0).nodes()).hasSize(3);
        assertThat(timeline.steps().get(0).status().ready()).isEqualTo(3);
        assertThat(timeline.steps().get(0).status().available()).isZero();
    }

    @Test
    void aSilentNodeUsesUpTheBoundForGood() {
        revision(ONE, 1, hash(ONE));
        pod("node-1", hash(ONE));
        notReady(pod("node-2", hash(ONE)));
        pod("node-3", hash(ONE));
        List<Node> nodes = new ArrayList<>(Clusters.nodes(3));
        nodes.set(1, silent(nodes.get(1)));
        Timeline timeline = Simulation.run(scenario(nodes, ONE).apply(TWO));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.stuck().budget().isExhausted()).isTrue();
        assertThat(timeline.stuck().bound()).isEqualTo("maxUnavailable 1");
        assertThat(timeline.stuck().hasSilentNode()).isTrue();
        assertThat(timeline.stuck().blockedBy())
                .extracting(Stuck.Blocker::node)
                .containsExactly("node-2");
        Timeline without =
                Simulation.run(
                        scenario(nodes, ONE)
                                .apply(TWO)
                                .at(0, new ClusterChange.RemoveNode("node-2")));
        assertThat(without.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
    }

    /** On an update of a sketch the old pod is on the silent node, and nothing there stops. */
    @Test
    void aSilentNodeHasItsOldPodInAnUpdate() {
        List<Node> nodes = new ArrayList<>(Clusters.nodes(3));
        nodes.set(0, silent(nodes.get(0)));
        Scenario update = Scenario.on(VERSION).nodes(nodes).running(ONE).apply(TWO);
        Timeline timeline = Simulation.run(update);
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.podsCreated()).isZero();
    }

    @Test
    void onePodWithoutRoomIsNotTheBudgetsFault() {
        JsonObject before = Clusters.agent("agent:1", "\"maxUnavailable\": 3");
        JsonObject after = Clusters.agent("agent:2", "\"maxUnavailable\": 3");
        revision(before, 1, hash(before));
        pod("node-1", hash(before));
        pod("node-2", hash(before));
        pod("node-3", hash(before));
        JsonObject big =
                JsonReader.readObject(
                        """
                        {"metadata": {"name": "big", "namespace": "other"},
                         "spec": {"nodeName": "node-3", "containers": [{"name": "c",
                           "resources": {"requests": {"cpu": "4"}}}]}}
                        """);
        Scenario full = scenario(3, before).otherPods(List.of(big)).apply(after);
        Timeline timeline = Simulation.run(full);
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(timeline.stuck().bound()).isEmpty();
        assertThat(timeline.stuck().blockedBy())
                .extracting(Stuck.Blocker::node)
                .containsExactly("node-3");
    }

    @Test
    void aTaintSetSinceTakesTheNodeOutForGood() {
        revision(ONE, 1, hash(ONE));
        pod("node-1", hash(ONE));
        pod("node-2", hash(ONE));
        List<Node> nodes = new ArrayList<>(Clusters.nodes(2));
        nodes.set(1, nodes.get(1).withTaints(List.of(new Taint("gpu", "", Taint.NO_SCHEDULE))));
        Timeline timeline = Simulation.run(scenario(nodes, ONE).apply(TWO));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(2);
        assertThat(timeline.podsCreated()).isEqualTo(1);
        assertThat(timeline.leavesWithoutPod())
                .extracting(placement -> placement.node())
                .containsExactly("node-2");
    }

    /** The broken template's pods stay broken; another template frees the rollout. */
    @Test
    void aTemplateThatCrashesGoesOnCrashing() {
        revision(ONE, 1, hash(ONE));
        revision(TWO, 2, hash(TWO));
        waiting(pod("node-1", hash(TWO)), "CrashLoopBackOff", 5);
        pod("node-2", hash(ONE));
        Timeline alone = Simulation.run(scenario(2, TWO));
        assertThat(alone.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(alone.stuck().blockedBy().get(0).reason()).isEqualTo(Stuck.Reason.CRASHING);
        Timeline again =
                Simulation.run(scenario(2, TWO).at(1_000, new ClusterChange.DeletePods("node-1")));
        assertThat(again.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        Timeline undone = Simulation.run(scenario(2, TWO).apply(ONE));
        assertThat(undone.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(undone.podsDeleted()).isEqualTo(1);
        Timeline mended = Simulation.run(scenario(2, TWO).troublesEnd());
        assertThat(mended.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
    }

    @Test
    void aSandboxThatFailsIsTheNodesTroubleForEveryTemplate() {
        revision(ONE, 1, hash(ONE));
        pod("node-1", hash(ONE));
        String name = name(waiting(pod("node-2", hash(ONE)), "ContainerCreating", 0));
        events.add(
                JsonReader.readObject(
                        "{\"involvedObject\": {\"name\": \""
                                + name
                                + "\"}, \"reason\": \"FailedCreatePodSandBox\"}"));
        Timeline timeline = Simulation.run(scenario(2, ONE).apply(TWO));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(timeline.stuck().blockedBy().get(0).node()).isEqualTo("node-2");
        assertThat(timeline.stuck().blockedBy().get(0).reason())
                .isEqualTo(Stuck.Reason.NOT_STARTING);
    }

    /** Half a minute after the end of its grace period its containers still run. */
    @Test
    void aPodThatCannotBeKilledStaysUntilItIsDeletedByForce() {
        revision(ONE, 1, hash(ONE));
        revision(TWO, 2, hash(TWO));
        deleted(pod("node-1", hash(ONE)), "2026-03-01T11:59:30Z");
        pod("node-2", hash(ONE));
        Timeline timeline = Simulation.run(scenario(2, TWO));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.STUCK);
        assertThat(timeline.stuck().blockedBy().get(0).reason()).isEqualTo(Stuck.Reason.HANGS);
        Timeline forced =
                Simulation.run(scenario(2, TWO).at(0, new ClusterChange.ForceDeletePods("node-1")));
        assertThat(forced.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
    }

    /** Containers that have ended are in nobody's way, whatever keeps the object. */
    @Test
    void aFinalizerHoldsNothingUp() {
        revision(ONE, 1, hash(ONE));
        JsonObject held = deleted(pod("node-1", hash(ONE)), LONG_AGO);
        held.object("metadata").put("finalizers", new JsonArray().add("example.com/hold"));
        held.object("status").put("phase", new io.daemonlens.engine.json.JsonText("Succeeded"));
        pod("node-2", hash(ONE));
        Timeline timeline = Simulation.run(scenario(2, ONE).apply(TWO));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.lastStatus().updated()).isEqualTo(2);
    }

    /** A refused creation ends the sync, so that no further old pod goes. */
    @Test
    void aRefusedPodIsTheLastThatWasDeletedFor() {
        revision(ONE, 1, hash(ONE));
        pod("node-1", hash(ONE));
        pod("node-2", hash(ONE));
        pod("node-3", hash(ONE));
        PodAdmission.Refusal refusal =
                new PodAdmission.Refusal("PodSecurity", "pods \"agent-\" is forbidden: no");
        Timeline timeline =
                Simulation.run(
                        scenario(3, ONE)
                                .admission(pod -> new PodAdmission.Admitted(pod, refusal))
                                .apply(TWO));
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.REFUSED);
        assertThat(timeline.podsDeleted()).isEqualTo(1);
        assertThat(timeline.podsCreated()).isZero();
        assertThat(timeline.lastStatus().desired()).isEqualTo(3);
        assertThat(timeline.stuck().blockedBy().get(0).why()).contains("is forbidden: no");
    }

    /** A quota has room again once the old pod is gone, but never for one more. */
    @Test
    void aQuotaIsAskedAtEveryCreation() {
        revision(ONE, 1, hash(ONE));
        pod("node-1", hash(ONE));
        pod("node-2", hash(ONE));
        Scenario two = scenario(2, ONE).admission(new AtMost(2));
        assertThat(Simulation.run(two.apply(TWO)).outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        Scenario surging =
                two.apply(Clusters.agent("agent:2", "\"maxSurge\": 1, \"maxUnavailable\": 0"));
        Timeline surge = Simulation.run(surging);
        assertThat(surge.outcome()).isEqualTo(Timeline.Outcome.REFUSED);
        assertThat(surge.podsDeleted()).isZero();
    }

    /** A quota of so many pods. */
    private record AtMost(int pods) implements PodAdmission {

        @Override
        public Admitted admit(JsonObject pod) {
            return new Admitted(pod, null);
        }

        @Override
        public Quota quota(String namespace, Collection<JsonObject> existing) {
            int[] used = {existing.size()};
            return new Quota() {
                @Override
                public Refusal charge(JsonObject pod) {
                    if (used[0] >= pods) {
                        return new Refusal("ResourceQuota", "exceeded quota: pods");
                    }
                    used[0]++;
                    return null;
                }

                @Override
                public void count(JsonObject pod) {
                    used[0]++;
                }

                @Override
                public void release(JsonObject pod) {
                    used[0]--;
                }
            };
        }
    }

    private Scenario scenario(int nodes, JsonObject daemonSet) {
        return scenario(Clusters.nodes(nodes), daemonSet);
    }

    private Scenario scenario(List<Node> nodes, JsonObject daemonSet) {
        JsonObject live = daemonSet.copy();
        live.object("metadata")
                .put("uid", "u")
                .put("generation", JsonNumber.of(4))
                .put(
                        "annotations",
                        new JsonObject().put("deprecated.daemonset.template.generation", "4"));
        int ready = (int) pods.stream().filter(LiveStartTest::isReady).count();
        live.put(
                "status",
                new JsonObject()
                        .put("observedGeneration", JsonNumber.of(4))
                        .put("desiredNumberScheduled", JsonNumber.of(nodes.size()))
                        .put("currentNumberScheduled", JsonNumber.of(nodes.size()))
                        .put("numberReady", JsonNumber.of(ready)));
        return Scenario.on(VERSION)
                .nodes(nodes)
                .pods(ClusterPods.of(pods, VERSION, NamespaceLabels.UNKNOWN), live)
                .revisions(revisions)
                .events(events)
                .live(live)
                .time(NOW)
                .podsTake(new PodTiming(200, 1_000, 500));
    }

    private static boolean isReady(JsonObject pod) {
        return pod.toString().contains("\"Ready\",\"status\":\"True\"");
    }

    private static String hash(JsonObject daemonSet) {
        return ControllerRevision.of(DaemonSet.of(daemonSet), 1, VERSION).hash();
    }

    private void revision(JsonObject daemonSet, int number, String hash) {
        revision(daemonSet, number, hash, VERSION);
    }

    private void revision(
            JsonObject daemonSet, int number, String hash, KubernetesVersion writtenBy) {
        String data = ControllerRevision.of(DaemonSet.of(daemonSet), number, writtenBy).data();
        revisions.add(
                JsonReader.readObject(
                        """
                        {"metadata": {"name": "agent-%s", "namespace": "default",
                           "labels": {"app": "agent", "controller-revision-hash": "%s"},
                           "ownerReferences": [{"kind": "DaemonSet", "name": "agent", "uid": "u",
                                                "controller": true}]},
                         "revision": %d, "data": %s}
                        """
                                .formatted(hash, hash, number, data)));
    }

    private JsonObject pod(String node, String hash) {
        JsonObject pod =
                JsonReader.readObject(
                        """
                        {"metadata": {"name": "agent-of-%s", "namespace": "default",
                           "labels": {"app": "agent", "controller-revision-hash": "%s"},
                           "ownerReferences": [{"kind": "DaemonSet", "name": "agent", "uid": "u",
                                                "controller": true}]},
                         "spec": {"nodeName": "%s", "containers": [{"name": "agent"}]},
                         "status": {"phase": "Running",
                           "containerStatuses": [{"name": "agent", "ready": true,
                             "state": {"running": {"startedAt": "%s"}}}],
                           "conditions": [{"type": "Ready", "status": "True",
                                           "lastTransitionTime": "%s"}]}}
                        """
                                .formatted(node, hash, node, LONG_AGO, LONG_AGO));
        pods.add(pod);
        return pod;
    }

    private static String name(JsonObject pod) {
        return pod.object("metadata").text("name");
    }

    private static JsonObject condition(JsonObject pod) {
        return (JsonObject) pod.object("status").array("conditions").get(0);
    }

    private static void readySince(JsonObject pod, String since) {
        condition(pod).put("lastTransitionTime", since);
    }

    private static JsonObject notReady(JsonObject pod) {
        condition(pod).put("status", "False");
        return pod;
    }

    private static JsonObject waiting(JsonObject pod, String reason, int restarts) {
        notReady(pod);
        JsonObject status = (JsonObject) pod.object("status").array("containerStatuses").get(0);
        JsonObject waiting = new JsonObject().put("reason", reason);
        status.put("state", new JsonObject().put("waiting", waiting))
                .put("ready", io.daemonlens.engine.json.JsonBoolean.of(false))
                .put("restartCount", JsonNumber.of(restarts));
        if (restarts == 0) {
            pod.object("status").put("phase", "Pending");
        }
        return pod;
    }

    private static JsonObject deleted(JsonObject pod, String due) {
        pod.object("metadata")
                .put("deletionTimestamp", due)
                .put("deletionGracePeriodSeconds", JsonNumber.of(30));
        return pod;
    }

    private static Node silent(Node node) {
        return node.withReady(false)
                .withTaints(List.of(new Taint("node.kubernetes.io/unreachable", "", "NoSchedule")));
    }
}
