package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonConverter;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an operator that writes DaemonSets can assert about them, without a cluster. */
class AgentTest {

    private static final KubernetesVersion VERSION = KubernetesVersion.of(31);

    /**
     * The DaemonSet as the operator builds it: maps and lists, as JSON and YAML libraries have
     * them.
     */
    private static Map<String, Object> agent(String image, Object maxUnavailable) {
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                Map.of("name", "agent", "namespace", "monitoring"),
                "spec",
                Map.of(
                        "selector", Map.of("matchLabels", Map.of("app", "agent")),
                        "updateStrategy",
                                Map.of("rollingUpdate", Map.of("maxUnavailable", maxUnavailable)),
                        "template",
                                Map.of(
                                        "metadata", Map.of("labels", Map.of("app", "agent")),
                                        "spec",
                                                Map.of(
                                                        "containers",
                                                        List.of(
                                                                Map.of(
                                                                        "name", "agent", "image",
                                                                        image))))));
    }

    private static Response create(Map<String, Object> agent) {
        return ApiServer.create(
                Body.of(JsonConverter.of(agent)),
                Endpoint.APPS_V1,
                VERSION,
                Gates.defaults(VERSION));
    }

    private static List<Node> nodes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        number ->
                                Map.of(
                                        "metadata", Map.of("name", "node-" + number),
                                        "status",
                                                Map.of(
                                                        "allocatable",
                                                        Map.of(
                                                                "cpu", "4", "memory", "8Gi", "pods",
                                                                "110"))))
                .map(node -> Node.of((JsonObject) JsonConverter.of(node)))
                .toList();
    }

    @Test
    void theServerTakesIt() {
        assertTrue(create(agent("example.com/agent:1.0", 1)).accepted());
    }

    @Test
    void theServerSaysWhatIsWrong() {
        Response refused = create(agent("", 1));
        assertEquals(422, refused.code());
        assertEquals("spec.template.spec.containers[0].image", refused.errors().get(0).field());
    }

    @Test
    void anUpdateOfTenNodesTakesFiveWaves() {
        Scenario scenario =
                Scenario.on(VERSION)
                        .nodes(nodes(10))
                        .running(create(agent("example.com/agent:1.0", 2)).stored())
                        .apply(create(agent("example.com/agent:1.1", 2)).stored());
        Timeline timeline = Simulation.run(scenario);
        assertEquals(Timeline.Outcome.COMPLETE, timeline.outcome());
        assertEquals(5, timeline.waves().size());
        assertEquals(2, timeline.maxUnavailable());
    }
}
