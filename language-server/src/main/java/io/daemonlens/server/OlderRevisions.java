package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.report.YamlLines;
import io.daemonlens.revision.ClusterRevision;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.revision.RevisionLookup.RevisionException;
import io.daemonlens.text.Wording;
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
        Optional<ClusterRevision> kept = ClusterRevision.parse(word);
        if (kept.isPresent()) {
            return inCluster(analysis, kept.get());
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
        Optional<Path> path = FileUris.path(uri);
        if (path.isEmpty()) {
            return Found.nothing("");
        }
        try {
            RevisionLookup.Found found = lookup().git(ref, path.get().toString());
            return found(found, ref, "git " + ref);
        } catch (RevisionException e) {
            return Found.nothing(e.getMessage());
        }
    }

    private RevisionLookup lookup() {
        return new RevisionLookup(Path.of(""), words());
    }

    private static Found found(RevisionLookup.Found found, String since, String from) {
        String text = found.documents().get(0).text();
        return new Found(found.source(), since, from, text, found.candidates(), "");
    }

    private Found saved(Analysis analysis) {
        String uri = analysis.document().name();
        Optional<Path> path = FileUris.path(uri);
        if (path.isEmpty()) {
            return Found.nothing(words().say("older.unsaved"));
        }
        try {
            RevisionLookup.Found found = lookup().saved(path.get(), uri);
            return found(found, words().say("older.saved.since"), words().say("older.saved"));
        } catch (RevisionException e) {
            return Found.nothing(e.getMessage());
        }
    }

    private Found inCluster(Analysis analysis, ClusterRevision which) {
        String said =
                which.isLive()
                        ? words().say("older.live")
                        : words().say("older.revision", which.number());
        List<Candidate> candidates = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (ManifestAnalysis each : analysis.manifests()) {
            JsonObject object =
                    LensSummaries.isComparable(each) ? object(each, analysis, which) : null;
            if (object != null) {
                candidates.add(Candidate.of(object, which.source()));
                text.append(text.length() == 0 ? "" : "---\n");
                YamlLines.of(object).forEach(line -> text.append(line).append('\n'));
            }
        }
        String missing = which.isLive() ? "older.notInCluster" : "older.notInCluster.revision";
        return candidates.isEmpty()
                ? Found.nothing(words().say(missing, said))
                : new Found(which.source(), said, said, text.toString(), candidates, "");
    }

    /** Returns the live object, or the written one with a revision's template; null for none. */
    private JsonObject object(ManifestAnalysis now, Analysis analysis, ClusterRevision which) {
        ClusterObjects known = cluster.apply(analysis.document().name());
        JsonObject live = LensSummaries.live(now, analysis, known);
        JsonObject written = (JsonObject) now.manifest().body().tree();
        try {
            return live == null
                    ? null
                    : RevisionLookup.inCluster(which, live, written, known, words());
        } catch (RevisionException e) {
            return null;
        }
    }
}
