package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apps.Cluster;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.OwnerReference;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.PodCondition;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.DaemonSetsController;
import io.daemonlens.engine.daemon.FailedPodsBackoff;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Holds the simulation's index against the controller itself: at every sync of a run the controller
 * is asked from nothing but the objects, and has to create, delete and count the same.
 */
class SameAsControllerTest {

    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final OwnerReference OWNER = new OwnerReference("DaemonSet", "agent", "u-1");
    private static final PodTiming TIMING = new PodTiming(200, 1_000, 500);

    @Property(tries = 120, seed = "20261121")
    void everySyncDecidesAsTheController(
            @ForAll @IntRange(min = 1, max = 9) int nodes,
            @ForAll List<@IntRange(min = 0, max = 79) Integer> happenings,
            @ForAll @IntRange(min = 0, max = 3) int bound,
            @ForAll @IntRange(min = 0, max = 3) int minReadySeconds,
            @ForAll @IntRange(min = 28, max = 37) int minor,
            @ForAll boolean neverReady) {
        String rollingUpdate =
                List.of(
                                "\"maxUnavailable\": 1",
                                "\"maxUnavailable\": \"40%\"",
                                "\"maxSurge\": 1, \"maxUnavailable\": 0",
                                "\"maxSurge\": \"50%\", \"maxUnavailable\": 0")
                        .get(bound);
        int minReady = minor < 34 ? 0 : minReadySeconds;
        JsonObject second = Clusters.agent("agent:2", rollingUpdate, minReady);
        Scenario scenario =
                Scenario.on(KubernetesVersion.of(minor))
                        .nodes(Clusters.nodes(nodes))
                        .running(Clusters.agent("agent:1", rollingUpdate, minReady))
                        .podsTake(TIMING)
                        .podsOfGoneNodesStay(3_000)
                        .apply(second);
        if (neverReady) {
            scenario.podsOf(second, PodLifecycle.of(TIMING).withFate(Fate.NEVER_READY));
        }
        long at = 0;
        for (int happening : happenings.subList(0, Math.min(8, happenings.size()))) {
            at += 700;
            scenario.at(at, change(happening, nodes, rollingUpdate, minReady));
        }
        Comparison comparison = new Comparison(KubernetesVersion.of(minor));
        scenario.listener = comparison::compare;
        Simulation.run(scenario);
        assertThat(comparison.syncs).isGreaterThan(1);
    }

    private static Change change(int happening, int nodes, String bound, int minReady) {
        String node = "node-" + (1 + happening % nodes);
        return switch (happening / 10) {
            case 0 -> new Change.DeletePods(node);
            case 1 -> new Change.CrashPods(node);
            case 2 -> new Change.FailPods(node);
            case 3 -> new Change.DuplicatePod(node);
            case 4 -> new Change.SetTaints(node, List.of(new Taint("away", "", Taint.NO_EXECUTE)));
            case 5 -> new Change.SetTaints(node, List.of(new Taint("away", "", Taint.NO_SCHEDULE)));
            case 6 -> new Change.SetTaints(node, List.of());
            default -> new Change.Apply(Clusters.agent("agent:" + happening % 3, bound, minReady));
        };
    }

    /** Rebuilds the objects of each moment and asks the controller. */
    private static final class Comparison {

        private final KubernetesVersion version;
        private final DaemonSetsController controller;
        private int syncs;

        Comparison(KubernetesVersion version) {
            this.version = version;
            this.controller = new DaemonSetsController(version, (set, node) -> "made-" + node);
        }

        void compare(World world, List<NodeState> create, List<PodState> delete) {
            syncs++;
            DaemonSet daemonSet = daemonSet(world.facts(), world.facts().template());
            Map<Integer, ControllerRevision> revisions = revisions(world);
            List<Node> nodes = new ArrayList<>();
            List<Pod> pods = new ArrayList<>();
            for (NodeState node : world.index.nodes()) {
                if (node.present) {
                    nodes.add(node.node);
                }
                node.pods.forEach(pod -> pods.add(pod(pod, node, revisions)));
            }
            Cluster cluster =
                    new Cluster(nodes, List.of(daemonSet), pods, List.copyOf(revisions.values()));
            DaemonSetView view =
                    DaemonSetView.of(cluster, daemonSet, version, Gates.defaults(version));
            rememberFailures(view, world);
            Actions actions = controller.sync(view, time(world.now()));
            assertThat(create)
                    .extracting(NodeState::name)
                    .containsExactlyInAnyOrderElementsOf(
                            actions.creates().stream().map(Pod::targetNode).toList());
            assertThat(delete.stream().filter(pod -> !failedNow(pod)).map(pod -> pod.name))
                    .containsExactlyInAnyOrderElementsOf(
                            actions.deletes().stream()
                                    .filter(name -> !failedNow(named(world, name)))
                                    .toList());
            DaemonSetStatus ours = world.status(world.generation());
            assertThat(
                            List.of(
                                    actions.status().desiredNumberScheduled(),
                                    actions.status().currentNumberScheduled(),
                                    actions.status().numberReady(),
                                    actions.status().updatedNumberScheduled(),
                                    actions.status().numberAvailable(),
                                    actions.status().numberMisscheduled()))
                    .containsExactly(
                            ours.desired(),
                            ours.current(),
                            ours.ready(),
                            ours.updated(),
                            ours.available(),
                            ours.misscheduled());
        }

        /** Of several failed pods on a node any one may go first. */
        private static boolean failedNow(PodState pod) {
            return pod.phase == PodState.Phase.FAILED;
        }

        private static PodState named(World world, String name) {
            for (NodeState node : world.index.nodes()) {
                for (PodState pod : node.pods) {
                    if (pod.name.equals(name)) {
                        return pod;
                    }
                }
            }
            throw new AssertionError(name);
        }

        private static void rememberFailures(DaemonSetView view, World world) {
            for (NodeState node : world.index.nodes()) {
                String key = FailedPodsBackoff.key(OWNER.uid(), 0, node.name());
                for (long delay = 1_000; delay <= node.failedBackoffMillis; delay *= 2) {
                    view.backoff().deleted(key, time(node.failedAtMillis));
                }
            }
        }

        private Map<Integer, ControllerRevision> revisions(World world) {
            Map<Integer, ControllerRevision> revisions = new TreeMap<>();
            for (int i = 0; i < world.templates().size(); i++) {
                DaemonSet of = daemonSet(world.facts(), world.templates().get(i).json());
                ControllerRevision revision = ControllerRevision.of(of, i + 1, version);
                revisions.put(i, revision.withController(OWNER));
            }
            return revisions;
        }

        private static DaemonSet daemonSet(DaemonSetFacts facts, JsonObject template) {
            return new DaemonSet(
                    facts.namespace(),
                    facts.name(),
                    OWNER.uid(),
                    1,
                    Map.of(),
                    EPOCH,
                    null,
                    new LabelSelector(Map.of("app", "agent"), List.of()),
                    PodTemplate.of(template),
                    UpdateStrategy.rollingUpdate(facts.maxUnavailable(), facts.maxSurge()),
                    (int) (facts.minReadyMillis() / 1000),
                    10,
                    io.daemonlens.engine.apps.DaemonSetStatus.NONE);
        }

        private static Pod pod(
                PodState pod, NodeState node, Map<Integer, ControllerRevision> revisions) {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("app", "agent");
            labels.put(DaemonSet.HASH_LABEL, revisions.get(pod.revision).hash());
            PodCondition ready =
                    new PodCondition(
                            PodCondition.READY,
                            pod.isReady() ? "True" : "False",
                            time(pod.readySinceMillis));
            return new Pod(
                    "default",
                    pod.name,
                    "",
                    labels,
                    OWNER,
                    time(pod.createdMillis),
                    pod.deleting ? EPOCH : null,
                    pod.bound ? node.name() : "",
                    pod.bound ? "" : node.name(),
                    switch (pod.phase) {
                        case PENDING -> "Pending";
                        case RUNNING -> "Running";
                        case FAILED -> "Failed";
                        case SUCCEEDED -> "Succeeded";
                    },
                    ready);
        }

        private static Instant time(long millis) {
            return EPOCH.plusMillis(millis);
        }
    }
}
