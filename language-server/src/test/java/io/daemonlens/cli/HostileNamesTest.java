package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.daemonlens.engine.json.JsonConverter;
import io.daemonlens.engine.json.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

/**
 * Names of manifests, nodes, pools and files that try to be a terminal sequence, a command of a
 * build server, or markup: no command gives them that power, in no format.
 */
class HostileNamesTest {

    private static final String HOSTILE =
            "a\u001b[31mX\u202e\r::error::pwn`]( javascript:alert(1))<script>|@all";

    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern COMMAND =
            Pattern.compile("(?m)^\\s*(?:::|##)(?:error|warning|\\[)");

    /** What Markdown shows as it is: fences, and code within a line. */
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|(?<!\\\\)`[^`\\n]*`");

    @TempDir Path folder;

    @BeforeEach
    void files() throws IOException {
        write("old.json", daemonSet("a"));
        write("new.json", daemonSet(HOSTILE));
        write(
                "bad.json",
                Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "DaemonSet",
                        "metadata",
                        Map.of("name", HOSTILE, "labels", Map.of(HOSTILE, HOSTILE)),
                        "spec",
                        Map.of(HOSTILE, HOSTILE, "template", Map.of())));
        write(
                "::error::x\u001b[1m](javascript:1)\u202e.json",
                Map.of("apiVersion", "apps/v1", "kind", "DaemonSet", "spec", List.of()));
        write(
                "sketch.json",
                Map.of(
                        "apiVersion",
                        "daemonlens.io/v1",
                        "kind",
                        "ClusterSketch",
                        "pools",
                        List.of(
                                Map.of(
                                        "name",
                                        HOSTILE,
                                        "count",
                                        2,
                                        "taints",
                                        List.of("a=b:NoSchedule")),
                                Map.of("name", "w", "count", 1))));
        Object condition =
                Map.of("type", "Ready", "status", "False", "reason", HOSTILE, "message", HOSTILE);
        Object node =
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Node",
                        "metadata",
                        Map.of("name", HOSTILE),
                        "status",
                        Map.of(
                                "allocatable",
                                Map.of("cpu", "2", "memory", "4Gi", "pods", "30"),
                                "conditions",
                                List.of(condition)));
        Object owner =
                Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "DaemonSet",
                        "name",
                        "agent",
                        "uid",
                        "u",
                        "controller",
                        true);
        Object waiting = Map.of("reason", "CrashLoopBackOff", "message", HOSTILE);
        Object pod =
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Pod",
                        "metadata",
                        Map.of(
                                "name",
                                HOSTILE,
                                "namespace",
                                "n",
                                "labels",
                                Map.of("app", "a", "controller-revision-hash", HOSTILE),
                                "ownerReferences",
                                List.of(owner)),
                        "spec",
                        Map.of("nodeName", HOSTILE),
                        "status",
                        Map.of(
                                "phase",
                                "Running",
                                "containerStatuses",
                                List.of(
                                        Map.of(
                                                "name",
                                                HOSTILE,
                                                "state",
                                                Map.of("waiting", waiting)))));
        write(
                "snapshot.json",
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "List",
                        "items",
                        List.of(node, pod, daemonSet("a"))));
    }

    private static Map<String, Object> daemonSet(String argument) {
        Object container = Map.of("name", "a", "image", "a:1", "args", List.of(argument));
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "DaemonSet",
                "metadata",
                Map.of("name", "agent", "namespace", "n", "uid", "u"),
                "spec",
                Map.of(
                        "selector", Map.of("matchLabels", Map.of("app", "a")),
                        "template",
                                Map.of(
                                        "metadata",
                                        Map.of(
                                                "labels", Map.of("app", "a"),
                                                "annotations", Map.of("x", argument)),
                                        "spec",
                                        Map.of("containers", List.of(container)))));
    }

    private void write(String file, Object content) throws IOException {
        Files.writeString(folder.resolve(file), JsonWriter.compact(JsonConverter.of(content)));
    }

    @ParameterizedTest
    @CsvSource({
        "lint ., text github json gitlab sarif junit rdjsonl",
        "preview new.json --cluster sketch.json, text markdown json html",
        "preview new.json old.json --cluster snapshot.json, text markdown json html",
        "rollout new.json --from old.json --cluster snapshot.json, text markdown json html",
        "why --cluster snapshot.json, text markdown json html",
        "why --cluster snapshot.json -v, text",
        "plan old.json new.json --cluster snapshot.json, text markdown json html",
        "diff old.json new.json, text markdown json",
        "upgrade --from 1.28 --to 1.37 new.json --cluster snapshot.json, text markdown json",
        "history agent -n n --cluster snapshot.json, text",
        "migrate bad.json, text",
        "preview bad.json, text",
    })
    void aNameHasNoPower(String command, String formats) throws Exception {
        for (String format : formats.split(" ")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            if (!formats.equals("text")) {
                words.addAll(List.of("-o", format));
            }
            Ran ran = Ran.in(folder, "", words);
            String as = words.toString();
            assertThat(ran.exit()).as(as).isBetween(0, 3);
            checkTerminal(ran.err(), as + " on standard error");
            assertThat(ran.err()).as(as).doesNotContain("internal error");
            check(format, ran.out(), as);
        }
    }

    private static void check(String format, String out, String as) throws Exception {
        switch (format) {
            case "text" -> checkTerminal(out, as);
            case "github" -> {
                assertThat(CONTROL.matcher(out).find()).as(as).isFalse();
                assertThat(out.lines().filter(line -> !line.isEmpty()))
                        .as(as)
                        .allMatch(
                                line -> line.matches("::(?:error|warning|notice) file=[^:]*::.*"));
            }
            case "markdown" -> {
                assertThat(CONTROL.matcher(out).find()).as(as).isFalse();
                String prose = CODE.matcher(out).replaceAll("");
                assertThat(prose).as(as).doesNotContain("<script", "@all");
                assertThat(Pattern.compile("(?<!\\\\)\\]\\(").matcher(prose).find())
                        .as(as)
                        .isFalse();
            }
            case "sarif" -> {
                JsonParser.parseString(out);
                // A colon in the first segment would make what stands before it a scheme.
                assertThat(out).as(as).contains("%3A%3Aerror").doesNotContain("\"uri\":\":");
            }
            case "html" -> assertThat(out).as(as).doesNotContain("<script>|", "alert(1))<");
            case "junit" ->
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(out)));
            case "rdjsonl" -> out.lines().forEach(JsonParser::parseString);
            default -> JsonParser.parseString(out);
        }
    }

    private static void checkTerminal(String out, String as) {
        assertThat(CONTROL.matcher(out).find()).as(as).isFalse();
        assertThat(COMMAND.matcher(out).find()).as(as).isFalse();
    }
}
