package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apps.Cluster;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.daemon.DaemonSetView;
import io.daemonlens.engine.daemon.DaemonSetsController;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.state.ClusterState;
import io.daemonlens.engine.simulation.state.NodeState;
import io.daemonlens.engine.simulation.state.Watcher;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Holds the view that a simulation keeps against one made anew: at every sync of a run a fresh
 * controller is asked from nothing but the objects, and has to create, delete and count the same.
 */
class SameAsControllerTest {

    private static final PodTiming TIMING = new PodTiming(200, 1_000, 500);

    @Property(tries = 120, seed = "20261121")
    void everySyncDecidesAsTheController(
            @ForAll @IntRange(min = 1, max = 9) int nodes,
            @ForAll List<@IntRange(min = 0, max = 79) Integer> happenings,
            @ForAll @IntRange(min = 0, max = 3) int bound,
            @ForAll @IntRange(min = 0, max = 3) int minReadySeconds,
            @ForAll @IntRange(min = 8, max = 37) int minor,
            @ForAll boolean neverReady) {
        String rollingUpdate =
                List.of(
                                "\"maxUnavailable\": 1",
                                "\"maxUnavailable\": \"40%\"",
                                "\"maxSurge\": 1, \"maxUnavailable\": 0",
                                "\"maxSurge\": \"50%\", \"maxUnavailable\": 0")
                        .get(bound);
        JsonObject second = Clusters.agent("agent:2", rollingUpdate, minReadySeconds);
        Scenario scenario =
                Scenario.on(KubernetesVersion.of(minor))
                        .nodes(Clusters.nodes(nodes))
                        .running(Clusters.agent("agent:1", rollingUpdate, minReadySeconds))
                        .podsTake(TIMING)
                        .podsOfGoneNodesStay(3_000)
                        .apply(second);
        if (neverReady) {
            scenario = scenario.podsOf(second, PodLifecycle.of(TIMING).withFate(Fate.NEVER_READY));
        }
        long at = 0;
        for (int happening : happenings.subList(0, Math.min(8, happenings.size()))) {
            at += 700;
            scenario = scenario.at(at, change(happening, nodes, rollingUpdate, minReadySeconds));
        }
        Simulation simulation = new Simulation(scenario);
        Comparison comparison = new Comparison(KubernetesVersion.of(minor), simulation.state());
        simulation.state().watch(comparison);
        simulation.run();
        assertThat(comparison.syncs).isGreaterThan(1);
    }

    private static ClusterChange change(int happening, int nodes, String bound, int minReady) {
        String node = "node-" + (1 + happening % nodes);
        return switch (happening / 10) {
            case 0 -> new ClusterChange.DeletePods(node);
            case 1 -> new ClusterChange.CrashPods(node);
            case 2 -> new ClusterChange.FailPods(node);
            case 3 -> new ClusterChange.DuplicatePod(node);
            case 4 ->
                    new ClusterChange.SetTaints(
                            node, List.of(new Taint("away", "", Taint.NO_EXECUTE)));
            case 5 ->
                    new ClusterChange.SetTaints(
                            node, List.of(new Taint("away", "", Taint.NO_SCHEDULE)));
            case 6 -> new ClusterChange.SetTaints(node, List.of());
            default ->
                    new ClusterChange.Apply(
                            Clusters.agent("agent:" + happening % 3, bound, minReady));
        };
    }

    /** Takes the objects of each moment and asks a controller that has never seen them before. */
    private static final class Comparison implements Watcher {

        private final KubernetesVersion version;
        private final ClusterState state;
        private final DaemonSetsController controller;
        private int syncs;

        Comparison(KubernetesVersion version, ClusterState state) {
            this.version = version;
            this.state = state;
            this.controller = new DaemonSetsController(version, (set, node) -> "made-" + node);
        }

        @Override
        public void decided(Actions decided) {
            syncs++;
            List<Node> nodes = new ArrayList<>();
            List<Pod> pods = new ArrayList<>();
            for (NodeState node : state.nodes()) {
                if (node.present) {
                    nodes.add(node.node);
                }
                node.pods.forEach(pod -> pods.add(pod.facts));
            }
            List<ControllerRevision> revisions = new ArrayList<>(state.view().revisions());
            decided.createdRevisions().forEach(made -> revisions.removeIf(made::equals));
            Cluster cluster = new Cluster(nodes, List.of(state.daemonSet()), pods, revisions);
            DaemonSetView fresh =
                    DaemonSetView.of(cluster, state.daemonSet(), version, Gates.defaults(version));
            Actions actions = controller.begin(fresh, state.time());
            assertThat(targets(decided)).isEqualTo(targets(actions));
            assertThat(staying(decided, pods)).isEqualTo(staying(actions, pods));
            assertThat(decided.adoptedPods()).isEqualTo(actions.adoptedPods());
            assertThat(decided.createdRevisions()).isEqualTo(actions.createdRevisions());
            assertThat(decided.updatedRevisions()).isEqualTo(actions.updatedRevisions());
            assertThat(decided.error()).isEqualTo(actions.error());
            long generation = state.daemonSet().generation();
            assertThat(
                            controller.updateDaemonSetStatus(
                                    state.view(), decided, generation, state.time()))
                    .isEqualTo(
                            controller.updateDaemonSetStatus(
                                    fresh, actions, generation, state.time()));
        }

        private static List<String> targets(Actions actions) {
            return actions.creates().stream().map(Pod::targetNode).toList();
        }

        /** Which failed pods go depends on what the controller remembers; a fresh one does not. */
        private static List<String> staying(Actions actions, List<Pod> pods) {
            return actions.deletes().stream()
                    .filter(
                            name ->
                                    pods.stream()
                                            .anyMatch(
                                                    pod ->
                                                            pod.name().equals(name)
                                                                    && !pod.hasFailed()))
                    .toList();
        }
    }
}
