package io.daemonlens.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Pools;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final Rollout.Options FAST =
            new Rollout.Options(200L, 1_000L, 500L, false, null, 0, 0);

    @Test
    void withoutPodsInTheClusterEveryNodeStartsWithAReadyOldPod() {
        Timeline timeline = rollout(List.of());
        assertThat(timeline.outcome()).isEqualTo(Timeline.Outcome.COMPLETE);
        assertThat(timeline.podsDeleted()).isEqualTo(3);
        assertThat(timeline.waves().get(0).nodes()).containsExactly("node-1");
    }

    @Test
    void podsOfTheClusterAreTakenAsTheyAre() {
        Timeline timeline =
                rollout(
                        List.of(
                                pod("node-1", "old", "True"),
                                pod("node-2", "old", "True"),
                                pod("node-3", "old", "False")));
        assertThat(timeline.waves().get(0).nodes()).containsExactly("node-3");
        assertThat(timeline.podsDeleted()).isEqualTo(3);
    }

    private static Timeline rollout(List<JsonObject> pods) {
        List<JsonObject> nodes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            nodes.add(
                    JsonReader.readObject(
                            """
                            {"metadata": {"name": "node-%d"},
                             "status": {"allocatable": {"cpu": "4", "memory": "8Gi", "pods": "110"}}}
                            """
                                    .formatted(i)));
        }
        ClusterObjects cluster =
                new ClusterObjects(
                        ClusterObjects.Source.SNAPSHOT,
                        "nodes.yaml",
                        Optional.empty(),
                        Map.of("Node", nodes, "Pod", pods),
                        Pools.NONE,
                        List.of());
        return Rollout.of(
                        Rollout.Before.found(agent("agent:1")),
                        agent("agent:2"),
                        cluster,
                        KubernetesVersion.of(37),
                        FAST)
                .timeline();
    }

    private static JsonObject agent(String image) {
        return JsonReader.readObject(
                """
                {"metadata": {"name": "agent", "namespace": "default"},
                 "spec": {
                   "selector": {"matchLabels": {"app": "agent"}},
                   "template": {"metadata": {"labels": {"app": "agent"}},
                     "spec": {"restartPolicy": "Always", "dnsPolicy": "ClusterFirst",
                       "terminationGracePeriodSeconds": 30,
                       "containers": [{"name": "agent", "image": "%s",
                         "imagePullPolicy": "Always", "terminationMessagePolicy": "File",
                         "terminationMessagePath": "/dev/termination-log"}]}},
                   "updateStrategy": {"type": "RollingUpdate",
                     "rollingUpdate": {"maxUnavailable": 1}}}}
                """
                        .formatted(image));
    }

    private static JsonObject pod(String node, String hash, String ready) {
        return JsonReader.readObject(
                """
                {"metadata": {"name": "agent-%s", "namespace": "default",
                   "labels": {"app": "agent", "controller-revision-hash": "%s"},
                   "ownerReferences": [{"kind": "DaemonSet", "name": "agent", "uid": "u",
                                        "controller": true}]},
                 "spec": {"nodeName": "%s", "containers": [{"name": "agent"}]},
                 "status": {"phase": "Running",
                   "conditions": [{"type": "Ready", "status": "%s"}]}}
                """
                        .formatted(node, hash, node, ready));
    }
}
