package io.daemonlens.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Pools;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppliedTest {

    private static final String ACCOUNT =
            "{'kind': 'ServiceAccount', 'metadata': {'namespace': 'default', 'name': 'default'}}";
    private static final String CLAIM =
            "{'kind': 'PersistentVolumeClaim', 'metadata': {'namespace': 'default', 'name': 'c'}}";
    private static final String VOLUME =
            "{'kind': 'PersistentVolume', 'metadata': {'name': 'v'}, 'spec': {}}";

    @Test
    void anAccountOfTheFileIsThereOnceItIsApplied() {
        String file = "kind: ServiceAccount\nmetadata: {name: agent}\n";
        checkNames(file, "ServiceAccount", List.of(ACCOUNT), "default", "agent");
    }

    @Test
    void ofANamespaceThatIsNotShownNothingIsAdded() {
        String file = "kind: ServiceAccount\nmetadata: {name: agent, namespace: logs}\n";
        checkNames(file, "ServiceAccount", List.of(ACCOUNT), "default");
        checkNames(file, "ServiceAccount", List.of());
    }

    @Test
    void aClaimThatWaitsForNoPodHasAVolumeByThen() {
        String file =
                """
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {resources: {requests: {storage: 1Gi}}}
                """;
        String fast = storageClass("fast", "Immediate");
        ClusterObjects after = after(file, List.of(CLAIM, VOLUME, fast));
        assertThat(claim(after, "data").text("volumeName")).isEqualTo("of data");
        assertThat(after.of("PersistentVolume")).hasSize(2);
    }

    @Test
    void aClaimThatWaitsGetsItsClass() {
        String file = "kind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {}\n";
        String late = storageClass("late", "WaitForFirstConsumer");
        ClusterObjects after = after(file, List.of(CLAIM, VOLUME, late));
        assertThat(claim(after, "data").text("volumeName")).isEmpty();
        assertThat(claim(after, "data").text("storageClassName")).isEqualTo("late");
    }

    private static String storageClass(String name, String mode) {
        return "{'kind': 'StorageClass', 'metadata': {'name': '"
                + name
                + "', 'annotations': {'storageclass.kubernetes.io/is-default-class': 'true'}},"
                + "'provisioner': 'csi.example.com', 'volumeBindingMode': '"
                + mode
                + "'}";
    }

    private static JsonObject claim(ClusterObjects cluster, String name) {
        return cluster.of("PersistentVolumeClaim").stream()
                .filter(each -> each.object("metadata").text("name").equals(name))
                .findFirst()
                .orElseThrow()
                .object("spec");
    }

    private static void checkNames(
            String file, String kind, List<String> shown, String... expected) {
        assertThat(after(file, shown).of(kind))
                .extracting(object -> object.object("metadata").text("name"))
                .containsExactly(expected);
    }

    private static ClusterObjects after(String file, List<String> shown) {
        Map<String, List<JsonObject>> byKind = new LinkedHashMap<>();
        for (String text : shown) {
            JsonObject object = JsonReader.readObject(text.replace('\'', '"'));
            byKind.put(object.text("kind"), List.of(object));
        }
        ClusterObjects cluster =
                new ClusterObjects(
                        ClusterObjects.Source.SNAPSHOT,
                        "snapshot.yaml",
                        Optional.empty(),
                        byKind,
                        Pools.NONE,
                        List.of());
        Document document = Document.of("a.yaml", "apiVersion: v1\n" + file);
        return Applied.to(cluster, Analysis.of(document, Settings.defaults()));
    }
}
