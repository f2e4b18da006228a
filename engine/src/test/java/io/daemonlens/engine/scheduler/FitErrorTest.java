package io.daemonlens.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Snapshot;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One daemon pod, three nodes, its own lacks cpu: how each minor words that. */
class FitErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity.",
                "21 | 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity/selector.",
                "23 | 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't match Pod's node affinity/selector.",
                "24 | 0/3 nodes are available: 1 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
                "27 | 0/3 nodes are available: 1 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod..",
                "29 | 0/3 nodes are available: 1 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
                "31 | 0/3 nodes are available: 1 Insufficient cpu. preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
                "33 | 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
                "35 | 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
                "37 | 0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling."
            })
    void theNodeOfADaemonPodLacksCpu(int minor, String message) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        Snapshot snapshot =
                Snapshot.of(
                        List.of(node("a"), node("b"), node("c")),
                        List.of(pod("busy", "3500m", "a")),
                        version);
        PodInfo pod =
                PodInfo.of(pod("agent", "1", ""), version).pinnedTo("a", List.<Toleration>of());
        assertThat(new Scheduler(version).schedule(pod, snapshot).message()).isEqualTo(message);
    }

    /** Or a rollout over many nodes would look at each of them for the pod of each. */
    @ParameterizedTest
    @ValueSource(ints = {12, 23, 24, 37})
    void whereAPodFitsTheNodesItDoesNotNameAreNotLookedAt(int minor) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        Snapshot snapshot =
                Snapshot.of(List.of(node("a"), node("b"), node("c")), List.of(), version);
        PodInfo pod =
                PodInfo.of(pod("agent", "1", ""), version).pinnedTo("b", List.<Toleration>of());
        Decision decision = new Scheduler(version).schedule(pod, snapshot);
        assertThat(decision.node()).isEqualTo("b");
        assertThat(decision.refusals()).isEmpty();
    }

    @Test
    void aClusterWithoutNodesSaysSo() {
        KubernetesVersion version = KubernetesVersion.of(37);
        PodInfo pod = PodInfo.of(pod("agent", "1", ""), version);
        assertThat(new Scheduler(version).schedule(pod, Snapshot.of(List.of())).message())
                .isEqualTo("no nodes available to schedule pods");
    }

    private static Node node(String name) {
        return Node.of(
                JsonReader.readObject(
                        """
                        {"metadata": {"name": "%s"},
                         "status": {"allocatable": {"cpu": "4", "memory": "8Gi", "pods": "110"}}}
                        """
                                .formatted(name)));
    }

    private static JsonObject pod(String name, String cpu, String node) {
        return JsonReader.readObject(
                """
                {"metadata": {"name": "%s", "namespace": "default"},
                 "spec": {"nodeName": "%s", "containers": [
                   {"name": "a", "resources": {"requests": {"cpu": "%s"}}}]},
                 "status": {"phase": "Running"}}
                """
                        .formatted(name, node, cpu));
    }
}
