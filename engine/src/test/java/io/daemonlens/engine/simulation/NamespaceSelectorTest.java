package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Anti-affinity to pods of namespaces that are told by their labels. */
class NamespaceSelectorTest {

    private static final JsonObject LOUD =
            JsonReader.readObject(
                    "{\"metadata\": {\"name\": \"music\", \"labels\": {\"noise\": \"loud\"}}}");
    private static final JsonObject QUIET =
            JsonReader.readObject("{\"metadata\": {\"name\": \"music\"}}");

    @Test
    void aPodOfANamespaceWithTheLabelIsAvoided() {
        JsonObject agent = avoiding("\"noise\": \"loud\"");
        JsonObject drum = pod("music", "");
        assertThat(scheduled(agent, drum, LOUD)).containsExactly(false, true);
        assertThat(scheduled(agent, drum, QUIET)).containsExactly(true, true);
        assertThat(scheduled(agent, drum)).containsExactly(true, true);
    }

    @Test
    void everyNamespaceCarriesItsName() {
        JsonObject agent = avoiding("\"kubernetes.io/metadata.name\": \"music\"");
        JsonObject drum = pod("music", "");
        assertThat(scheduled(agent, drum)).containsExactly(false, true);
        assertThat(scheduled(agent, drum, QUIET)).containsExactly(false, true);
    }

    @Test
    void aPodThatIsThereLooksAtTheNewPodsNamespace() {
        JsonObject agent = Clusters.agent("example.com/agent:1");
        agent.object("metadata").put("namespace", "music");
        JsonObject shy = pod("library", affinity("agent", "\"noise\": \"loud\""));
        assertThat(scheduled(agent, shy, LOUD)).containsExactly(false, true);
        assertThat(scheduled(agent, shy, QUIET)).containsExactly(true, true);
    }

    private static List<Boolean> scheduled(
            JsonObject agent, JsonObject pod, JsonObject... namespaces) {
        Scenario scenario =
                Scenario.on(KubernetesVersion.of(37))
                        .nodes(Clusters.nodes(2))
                        .otherPods(List.of(pod))
                        .namespaces(List.of(namespaces));
        return Forecast.of(agent, scenario).stream().map(Forecast::scheduled).toList();
    }

    private static JsonObject avoiding(String labels) {
        JsonObject agent = Clusters.agent("example.com/agent:1");
        agent.object("spec")
                .object("template")
                .object("spec")
                .put("affinity", JsonReader.readObject(affinity("drum", labels)));
        return agent;
    }

    private static String affinity(String app, String labels) {
        return """
               {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
                 {"topologyKey": "kubernetes.io/hostname",
                  "labelSelector": {"matchLabels": {"app": "%s"}},
                  "namespaceSelector": {"matchLabels": {%s}}}]}}
               """
                .formatted(app, labels);
    }

    private static JsonObject pod(String namespace, String affinity) {
        JsonObject pod =
                JsonReader.readObject(
                        """
                        {"metadata": {"name": "drum", "namespace": "%s", "labels": {"app": "drum"}},
                         "spec": {"nodeName": "node-1",
                           "containers": [{"name": "drum", "image": "example.com/drum:1"}]},
                         "status": {"phase": "Running"}}
                        """
                                .formatted(namespace));
        if (!affinity.isEmpty()) {
            pod.object("spec").put("affinity", JsonReader.readObject(affinity));
        }
        return pod;
    }
}
