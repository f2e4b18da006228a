package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.SnapshotList;
import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apiserver.ApiServer;
import io.daemonlens.engine.apiserver.Endpoint;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.KubernetesVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot without its confidential values gives the same answers, or says why it cannot. */
class RedactedSnapshotTest {

    private static final KubernetesVersion AT = KubernetesVersion.NEWEST;

    @TempDir Path folder;

    @BeforeEach
    void saveClusters() throws Exception {
        for (String each : List.of("1", "2", "3")) {
            write("v" + each + ".yaml", manifest(each));
        }
        JsonArray items = new JsonArray();
        DaemonSet live = DaemonSet.of(stored("2"));
        items.add(stored("2"));
        String[] hashes = new String[2];
        for (int i = 1; i <= 2; i++) {
            JsonObject then = stored("" + i);
            ControllerRevision revision = ControllerRevision.of(DaemonSet.of(then), i, AT);
            hashes[i - 1] = revision.hash();
            JsonObject template = then.object("spec").object("template").copy();
            items.add(
                    object("ControllerRevision", revision.name(), labels(revision.hash()))
                            .put("revision", i)
                            .put(
                                    "data",
                                    new JsonObject()
                                            .put(
                                                    "spec",
                                                    new JsonObject()
                                                            .put(
                                                                    "template",
                                                                    template.put(
                                                                            "$patch",
                                                                            "replace")))));
        }
        for (int i = 0; i < 3; i++) {
            items.add(parse(NODE.replace("NAME", "n" + i)));
            String hash = hashes[i == 0 ? 1 : 0];
            JsonObject pod = object("Pod", "agent-" + i, labels(hash));
            JsonObject spec = stored(i == 0 ? "2" : "1").object("spec").object("template");
            pod.put("spec", spec.object("spec").copy().put("nodeName", "n" + i));
            pod.put("status", parse(RUNNING));
            items.add(pod);
        }
        assertThat(live.name()).isEqualTo("agent");
        JsonObject list = parse("{apiVersion: v1, kind: List, metadata: {annotations: {}}}");
        list.object("metadata")
                .object("annotations")
                .put(ClusterObjects.SNAPSHOT_TIME, "2026-05-01T10:00:00Z");
        Files.createDirectories(folder.resolve("whole"));
        write("whole/s.json", JsonWriter.compact(list.put("items", items)));
        ClusterObjects read =
                new Clusters(folder.resolve("whole"), null)
                        .find(List.of("s.json"), Optional.empty());
        String redacted = JsonWriter.compact(SnapshotList.of(read, true));
        assertThat(redacted).doesNotContain("s3cret").contains("redacted-1");
        Files.createDirectories(folder.resolve("redacted"));
        write("redacted/s.json", redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why -o json",
                "why",
                "preview -o json ../v1.yaml --fail-on pending",
                "rollout -o json ../v1.yaml",
                "rollout -o json ../v2.yaml",
                "rollout -o json ../v3.yaml",
                "rollout -o markdown ../v3.yaml",
                "upgrade -o json --from 1.30 ../v1.yaml",
                "lint -o json ../v1.yaml",
                "history agent -n ops",
                "fleet -o json ../v1.yaml --clusters ."
            })
    void theAnswerIsTheSame(String line) {
        Ran whole = run("whole", line);
        Ran redacted = run("redacted", line);
        assertThat(whole.exit()).as(whole.err()).isLessThan(2);
        assertThat(withoutComparison(redacted.out())).isEqualTo(withoutComparison(whole.out()));
    }

    /** The list of changes needs the hidden values; {@link #previewSaysThatItCannotCompare}. */
    private static String withoutComparison(String preview) {
        return preview.replaceFirst("\"comparedWith.*(?=\\}\\],\"table)", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff live ../v1.yaml",
                "diff revision:1 ../v1.yaml",
                "plan live ../v1.yaml",
                "undo agent -n ops",
                "undo agent -n ops --to-revision=1"
            })
    void anAnswerThatNeedsTheValuesIsRefusedWithASentence(String line) {
        assertThat(run("whole", line).exit()).isLessThan(2);
        Ran redacted = run("redacted", line);
        assertThat(redacted.exit()).isEqualTo(3);
        assertThat(redacted.out()).isEmpty();
        assertThat(redacted.err()).contains("the snapshot is redacted");
    }

    @Test
    void previewSaysThatItCannotCompare() {
        assertThat(run("redacted", "preview ../v1.yaml").out().replaceAll("\\s+", " "))
                .contains("ops/agent: the snapshot is redacted");
    }

    private static final String NODE =
            "{apiVersion: v1, kind: Node, metadata: {name: NAME}, status: {allocatable: {cpu: '4',"
                    + " memory: 8Gi, pods: '20'}, conditions: [{type: Ready, status: 'True'}]}}";
    private static final String RUNNING =
            "{phase: Running, conditions: [{type: Ready, status: 'True', lastTransitionTime:"
                    + " '2026-05-01T09:59:30Z'}]}";

    private static String manifest(String tag) {
        return "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent, namespace: ops}\n"
                + "spec: {selector: {matchLabels: {app: agent}}, template: {metadata: {labels:"
                + " {app: agent}, annotations: {note: s3cret-note}}, spec: {containers: [{name:"
                + " agent, image: agent, args: [--token=s3cret], env: [{name: TAG, value: s3cret-"
                + tag
                + "}]}]}}}\n";
    }

    private static JsonObject stored(String tag) {
        JsonObject stored =
                ApiServer.storedUnchecked(
                                Body.of(parse(manifest(tag))),
                                Endpoint.of("apps/v1", "ops"),
                                AT,
                                Gates.defaults(AT))
                        .copy();
        stored.object("metadata").put("uid", "u").put("generation", Integer.parseInt(tag));
        return stored;
    }

    private static JsonObject parse(String yaml) {
        return (JsonObject)
                io.daemonlens.manifest.Manifest.of(io.daemonlens.text.Document.of("x", yaml))
                        .get(0)
                        .body()
                        .tree();
    }

    private static JsonObject labels(String hash) {
        return new JsonObject().put("app", "agent").put("controller-revision-hash", hash);
    }

    private static JsonObject object(String kind, String name, JsonObject labels) {
        JsonObject owner =
                parse(
                        "{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: u, controller: true}");
        JsonObject metadata =
                new JsonObject()
                        .put("name", name)
                        .put("namespace", "ops")
                        .put("labels", labels)
                        .put("ownerReferences", new JsonArray().add(owner));
        return new JsonObject()
                .put("apiVersion", kind.equals("Pod") ? "v1" : "apps/v1")
                .put("kind", kind)
                .put("metadata", metadata);
    }

    private Ran run(String cluster, String line) {
        List<String> words = new java.util.ArrayList<>(List.of(line.split(" ")));
        if (!line.startsWith("fleet")) {
            words.addAll(List.of("--cluster", "s.json"));
        }
        return Ran.in(folder.resolve(cluster), "", words);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
