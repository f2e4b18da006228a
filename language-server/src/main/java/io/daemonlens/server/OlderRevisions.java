package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.report.YamlLines;
import io.daemonlens.revision.GitFile;
import io.daemonlens.revision.KeptRevision;
import io.daemonlens.revision.LiveObject;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The older revision that an open file is compared with, by the setting {@code compareWith}: a
 * commit, the file as last saved, the live object, a revision of the cluster. The default is git
 * HEAD; for a file that is not in HEAD, the last saved version.
 */
final class OlderRevisions {

    private static final String HEAD = "HEAD";

    private final Configuration configuration;
    private final Function<String, ClusterObjects> cluster;

    public OlderRevisions(Configuration configuration, Function<String, ClusterObjects> cluster) {
        this.configuration = configuration;
        this.cluster = cluster;
    }

    /**
     * The older revision that was found.
     *
     * @param source in reports: {@code git:HEAD}
     * @param since in a sentence: changed since {@code HEAD}
     * @param from in a sentence: restored from {@code git HEAD}
     * @param text the whole older file, or the objects as text; empty if there is none
     * @param candidates the DaemonSets in it
     * @param problem why there is none, as a sentence; empty if there is one
     */
    record Found(
            String source,
            String since,
            String from,
            String text,
            List<Candidate> candidates,
            String problem) {

        static Found nothing(String problem) {
            return new Found("", "", "", "", List.of(), problem);
        }

        boolean isNothing() {
            return source.isEmpty();
        }
    }

    public Found of(Analysis analysis) {
        String word = configuration.compareWith(analysis.document().name());
        if (word.equals("none")) {
            return Found.nothing("");
        }
        if (word.equals("saved")) {
            return saved(analysis);
        }
        if (word.equals("live") || word.startsWith("revision:")) {
            return inCluster(analysis, word);
        }
        Found committed = committed(analysis, word.isEmpty() ? HEAD : word);
        if (!committed.isNothing() || !word.isEmpty()) {
            return committed;
        }
        Found saved = saved(analysis);
        return saved.isNothing() || saved.text().equals(analysis.document().text())
                ? committed
                : saved;
    }

    private Wording words() {
        return configuration.words();
    }

    private Found committed(Analysis analysis, String ref) {
        String uri = analysis.document().name();
        Optional<Path> path = LensSummaries.path(uri);
        if (path.isEmpty()) {
            return Found.nothing("");
        }
        try (GitFile file = GitFile.open(path.get())) {
            String source = "git:" + ref;
            String text = file.at(ref).text();
            List<Candidate> candidates = Candidate.in(Document.of(uri, text), source);
            return new Found(source, ref, "git " + ref, text, candidates, "");
        } catch (GitFile.GitException e) {
            return Found.nothing(e.in(words()));
        }
    }

    private Found saved(Analysis analysis) {
        String uri = analysis.document().name();
        Optional<Path> path = LensSummaries.path(uri);
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return Found.nothing(words().say("older.unsaved"));
        }
        try {
            Document document = Document.of(uri, Files.readAllBytes(path.get()));
            return new Found(
                    "saved",
                    words().say("older.saved.since"),
                    words().say("older.saved"),
                    document.text(),
                    Candidate.in(document, "saved"),
                    "");
        } catch (IOException e) {
            return Found.nothing(words().say("older.unsaved"));
        }
    }

    private Found inCluster(Analysis analysis, String word) {
        boolean live = word.equals("live");
        String number = live ? "" : word.substring("revision:".length());
        String said = live ? words().say("older.live") : words().say("older.revision", number);
        String source = live ? "live" : "revision " + number;
        List<Candidate> candidates = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (ManifestAnalysis each : analysis.manifests()) {
            JsonObject object =
                    LensSummaries.isComparable(each) ? object(each, analysis, number) : null;
            if (object != null) {
                candidates.add(Candidate.of(object, source));
                text.append(text.length() == 0 ? "" : "---\n");
                YamlLines.of(object).forEach(line -> text.append(line).append('\n'));
            }
        }
        return candidates.isEmpty()
                ? Found.nothing(
                        words().say(
                                        live ? "older.notInCluster" : "older.notInCluster.revision",
                                        said))
                : new Found(source, said, said, text.toString(), candidates, "");
    }

    /** Returns the live object, or the written one with a revision's template; null for none. */
    private JsonObject object(ManifestAnalysis now, Analysis analysis, String number) {
        String namespace = now.manifest().namespace();
        String in = namespace.isEmpty() ? analysis.settings().namespace() : namespace;
        String name = now.manifest().name();
        ClusterObjects known = cluster.apply(analysis.document().name());
        if (number.isEmpty()) {
            return LiveObject.find(in, name, known).map(LiveObject::written).orElse(null);
        }
        JsonObject written = (JsonObject) now.manifest().body().tree();
        return !number.matches("[0-9]{1,18}")
                ? null
                : KeptRevision.of(written, in, name, known).get(Long.parseLong(number));
    }
}
