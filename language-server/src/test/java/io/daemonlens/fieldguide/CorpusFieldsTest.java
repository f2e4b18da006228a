package io.daemonlens.fieldguide;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The fields that people really write are in the table at some version, but for those that a real
 * server called unknown.
 */
class CorpusFieldsTest {

    /** What servers before 1.16, the last for these files, dropped without a word. */
    private static final List<String> DROPPED =
            List.of(
                    "manifests/111-kubeval-nginx-ds-v1beta1.yaml spec.replicas",
                    "manifests/144-examples-cassandra-v1beta1.yaml"
                            + " spec.template.spec.containers[0].resources.request",
                    "manifests/293-contour-contour-v1beta1.yaml spec.template.updateStrategy",
                    // Known to them by another case: hostPort.
                    "manifests/340-traefik-traefik-ingress-controller-v1beta1.yaml"
                            + " spec.template.spec.containers[0].ports[1].hostport");

    private final Set<String> unknown = new TreeSet<>();
    private int objects;
    private int fields;

    @Test
    void everyFieldOfOurManifestsIsKnownAtSomeVersion() throws IOException {
        look(Path.of("src/test/resources"), SampleManifests.own());
        assertThat(objects).isGreaterThan(15);
        assertThat(fields).isGreaterThan(400);
        assertThat(unknown).isEmpty();
    }

    @Test
    @Tag("corpus")
    void everyPublishedFieldIsKnownAtSomeVersion() throws IOException {
        Path corpus = SampleManifests.published(".");
        look(corpus, SampleManifests.files(corpus.resolve("manifests")));
        assertThat(objects).isGreaterThan(200);
        assertThat(fields).isGreaterThan(10_000);
        Set<String> refused = refusedByServers();
        refused.addAll(DROPPED);
        assertThat(unknown).allMatch(refused::contains);
    }

    private void look(Path folder, List<Path> files) throws IOException {
        List<ApiType> roots = roots();
        for (Path file : files) {
            Document document = Document.of(file.toString(), Files.readAllBytes(file));
            for (Manifest manifest : Manifest.of(document)) {
                if (manifest.isDaemonSet() && manifest.body().tree() instanceof JsonObject object) {
                    objects++;
                    object(folder.relativize(file).toString(), FieldPath.ROOT, object, roots);
                }
            }
        }
    }

    /** Looks in every version of every apiVersion: old manifests have taken on newer fields. */
    private static List<ApiType> roots() {
        List<ApiType> roots = new ArrayList<>();
        for (int minor = 8; minor <= KubernetesVersion.NEWEST.minor(); minor++) {
            for (String apiVersion : List.of("apps/v1", "apps/v1beta2", "extensions/v1beta1")) {
                GroupVersionKind kind = GroupVersionKind.of(apiVersion, "DaemonSet");
                ApiType root = ApiTypes.of(KubernetesVersion.of(minor)).root(kind);
                if (root != null) {
                    roots.add(root);
                }
            }
        }
        return roots;
    }

    private void object(String file, FieldPath path, JsonObject object, List<ApiType> types) {
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            FieldPath here = path.child(entry.getKey());
            Set<ApiType> inside = new LinkedHashSet<>();
            boolean known = false;
            for (ApiType type : types) {
                ApiField field = type.field(entry.getKey());
                known |= field != null;
                if (field != null && field.type() != null && !field.map()) {
                    inside.add(field.type());
                }
            }
            fields++;
            if (!known) {
                unknown.add(file + " " + here);
            } else if (!inside.isEmpty()) {
                value(file, here, entry.getValue(), List.copyOf(inside));
            }
        }
    }

    private void value(String file, FieldPath path, JsonValue value, List<ApiType> types) {
        if (value instanceof JsonArray items) {
            for (int i = 0; i < items.size(); i++) {
                value(file, path.index(i), items.get(i), types);
            }
        } else if (value instanceof JsonObject object) {
            object(file, path, object, types);
        }
    }

    /** File and path of what a recorded server of 1.25 or later refused as unknown. */
    private static Set<String> refusedByServers() throws IOException {
        Set<String> refused = new TreeSet<>();
        for (JsonObject recorded : PublishedAnswers.read()) {
            for (JsonValue expected : recorded.array("expect").items()) {
                JsonArray errors = ((JsonObject) expected).array("strictErrors");
                for (JsonValue error : errors == null ? List.<JsonValue>of() : errors.items()) {
                    String text = ((JsonText) error).value();
                    if (text.startsWith("unknown field \"")) {
                        refused.add(
                                recorded.text("corpusFile")
                                        + " "
                                        + text.substring(15, text.length() - 1));
                    }
                }
            }
        }
        return refused;
    }
}
