package io.daemonlens;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.schemas.FeatureGate;
import io.daemonlens.schemas.KubernetesVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Facts that stand in one place, and are taken from there instead of from a text about them. */
class SingleSourceTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    /** A look into a message for what it is about. */
    private static final Pattern MESSAGE_TEST =
            Pattern.compile(
                    "\\b(?:detail|message|serverText|getMessage)(?:\\(\\))?"
                            + "\\.(?:startsWith|endsWith|contains|matches|indexOf)\\(\\s*\"");

    /** Rooms that work with findings and answers of the engine. */
    private static final Set<String> READERS =
            Set.of("analysis", "findings", "repair", "report", "forecast", "advice");

    @Test
    void whatAFindingIsDoesNotDependOnItsText() throws IOException {
        List<String> found = new ArrayList<>();
        Path main = TOP.resolve("language-server/src/main/java/io/daemonlens");
        for (Path file : files(main, ".java")) {
            String room = main.relativize(file).getName(0).toString();
            if (READERS.contains(room)) {
                found.addAll(lines(file, MESSAGE_TEST));
            }
        }
        found.removeIf(line -> TEXT_READERS.stream().anyMatch(line::contains));
        assertThat(found).isEmpty();
    }

    /** Classes that still read messages; the list may only shrink. */
    private static final List<String> TEXT_READERS =
            List.of(
                    "NameHelp.java",
                    "ValueHelp.java",
                    "OperatorHelp.java",
                    "FieldReferenceHelp.java",
                    "PartialFindings.java",
                    "SyntaxCause.java");

    @Test
    void theHistoryOfAGateStandsInItsTableOnly() throws IOException {
        String names =
                FeatureGate.all().stream().map(FeatureGate::name).collect(Collectors.joining("|"));
        Pattern history =
                Pattern.compile("\\b(?:" + names + ")\\b\"?(?:\\\\t|[\\s,=:(])*(?:1\\.)?\\d");
        List<String> found = new ArrayList<>();
        for (String module : List.of("schemas", "engine", "language-server")) {
            Path main = TOP.resolve(module).resolve("src/main");
            for (Path file : files(main, ".java")) {
                found.addAll(lines(file, history));
            }
        }
        assertThat(found).isEmpty();
    }

    /** The texts that name the newest minor; the first group is the minor. */
    private static final Map<String, String> NEWEST_IN_TEXTS =
            Map.of(
                    "README.md", "every Kubernetes from 1\\.8 to (1\\.[0-9]+)",
                    "docs/index.md", "every Kubernetes from 1\\.8 to (1\\.[0-9]+)",
                    "docs/guides/limits.md", "Kubernetes newer than (1\\.[0-9]+)",
                    "docs/settings.md", "\\(apps/v1: (1\\.[0-9]+),",
                    "docs/zh-CN/index.md", "Kubernetes 1\\.8 到 (1\\.[0-9]+)",
                    "vscode-client/README.md", "every Kubernetes from 1\\.8 to (1\\.[0-9]+)",
                    "schemas/pom.xml", "from 1\\.8 to (1\\.[0-9]+)");

    /** With {@code -Ddaemonlens.write} the texts are corrected. */
    @Test
    void theTextsNameTheNewestMinor() throws IOException {
        String newest = KubernetesVersion.NEWEST.toString();
        for (Map.Entry<String, String> each : new TreeMap<>(NEWEST_IN_TEXTS).entrySet()) {
            Path file = TOP.resolve(each.getKey());
            String text = Files.readString(file);
            Matcher named = Pattern.compile(each.getValue()).matcher(text);
            assertThat(named.find()).as(each.getKey()).isTrue();
            if (Boolean.getBoolean("daemonlens.write")) {
                Files.writeString(
                        file,
                        text.substring(0, named.start(1)) + newest + text.substring(named.end(1)));
            } else {
                assertThat(named.group(1)).as(each.getKey()).isEqualTo(newest);
            }
        }
    }

    /** A line that lasts to the newest minor is open at the end, so that a new minor has it too. */
    @Test
    void noLineOfATableEndsAtTheNewestMinor() throws IOException {
        Pattern closed =
                Pattern.compile("\t(?:1\\.[0-9]+-)?" + KubernetesVersion.NEWEST + "(?:\t|$)");
        Path tables = TOP.resolve("schemas/src/main/tables");
        List<String> found = new ArrayList<>();
        for (Path file : files(tables, ".tsv")) {
            if (!file.endsWith("gates.tsv")) {
                found.addAll(lines(file, closed));
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<String> lines(Path file, Pattern pattern) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> pattern.matcher(line).find())
                .map(line -> file.getFileName() + ": " + line.strip())
                .toList();
    }
}
