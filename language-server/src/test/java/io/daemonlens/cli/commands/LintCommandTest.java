package io.daemonlens.cli.commands;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.SampleManifests;
import io.daemonlens.WorkFolder;
import io.daemonlens.cli.Ran;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code daemonlens lint} from outside: words in, text and exit code out. */
class LintCommandTest {

    private static final String BAD = AGENT.replace("{labels: {app: agent}}", "{labels: {app: x}}");

    @TempDir Path folder;

    private Ran run(String input, String... words) {
        List<String> all = new ArrayList<>(List.of("lint"));
        all.addAll(List.of(words));
        return Ran.in(folder, input, all);
    }

    private void file(String name, String text) throws IOException {
        new WorkFolder(folder).write(name, text);
    }

    @Test
    void aFindingAtSeveralVersionsIsOneWithTheStretchesThatHaveIt() throws IOException {
        file("agent.yaml", BAD);
        Ran ran = run("", "--kubernetes-version", "1.8..1.11", "agent.yaml");
        assertThat(ran.out())
                .contains("error[not-served]")
                .contains("(1.8)")
                .contains("error[selector-mismatch]")
                .contains("`selector` does not match template `labels` (1.9–1.11)")
                .endsWith(
                        "1 DaemonSet in 1 file checked for Kubernetes 1.8–1.11 · 2 errors, 0 warnings\n");
    }

    @Test
    void aPolicyIsHeldAgainstEveryDaemonSetBelowItsSettings() throws IOException {
        file("d/agent.yaml", AGENT);
        file("d/.daemonlens.yaml", "policies: [policies/team.yaml]");
        file(
                "d/policies/team.yaml",
                """
                description: Images come from our registry.
                properties:
                  metadata: {required: [labels]}
                  spec: {properties: {template: {properties: {spec: {properties: {containers:
                    {items: {properties: {image: {pattern: "^registry[.]example/"}}}}}}}}}}
                """);
        Ran ran = run("", "d/agent.yaml");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "d/agent.yaml:3:1: error[policy]: policies/team.yaml does not allow"
                                + " metadata.labels: ")
                .contains(
                        "d/agent.yaml:10:29: error[policy]: policies/team.yaml does not allow"
                                + " spec.template.spec.containers[0].image: ")
                .contains("help: Images come from our registry.");
        assertThat(run("", "-o", "json", "d/agent.yaml").out()).contains("\"source\":\"policy\"");
        file("d/.daemonlens.yaml", "policies: [policies/team.yaml]\nrules: {policy: off}");
        assertThat(run("", "d/agent.yaml").exit()).isZero();
    }

    @Test
    void aPolicyThatCannotBeReadIsWrongUse() throws IOException {
        file("agent.yaml", AGENT);
        file(".daemonlens.yaml", "policies: [team.json]");
        checkRefused("team.json: ");
        file("team.json", "[1]");
        checkRefused("team.json:1:1: policy: expected an object with names and values");
        file("team.json", "{\"type\": \"objet\"}");
        checkRefused("team.json: no JSON Schema: type");
        file("team.json", "{\"$ref\": \"https://example.com/other.json\"}");
        checkRefused("team.json: no JSON Schema: ");
    }

    private void checkRefused(String sentence) {
        Ran ran = run("", "agent.yaml");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("daemonlens: " + sentence);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aFindingIsPrintedAsCompilersDo() throws IOException {
        file("bad.yaml", BAD);
        Ran ran = run("", "bad.yaml");
        assertThat(ran.out())
                .isEqualTo(
                        """
                        bad.yaml:7:24: error[selector-mismatch]: spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template `labels`
                           7 |     metadata: {labels: {app: x}}
                             |                        ^^^^^^^^
                             = help: The selector requires `app: agent`, and the template has `app: x`. Make the two equal.
                             = line 5: the selector that must match
                             = could: Add the selector's labels to the template
                             = could: Change the selector to the template's labels

                        1 DaemonSet in 1 file checked for Kubernetes 1.37 · 1 error, 0 warnings
                        """);
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void templatesPatchesAndOtherTextsAreCountedAndNotChecked() throws IOException {
        file("chart/Chart.yaml", "apiVersion: v2\nname: x\n");
        file("chart/values.yaml", "kind: DaemonSet\nimage: x\n");
        file("chart/templates/ds.yaml", AGENT.replace("a:1", "{{ .Values.image }}"));
        file("kube/kustomization.yaml", "patches:\n- path: p.yaml\n");
        file("kube/p.yaml", "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: x}\n");
        file("notes.yaml", "Release notes: what is new\nThis: is, not: YAML\n");
        Ran ran = run("", ".");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("1 template not checked", "1 patch not checked");
        assertThat(ran.err()).contains("notes.yaml:2: cannot be read as YAML");
        assertThat(run("", "--fail-on", "unreadable", ".").exit()).isEqualTo(3);
        assertThat(run("", "notes.yaml").exit()).isEqualTo(3);
        assertThat(run("", "--exclude", "notes.yaml", ".").err()).doesNotContain("notes.yaml");
    }

    @Test
    void aRepairSaysWhatItDidAndKeepsTheEncoding() throws IOException {
        String wrong = AGENT.replace("a:1\"}", "a:1\", imagePullPolicy: always}");
        byte[] mark = {(byte) 0xFF, (byte) 0xFE};
        byte[] text = wrong.getBytes(StandardCharsets.UTF_16LE);
        byte[] all = java.util.Arrays.copyOf(mark, 2 + text.length);
        System.arraycopy(text, 0, all, 2, text.length);
        Files.write(folder.resolve("wide.yaml"), all);
        assertThat(run("", "--fix", "wide.yaml").err())
                .contains("wide.yaml: 1 fixed", "fixed 1, 0 left");
        byte[] after = Files.readAllBytes(folder.resolve("wide.yaml"));
        assertThat(after).startsWith(mark);
        assertThat(new String(after, 2, after.length - 2, StandardCharsets.UTF_16LE))
                .isEqualTo(wrong.replace("always", "Always"));
        file("made.yaml", "# Code generated by x. DO NOT EDIT.\n" + wrong);
        assertThat(run("", "--fix", "made.yaml").err()).contains("is a generated file");
        Ran piped = run(wrong, "--fix", "-");
        assertThat(piped.out()).isEqualTo(wrong.replace("always", "Always"));
        assertThat(piped.err()).contains("1 DaemonSet in 1 file");
    }

    @Test
    void aBaselineFollowsItsObjectAndIsCounted() throws IOException {
        file("bad.yaml", BAD);
        assertThat(run("", "--write-baseline", "base.json", "bad.yaml").exit()).isZero();
        file("moved/other.yaml", "# a line more\n" + BAD);
        Ran ran = run("", "--baseline", "base.json", "./moved");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("1 finding hidden by the baseline");
    }

    @Test
    void codesAreSelectedAndMisspeltOnesSuggested() throws IOException {
        file("bad.yaml", BAD);
        assertThat(run("", "--ignore", "selector-mismatch", "bad.yaml").exit()).isZero();
        assertThat(run("", "--select", "image-tag", "bad.yaml").exit()).isZero();
        Ran ran = run("", "--select", "latest-imag", "bad.yaml");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("did you mean latest-image?");
    }

    @Test
    void foldersAreSearchedAndOtherKindsCounted() throws IOException {
        file("good.yaml", AGENT + "---\napiVersion: v1\nkind: Service\n");
        file("more/deep.yml", AGENT);
        file("more/.hidden.yaml", BAD);
        file(".git/x.yaml", BAD);
        file(".gitignore", "left-out/\n");
        file("left-out/bad.yaml", BAD);
        file("note.txt", BAD);
        Ran ran = run("", ".");
        assertThat(ran.out())
                .isEqualTo(
                        "2 DaemonSets in 2 files checked for Kubernetes 1.37 · 0 errors, 0 warnings"
                                + " · 1 document of another kind skipped (Service)\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void badInputIsASentenceAndNeverATrace() throws IOException {
        file("empty.yaml", "");
        file("tabs.yaml", "a:\n\tb: 1\n");
        file("none/readme.txt", "");
        Files.write(folder.resolve("binary.yaml"), new byte[] {1, 0, 2});
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
        file("kind.yaml", "apiVersion: apps/v1\nkind: Daemonset\n");
        file("version.yaml", "apiVersion: apps/v2\nkind: DaemonSet\n");
        file("large.yaml", "a: \"" + "x".repeat(4 << 20) + "\"\n");
        checkBad("nowhere.yaml", 3, "nowhere.yaml: no such file or folder");
        checkBad("none", 3, "none: a folder without");
        checkBad("empty.yaml", 0, "no DaemonSet in empty.yaml");
        checkBad("binary.yaml", 3, "binary.yaml:1:1: a binary file");
        checkBad("latin.yaml", 3, "latin.yaml:1:4: error[yaml-syntax]");
        checkBad("tabs.yaml", 3, "tabs.yaml:2:1: error[yaml-syntax]");
        checkBad("kind.yaml", 1, "kind.yaml:2:7: error[unknown-kind]");
        checkBad("version.yaml", 1, "version.yaml:1:13: error[not-served]");
        checkBad("large.yaml", 0, "no DaemonSet in large.yaml");
    }

    private void checkBad(String path, int exit, String words) {
        Ran ran = run("", path);
        assertThat(ran.out() + ran.err()).contains(words).doesNotContain("Exception");
        assertThat(ran.exit()).as(path).isEqualTo(exit);
    }

    @Test
    void theJsonIsThatOfTheContract() {
        Ran ran = run(BAD, "-o", "json", "--stdin-filename", "in.yaml", "-");
        JsonObject report = JsonReader.readObject(ran.out());
        assertThat(report.text("kind")).isEqualTo("LintReport");
        JsonObject document = (JsonObject) report.array("documents").get(0);
        assertThat(document.text("file")).isEqualTo("in.yaml");
        assertThat(document.get("accepted")).hasToString("false");
        JsonObject server = document.object("apiServer");
        assertThat(server.get("code")).hasToString("422");
        assertThat(server.array("causes").get(0).toString())
                .startsWith("{\"reason\":\"FieldValueInvalid\"");
        JsonObject finding = (JsonObject) document.array("findings").get(0);
        assertThat(finding.object("range"))
                .hasToString(
                        "{\"start\":{\"line\":7,\"column\":24},\"end\":{\"line\":7,\"column\":32}}");
    }

    @Test
    void theOutputIsTheSameForAnyNumberOfJobs() throws IOException {
        for (int i = 0; i < 40; i++) {
            file("many/" + i + ".yaml", i % 3 == 0 ? BAD : AGENT);
        }
        String one = run("", "-o", "json", "--jobs", "1", "many").out();
        assertThat(run("", "-o", "json", "--jobs", "4", "many").out()).isEqualTo(one);
    }

    @Test
    void whatABaselineListsIsNotHeard() throws IOException {
        file("bad.yaml", BAD);
        run("", "--write-baseline", "known.json", "bad.yaml");
        assertThat(run("", "--baseline", "known.json", "bad.yaml").exit()).isZero();
        file("bad.yaml", BAD.replace("spec:\n      cont", "spec:\n      hostPID: 1\n      cont"));
        assertThat(run("", "--baseline", "known.json", "bad.yaml").exit()).isEqualTo(1);
    }

    @Test
    void fixRepairsAndDiffShows() throws IOException {
        file("fix.yaml", AGENT.replace("a:1\"}", "a:1\", imagePullPolicy: always}"));
        assertThat(run("", "--diff", "fix.yaml").out())
                .contains("--- a/fix.yaml\n+++ b/fix.yaml\n")
                .contains("+      - {name: main, image: \"a:1\", imagePullPolicy: Always}");
        assertThat(run("", "--fix", "fix.yaml").exit()).isZero();
        assertThat(Files.readString(folder.resolve("fix.yaml"))).contains("Always");
    }

    @Test
    void theNearestSettingsFileHolds() throws IOException {
        file(".daemonlens.yaml", "rules: {selector-mismatch: warning}\n");
        file("bad.yaml", BAD);
        file("own/.daemonlens.yaml", "kubernetesVersion: 1.30\n");
        file("own/bad.yaml", BAD);
        assertThat(run("", "bad.yaml").out()).contains("warning[selector-mismatch]");
        assertThat(run("", "own/bad.yaml").out())
                .contains("error[selector-mismatch]")
                .contains("Kubernetes 1.30");
        file(".daemonlens.yaml", "rules: {no-such-code: off}\n");
        assertThat(run("", "bad.yaml").exit()).isEqualTo(2);
    }

    /** The recorded verdicts on published DaemonSets. */
    @Test
    @Tag("corpus")
    void publishedManifestsAreJudgedAsRecorded() throws IOException {
        Path corpus = SampleManifests.published(".");
        String out = run("", "-o", "json", "--kubernetes-version", "1.37", corpus.toString()).out();
        Map<String, String> accepted = new java.util.HashMap<>();
        for (JsonValue each : JsonReader.readObject(out).array("documents").items()) {
            JsonObject document = (JsonObject) each;
            String file = document.text("file").substring((corpus + "/").length());
            accepted.put(
                    key(file, document.get("index"), document.get("item")),
                    document.get("accepted").toString());
        }
        int seen = 0;
        for (JsonObject recorded : publishedAnswers()) {
            String verdict = verdict(recorded.array("expect"));
            String key =
                    key(
                            recorded.text("corpusFile"),
                            recorded.get("docIndex"),
                            recorded.get("item"));
            if (verdict != null) {
                assertThat(accepted.get(key)).as(key).isEqualTo(verdict);
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    private static List<JsonObject> publishedAnswers() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        LintCommandTest.class.getResourceAsStream(
                                                "/recordings/corpus-validation.jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            return lines.lines().map(JsonReader::readObject).toList();
        }
    }

    private static String key(String file, JsonValue index, JsonValue item) {
        return file + " " + (index == null ? "0" : index) + " " + item;
    }

    private static String verdict(JsonArray expect) {
        for (JsonValue each : expect.items()) {
            JsonObject answer = (JsonObject) each;
            if (answer.array("versions").toString().contains("\"1.37\"")) {
                return answer.get("ok").toString();
            }
        }
        return null;
    }
}
