package io.daemonlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.apps.RevisionData;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DaemonSets, edited in ways whose outcome is known beforehand: what a server takes for the same
 * restarts nothing, what a template really has otherwise restarts every pod, and any mix of both
 * restarts exactly when the hash, the recorded data and the list of changes say so.
 */
class EditedManifestsTest {

    private static final List<String> MINORS =
            List.of("1.20", "1.24", "1.28", "1.30", "1.32", "1.34", "1.36", "1.37");

    private static final String AGENT =
            "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"agent\"},"
                    + "\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"agent\"}},"
                    + "\"template\":{\"metadata\":{\"labels\":{\"app\":\"agent\"}},"
                    + "\"spec\":{\"containers\":[{\"name\":\"agent\",\"image\":\"agent:1\","
                    + "\"resources\":{\"requests\":{\"cpu\":\"100m\"}}}]}}}}";

    /** Each minor is asked about every so many manifests, each another share of them. */
    private static final int STRIDE = Integer.getInteger("daemonlens.stride", 16);

    /** Edits that a server stores as what it has. */
    private static final Map<String, UnaryOperator<JsonObject>> QUIET = new LinkedHashMap<>();

    /** Edits that make another template. */
    private static final Map<String, UnaryOperator<JsonObject>> LOUD = new LinkedHashMap<>();

    static {
        QUIET.put("members of objects reordered", each -> (JsonObject) reversed(each));
        QUIET.put("quantities spelled otherwise", each -> (JsonObject) respelled(each, false));
        QUIET.put("numbers of quantities as numbers", EditedManifestsTest::coresAsNumbers);
        QUIET.put("nulls for what is not there", EditedManifestsTest::withNulls);
        QUIET.put("empty lists and maps for what is not there", EditedManifestsTest::withEmpties);
        QUIET.put("defaults written out", EditedManifestsTest::withDefaults);
        QUIET.put("a label of the DaemonSet", each -> labelled(each, "labels"));
        QUIET.put("an annotation of the DaemonSet", each -> labelled(each, "annotations"));
        QUIET.put("revisionHistoryLimit", each -> spec(each, "revisionHistoryLimit", "3"));
        QUIET.put("minReadySeconds", each -> spec(each, "minReadySeconds", "7"));
        QUIET.put(
                "another strategy",
                each -> spec(each, "updateStrategy", "{\"type\":\"OnDelete\"}"));
        LOUD.put("another image", each -> container(each, "image", "\"example.com/other:9\""));
        LOUD.put("another argument", each -> container(each, "args", "[\"--other\"]"));
        LOUD.put("a variable more", each -> container(each, "env", "[{\"name\":\"OTHER\"}]"));
        LOUD.put(
                "another request",
                each -> container(each, "resources", "{\"requests\":{\"cpu\":\"7m\"}}"));
        LOUD.put("another grace period", each -> pod(each, "terminationGracePeriodSeconds", "77"));
        LOUD.put("a selector of nodes", each -> pod(each, "nodeSelector", "{\"other\":\"x\"}"));
        LOUD.put("an annotation of the template", EditedManifestsTest::annotatedTemplate);
        LOUD.put("containers reordered", each -> swapped(each, "containers"));
        LOUD.put("tolerations reordered", each -> swapped(each, "tolerations"));
        LOUD.put("volumes reordered", each -> swapped(each, "volumes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.20", "1.24", "1.28", "1.30", "1.32", "1.34", "1.36", "1.37"})
    void anEditRestartsPodsExactlyWhenTheTemplateIsAnother(String minor) throws IOException {
        checkEdits(minor, manifests(SampleManifests.own()), 1, 100);
    }

    @ParameterizedTest
    @Tag("corpus")
    @ValueSource(strings = {"1.20", "1.24", "1.28", "1.30", "1.32", "1.34", "1.36", "1.37"})
    void soDoesAnEditOfAPublishedManifest(String minor) throws IOException {
        checkEdits(minor, published(), STRIDE, 2_000 / STRIDE);
    }

    private static void checkEdits(
            String minor, Map<String, JsonObject> manifests, int stride, int least) {
        KubernetesVersion version = KubernetesVersion.parse(minor).orElseThrow();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        int file = 0;
        for (Map.Entry<String, JsonObject> manifest : manifests.entrySet()) {
            JsonObject old = manifest.getValue();
            if (file++ % stride != MINORS.indexOf(minor) % stride || !stands(old, version)) {
                continue;
            }
            for (Map.Entry<String, UnaryOperator<JsonObject>> edit : QUIET.entrySet()) {
                String what = manifest.getKey() + ", " + edit.getKey();
                compared += check(old, edit.getValue().apply(old), version, false, what, wrong);
            }
            for (Map.Entry<String, UnaryOperator<JsonObject>> edit : LOUD.entrySet()) {
                JsonObject edited = edit.getValue().apply(old);
                String what = manifest.getKey() + ", " + edit.getKey();
                if (!edited.equals(old)) {
                    compared += check(old, edited, version, true, what, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(least);
    }

    /**
     * A leading zero is kept as typed, so the revision gets another name. The server still takes
     * the template for the same; only controllers that go by the name alone replace the pods.
     */
    @ParameterizedTest
    @CsvSource({"1.9,false", "1.10,true", "1.20,true", "1.23,true", "1.24,false", "1.37,false"})
    void anAmountSpelledOtherwiseIsARevisionOfItsOwn(String minor, boolean restarts) {
        JsonObject old = JsonReader.readObject(AGENT);
        JsonObject edited = container(old, "resources", "{\"requests\":{\"cpu\":\"0100m\"}}");
        KubernetesVersion version = KubernetesVersion.parse(minor).orElseThrow();
        RevisionComparison compared =
                RevisionComparison.of(
                                List.of(Candidate.of(old, "old")),
                                List.of(Candidate.of(edited, "new")),
                                Settings.defaults().withVersion(version))
                        .get(0);
        assertThat(compared.makesRevision()).isTrue();
        assertThat(compared.outdatesPods()).isEqualTo(restarts);
        assertThat(compared.changes())
                .extracting(Change::effect)
                .containsExactly(restarts ? Change.Effect.RESTART : Change.Effect.NONE);
    }

    /** What {@code kubectl diff} hands over was read from one cluster, with all that it keeps. */
    @Test
    void aLiveObjectKeepsItsIdentityAndItsCollisions() {
        JsonObject live = JsonReader.readObject(AGENT);
        live.object("metadata").put("uid", "u").put("resourceVersion", "7");
        JsonObject merged = container(live, "image", "\"agent:2\"");
        RevisionComparison plain = compared(live, merged);
        assertThat(plain.answer().message()).isEmpty();
        assertThat(plain.outdatesPods()).isTrue();
        live.put("status", JsonReader.read("{\"collisionCount\":1}"));
        RevisionComparison collided = compared(live, merged);
        assertThat(collided.from().hash()).isNotEqualTo(plain.from().hash());
        assertThat(collided.to().hash()).isNotEqualTo(plain.to().hash());
        assertThat(plain.withCollisionCount(1).to().hash()).isEqualTo(collided.to().hash());
    }

    private static RevisionComparison compared(JsonObject old, JsonObject edited) {
        return RevisionComparison.of(
                        List.of(Candidate.of(old, "old")),
                        List.of(Candidate.of(edited, "new")),
                        Settings.defaults())
                .get(0);
    }

    /** Several edits at once, drawn by a seed that the failure names. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void soDoSeveralEditsAtOnce(long seed) throws IOException {
        checkSeveralEdits(seed, manifests(SampleManifests.own()));
    }

    @ParameterizedTest
    @Tag("corpus")
    @ValueSource(longs = {1, 2, 3, 4})
    void soDoSeveralEditsOfPublishedManifests(long seed) throws IOException {
        checkSeveralEdits(seed, published());
    }

    private static void checkSeveralEdits(long seed, Map<String, JsonObject> manifests) {
        Random chance = new Random(seed);
        List<UnaryOperator<JsonObject>> quiet = List.copyOf(QUIET.values());
        List<UnaryOperator<JsonObject>> loud = List.copyOf(LOUD.values());
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonObject> manifest : manifests.entrySet()) {
            String minor = MINORS.get(chance.nextInt(MINORS.size()));
            KubernetesVersion version = KubernetesVersion.parse(minor).orElseThrow();
            JsonObject old = manifest.getValue();
            JsonObject edited = old;
            for (int i = 0; i < 3; i++) {
                edited = quiet.get(chance.nextInt(quiet.size())).apply(edited);
            }
            JsonObject before = edited;
            if (chance.nextBoolean()) {
                edited = loud.get(chance.nextInt(loud.size())).apply(edited);
            }
            boolean restarts = !edited.equals(before);
            if (!stands(old, version)) {
                continue;
            }
            check(old, edited, version, restarts, manifest.getKey() + " seed " + seed, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean stands(JsonObject manifest, KubernetesVersion version) {
        Settings settings = Settings.defaults().withVersion(version);
        List<Candidate> one = List.of(Candidate.of(manifest, "old"));
        return RevisionComparison.of(List.of(), one, settings).get(0).accepted();
    }

    private static int check(
            JsonObject old,
            JsonObject edited,
            KubernetesVersion version,
            boolean restarts,
            String what,
            List<String> wrong) {
        Settings settings = Settings.defaults().withVersion(version);
        Candidate from = Candidate.of(old, "old");
        Candidate to = Candidate.of(edited, "new");
        RevisionComparison compared =
                RevisionComparison.of(List.of(from), List.of(to), settings).get(0);
        if (!compared.accepted()) {
            if (!restarts) {
                wrong.add(version + " " + what + ": refused, " + compared.answer().message());
            }
            return 0;
        }
        boolean data =
                !data(compared.from().stored(), version)
                        .equals(data(compared.to().stored(), version));
        boolean hash = !compared.from().hash().equals(compared.to().hash());
        boolean changes =
                compared.changes().stream()
                        .anyMatch(change -> change.path().toString().startsWith("spec.template"));
        boolean[] said = {compared.outdatesPods(), data, hash, changes};
        for (boolean each : said) {
            if (each != restarts) {
                wrong.add(
                        String.format(
                                "%s %s: restarts %s, but said %s, data %s, hash %s, changes %s",
                                version, what, restarts, said[0], data, hash, compared.changes()));
                break;
            }
        }
        return 1;
    }

    private static String data(JsonObject stored, KubernetesVersion version) {
        return RevisionData.of(stored.object("spec").object("template"), version);
    }

    private static Map<String, JsonObject> published() throws IOException {
        return manifests(SampleManifests.files(SampleManifests.published("manifests")));
    }

    /** The apps/v1 DaemonSets of some files by file and place. */
    private static Map<String, JsonObject> manifests(List<Path> files) throws IOException {
        Map<String, JsonObject> all = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            int at = 0;
            for (Candidate each : Candidate.in(Document.of(name, Files.readAllBytes(file)), name)) {
                if (each.apiVersion().equals("apps/v1")) {
                    all.put(name + "#" + at++, each.object());
                }
            }
        }
        return all;
    }

    // The edits. Each answers a copy; one that does not fit answers an equal one.

    private static JsonValue reversed(JsonValue value) {
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(reversed(item)));
            return copy;
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObject copy = new JsonObject();
        List<String> names = new ArrayList<>(object.names());
        for (int i = names.size() - 1; i >= 0; i--) {
            copy.put(names.get(i), reversed(object.get(names.get(i))));
        }
        return copy;
    }

    /** 100m as 0.1, 1 as 1000m, 200Mi as 204800Ki: none of these stays as it was typed. */
    private static JsonValue respelled(JsonValue value, boolean quantity) {
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(respelled(item, false)));
            return copy;
        }
        if (value instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            for (Map.Entry<String, JsonValue> each : object.entries()) {
                boolean amounts = List.of("limits", "requests").contains(each.getKey());
                if (amounts && each.getValue() instanceof JsonObject map) {
                    JsonObject spelled = new JsonObject();
                    map.entries()
                            .forEach(e -> spelled.put(e.getKey(), respelled(e.getValue(), true)));
                    copy.put(each.getKey(), spelled);
                } else {
                    copy.put(each.getKey(), respelled(each.getValue(), false));
                }
            }
            return copy;
        }
        return quantity && value instanceof JsonText text
                ? new JsonText(spelled(text.value()))
                : value;
    }

    private static String spelled(String amount) {
        if (amount.matches("[1-9][0-9]{0,3}m")) {
            long thousandths = Long.parseLong(amount.substring(0, amount.length() - 1));
            return thousandths / 1000 + String.format(".%03d", thousandths % 1000);
        }
        if (amount.matches("[1-9][0-9]{0,3}")) {
            return amount + "000m";
        }
        if (amount.matches("[1-9][0-9]{0,3}[MG]i")) {
            long number = Long.parseLong(amount.substring(0, amount.length() - 2));
            return number * 1024 + (amount.endsWith("Gi") ? "Mi" : "Ki");
        }
        return amount;
    }

    private static JsonObject coresAsNumbers(JsonObject object) {
        JsonObject copy = object.copy();
        JsonObject resources = first(copy).object("resources");
        JsonObject limits = resources == null ? null : resources.object("limits");
        if (limits != null && limits.text("cpu").matches("[1-9]")) {
            limits.put("cpu", JsonReader.read(limits.text("cpu")));
        }
        return copy;
    }

    private static JsonObject withNulls(JsonObject object) {
        JsonObject copy = object.copy();
        List.of("nodeSelector", "affinity", "tolerations", "volumes", "priority", "hostNetwork")
                .forEach(name -> absent(podOf(copy), name, JsonNull.NULL));
        List.of("env", "args", "livenessProbe", "lifecycle", "image", "stdin")
                .forEach(name -> absent(first(copy), name, JsonNull.NULL));
        absent(template(copy).object("metadata"), "annotations", JsonNull.NULL);
        return copy;
    }

    private static JsonObject withEmpties(JsonObject object) {
        JsonObject copy = object.copy();
        absent(podOf(copy), "nodeSelector", new JsonObject());
        List.of("tolerations", "volumes", "initContainers", "imagePullSecrets", "hostAliases")
                .forEach(name -> absent(podOf(copy), name, new JsonArray()));
        List.of("env", "envFrom", "args", "command", "ports", "volumeMounts")
                .forEach(name -> absent(first(copy), name, new JsonArray()));
        absent(first(copy), "terminationMessagePath", new JsonText(""));
        absent(template(copy).object("metadata"), "annotations", new JsonObject());
        return copy;
    }

    private static void absent(JsonObject holder, String name, JsonValue value) {
        if (holder != null && !holder.has(name)) {
            holder.put(name, value);
        }
    }

    /** What every server since 1.8 fills in. */
    private static JsonObject withDefaults(JsonObject object) {
        JsonObject copy = object.copy();
        absent(podOf(copy), "restartPolicy", new JsonText("Always"));
        absent(podOf(copy), "dnsPolicy", new JsonText("ClusterFirst"));
        absent(podOf(copy), "schedulerName", new JsonText("default-scheduler"));
        absent(podOf(copy), "securityContext", new JsonObject());
        absent(podOf(copy), "terminationGracePeriodSeconds", JsonReader.read("30"));
        absent(first(copy), "resources", new JsonObject());
        absent(first(copy), "terminationMessagePath", new JsonText("/dev/termination-log"));
        absent(first(copy), "terminationMessagePolicy", new JsonText("File"));
        if (podOf(copy).has("serviceAccountName")) {
            absent(podOf(copy), "serviceAccount", podOf(copy).get("serviceAccountName"));
        }
        JsonArray ports = first(copy).array("ports");
        for (int i = 0; ports != null && i < ports.size(); i++) {
            absent((JsonObject) ports.get(i), "protocol", new JsonText("TCP"));
        }
        absent(copy.object("spec"), "revisionHistoryLimit", JsonReader.read("10"));
        return copy;
    }

    private static JsonObject labelled(JsonObject object, String kind) {
        JsonObject copy = object.copy();
        JsonObject metadata = copy.object("metadata");
        if (metadata.object(kind) == null) {
            metadata.put(kind, new JsonObject());
        }
        metadata.object(kind).put("example.com/other", "x");
        return copy;
    }

    private static JsonObject spec(JsonObject object, String name, String json) {
        JsonObject copy = object.copy();
        copy.object("spec").put(name, JsonReader.read(json));
        return copy;
    }

    private static JsonObject pod(JsonObject object, String name, String json) {
        JsonObject copy = object.copy();
        podOf(copy).put(name, JsonReader.read(json));
        return copy;
    }

    private static JsonObject container(JsonObject object, String name, String json) {
        JsonObject copy = object.copy();
        first(copy).put(name, JsonReader.read(json));
        return copy;
    }

    private static JsonObject annotatedTemplate(JsonObject object) {
        JsonObject copy = object.copy();
        JsonObject metadata = template(copy).object("metadata");
        if (metadata.object("annotations") == null) {
            metadata.put("annotations", new JsonObject());
        }
        metadata.object("annotations").put("kubectl.kubernetes.io/restartedAt", "now");
        return copy;
    }

    /** The first two items in the other order; as they are where they say the same. */
    private static JsonObject swapped(JsonObject object, String list) {
        JsonObject copy = object.copy();
        JsonArray items = podOf(copy).array(list);
        if (items != null && items.size() > 1) {
            JsonValue first = items.get(0);
            items.set(0, items.get(1));
            items.set(1, first);
        }
        return copy;
    }

    private static JsonObject template(JsonObject object) {
        return object.object("spec").object("template");
    }

    private static JsonObject podOf(JsonObject object) {
        return template(object).object("spec");
    }

    private static JsonObject first(JsonObject object) {
        return (JsonObject) podOf(object).array("containers").get(0);
    }
}
