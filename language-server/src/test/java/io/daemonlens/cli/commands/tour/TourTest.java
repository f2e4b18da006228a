package io.daemonlens.cli.commands.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.text.Sentence;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every incident is broken as it is written, and solved by what its hints and lesson say. */
class TourTest {

    private static final Path PAGES = Path.of("../docs/tour");

    /**
     * What solves an incident.
     *
     * @param incident its name
     * @param problem the key of what is wrong at first
     * @param file that is edited
     * @param from a text in it
     * @param to what stands there in the end
     */
    record Solution(String incident, String problem, String file, String from, String to) {
        @Override
        public String toString() {
            return incident + " by " + file + ": " + to.strip().replace('\n', ' ');
        }
    }

    static Stream<Solution> solutions() {
        String manifest = Incident.MANIFEST;
        String cluster = Incident.CLUSTER;
        return Stream.of(
                new Solution("dead-nodes", "stuck", manifest, "able: 1", "able: 3"),
                new Solution("dead-nodes", "stuck", cluster, "10\n  notReady: 2", "8"),
                new Solution(
                        "selector-changed",
                        "rejected",
                        manifest,
                        "      team: platform\n  template",
                        "  template"),
                new Solution(
                        "lost-control-planes", "nodes", manifest, "io/master", "io/control-plane"),
                new Solution(
                        "host-port-with-surge",
                        "stuck",
                        manifest,
                        "maxSurge: 1\n      maxUnavailable: 0",
                        "maxSurge: 0\n      maxUnavailable: 1"),
                new Solution("critical-quota", "refused", cluster, "pods: \"3\"", "pods: \"6\""),
                new Solution("evicted-neighbour", "evicts", manifest, "1Gi", "512Mi"),
                new Solution("forgotten-on-delete", "waits", manifest, "OnDelete", "RollingUpdate"),
                new Solution("flattened-manifest", "unreadable", manifest, "", null));
    }

    @ParameterizedTest
    @MethodSource("solutions")
    void anIncidentIsBrokenAndCanBeSolved(Solution solution, @TempDir Path folder)
            throws IOException {
        Incident incident = Incident.of(solution.incident);
        for (String file : incident.files()) {
            Files.write(folder.resolve(file), TourCommand.resource(incident, file));
        }
        Sentence problem = new IncidentJudge(incident, folder, Map.of()).problem();
        assertThat(problem).isNotNull();
        assertThat(problem.key()).isEqualTo("tour.problem." + solution.problem);
        Path file = folder.resolve(solution.file);
        String text = Files.readString(file);
        assertThat(text).contains(solution.from);
        Files.writeString(
                file, solution.to == null ? INDENTED : text.replace(solution.from, solution.to));
        assertThat(new IncidentJudge(incident, folder, Map.of()).problem()).isNull();
    }

    @Test
    void whatTheQuestionKeepsMayNotBeTakenOut(@TempDir Path folder) throws IOException {
        Incident incident = Incident.of("host-port-with-surge");
        for (String file : incident.files()) {
            String text = new String(TourCommand.resource(incident, file), "UTF-8");
            Files.writeString(folder.resolve(file), text.replace("          hostPort: 443\n", ""));
        }
        Sentence problem = new IncidentJudge(incident, folder, Map.of()).problem();
        assertThat(problem).isEqualTo(Sentence.of("tour.problem.kept", "hostPort: 443"));
    }

    @Test
    void everyIncidentHasItsTextsAndItsPage() throws IOException {
        List<Wording> languages = List.of(Wording.ENGLISH, Wording.CHINESE);
        for (Incident incident : Incident.ALL) {
            for (String text : List.of("title", "question", "hint1", "hint2", "lesson")) {
                String key = "tour." + incident.name() + "." + text;
                for (Wording language : languages) {
                    assertThat(language.sayIfKnown(key)).as(key).isNotEmpty();
                }
            }
            Path file = PAGES.resolve(incident.name() + ".md");
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(PAGES);
                Files.writeString(file, page(incident));
            }
            assertThat(file).content().isEqualTo(page(incident));
        }
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages).hasSize(Incident.ALL.size());
        }
    }

    /** An incident as a page of the documentation. */
    private static String page(Incident incident) throws IOException {
        Wording words = Wording.ENGLISH;
        String key = "tour." + incident.name();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(words.say(key + ".title")).append("\n\n");
        page.append(words.say(key + ".question")).append("\n\n");
        page.append("    daemonlens tour ").append(incident.number()).append("\n\n");
        page.append("![").append(words.say(key + ".title")).append("](../images/tour-");
        page.append(incident.name()).append(".png)\n\n");
        for (String file : List.of(Incident.MANIFEST, Incident.CLUSTER)) {
            page.append("<details><summary>").append(file).append("</summary>\n\n```yaml\n");
            page.append(new String(TourCommand.resource(incident, file), "UTF-8"));
            page.append("```\n\n</details>\n\n");
        }
        page.append("## Hints\n\n");
        page.append("1. ").append(words.say(key + ".hint1")).append('\n');
        page.append("2. ").append(words.say(key + ".hint2")).append("\n\n");
        page.append("## Lesson\n\n").append(words.say(key + ".lesson")).append('\n');
        return page.toString();
    }

    private static final String INDENTED =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: kube-state
              namespace: monitoring
            spec:
              selector:
                matchLabels:
                  app: kube-state
              template:
                metadata:
                  labels:
                    app: kube-state
                spec:
                  containers:
                  - name: kube-state
                    image: registry.example.com/kube-state:2.13
                    resources:
                      requests:
                        cpu: 100m
                        memory: 100Mi
            """;
}
