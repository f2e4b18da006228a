package io.daemonlens.engine.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What kubectl 1.37 printed of DaemonSets and revisions on a real control plane. */
class RolloutHistoryTest {

    static Stream<Arguments> recorded() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        RolloutHistoryTest.class.getResourceAsStream(
                                                "/kubectl/rollout-history.jsonl.gz")),
                                StandardCharsets.UTF_8))) {
            List<JsonObject> cases = lines.lines().map(JsonReader::readObject).toList();
            assertThat(cases.size()).isGreaterThan(40);
            return cases.stream().map(c -> Arguments.of(c.text("id"), c));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void printedAsKubectlPrintsIt(String id, JsonObject recorded) {
        List<JsonObject> revisions = new ArrayList<>();
        recorded.array("revisions").forEach(each -> revisions.add((JsonObject) each));
        RolloutHistory history =
                new RolloutHistory(
                        recorded.object("daemonSet"), revisions, KubernetesVersion.of(37));
        String arguments = "";
        for (JsonValue argument : recorded.array("args")) {
            arguments += " " + ((JsonText) argument).value();
        }
        Printed printed = ask(history, recorded.text("verb") + arguments);
        assertThat(printed)
                .isEqualTo(
                        new Printed(
                                (int) ((JsonNumber) recorded.get("exit")).longValue(),
                                recorded.text("out"),
                                recorded.text("err")));
    }

    @Test
    void aRevisionThatHoldsNoTemplateIsSaid() {
        JsonObject daemonSet =
                JsonReader.readObject(
                        "{\"metadata\":{\"name\":\"a\",\"uid\":\"u\"},\"spec\":{\"selector\":{\"matchLabels\":{\"a\":\"b\"}}}}");
        JsonObject revision =
                JsonReader.readObject(
                        "{\"metadata\":{\"labels\":{\"a\":\"b\"},\"ownerReferences\":[{\"uid\":\"u\",\"controller\":true}]},"
                                + "\"revision\":1,\"data\":{\"replicas\":3}}");
        RolloutHistory history =
                new RolloutHistory(daemonSet, List.of(revision), KubernetesVersion.of(37));
        assertThat(history.detail(1).err())
                .isEqualTo("error: the data of revision 1 is not a pod template\n");
        assertThat(history.undo(1).printed().err())
                .isEqualTo("error: failed restoring revision 1: its data is not a pod template\n");
    }

    @Test
    void withoutRevisionsNoHistoryIsFound() {
        JsonObject daemonSet = JsonReader.readObject("{\"metadata\":{\"name\":\"a\"},\"spec\":{}}");
        assertThat(new RolloutHistory(daemonSet, List.of(), KubernetesVersion.of(37)).list().out())
                .isEqualTo("daemonset.apps/a \nNo rollout history found.\n");
    }

    private static Printed ask(RolloutHistory history, String command) {
        String[] words = command.split(" +");
        long revision = 0;
        boolean chosen = false;
        boolean dry = false;
        for (String word : words) {
            if (word.matches("--(to-)?revision=.*")) {
                revision = Long.parseLong(word.substring(word.indexOf('=') + 1));
                chosen = true;
            }
            dry |= word.equals("--dry-run=client");
        }
        if (words[0].equals("history")) {
            return chosen ? history.detail(revision) : history.list();
        }
        return dry ? history.undoDryRun(revision) : history.undo(revision).printed();
    }

    private static final String TEMPLATE =
            "\"metadata\":{%s\"labels\":{\"app\":\"a\"}},\"spec\":{\"containers\":[{\"image\":\"a:%s\","
                    + "\"name\":\"a\",\"resources\":{}}]}";

    /** Up to 1.33 the zero time of a template was written; 1.34 records the same anew without. */
    private static RolloutHistory upgraded(int kubectl) {
        String old = "\"creationTimestamp\":null,";
        JsonObject daemonSet =
                JsonReader.readObject(
                        "{\"metadata\":{\"name\":\"a\",\"uid\":\"u\"},\"spec\":{\"selector\":{\"matchLabels\":"
                                + "{\"app\":\"a\"}},\"template\":{"
                                + TEMPLATE.formatted("", "2")
                                + "}}}");
        List<JsonObject> revisions = new ArrayList<>();
        for (String template :
                List.of(
                        TEMPLATE.formatted(old, "1"),
                        TEMPLATE.formatted(old, "2"),
                        TEMPLATE.formatted("", "2"))) {
            int number = revisions.size() + 1;
            revisions.add(
                    JsonReader.readObject(
                            "{\"metadata\":{\"labels\":{\"app\":\"a\"},\"ownerReferences\":[{\"uid\":\"u\","
                                    + "\"controller\":true}]},\"revision\":"
                                    + number
                                    + ",\"data\":{\"spec\":{\"template\":{\"$patch\":\"replace\","
                                    + template
                                    + "}}}}"));
        }
        return new RolloutHistory(daemonSet, revisions, KubernetesVersion.of(kubectl));
    }

    @Test
    void afterAnUpgradeTheRevisionBeforeIsTheSame() {
        for (int kubectl : new int[] {33, 37}) {
            RolloutHistory.Undo undo = upgraded(kubectl).undo(0);
            assertThat(undo.revision()).isEqualTo(2);
            assertThat(undo.same()).isTrue();
            assertThat(undo.other()).isEqualTo(1);
            assertThat(undo.printed().out())
                    .isEqualTo(
                            kubectl == 33
                                    ? "daemonset.apps/a skipped rollback (current template already"
                                            + " matches revision 0)\n"
                                    : "daemonset.apps/a rolled back\n");
        }
        assertThat(upgraded(33).undo(3).printed().out()).contains(" rolled back");
        assertThat(upgraded(37).undo(3).printed().out()).contains(" skipped rollback");
        assertThat(upgraded(37).undo(1).same()).isFalse();
        assertThat(upgraded(37).undoDryRun(3).out()).contains("will roll back to Pod Template:");
    }
}
