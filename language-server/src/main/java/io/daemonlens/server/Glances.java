package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.analysis.RevisionComparison;
import io.daemonlens.analysis.Settings;
import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.GitFile;
import io.daemonlens.cluster.Kubectl;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.feature.Glance;
import io.daemonlens.feature.KeptRevision;
import io.daemonlens.feature.Preview;
import io.daemonlens.feature.Rollout;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.MessageType;

/**
 * The glances of an open file: its analysis put together with the cluster the user named and with
 * what git has of it. Files, git and kubectl are asked here, so this may take a while.
 */
final class Glances {

    private static final String REF = "HEAD";
    private static final Duration KUBECTL_LIMIT = Duration.ofSeconds(30);

    private final Client client;
    private final Configuration configuration;
    private volatile ClusterObjects cluster;

    Glances(Client client, Configuration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    /** One for each DaemonSet of the file that the API server accepts, in order. */
    List<Glance> of(OpenFile file) {
        Analysis analysis = file.analysis();
        List<Glance> glances = new ArrayList<>();
        Document before = null;
        String problem = null;
        try {
            before = committed(analysis.document().name());
        } catch (GitFile.GitException e) {
            problem = e.getMessage();
        }
        for (ManifestAnalysis each : analysis.manifests()) {
            Glance glance = Glance.of(each, cluster(), older(each, before, problem, analysis));
            if (glance != null) {
                glances.add(glance);
            }
        }
        return glances;
    }

    /** The previews proper, with the rollout played, of the DaemonSets that a target means. */
    List<Preview> previews(OpenFile file, Target target, Rollout.Options how) {
        Analysis analysis = file.analysis();
        List<RevisionComparison.Candidate> candidates = List.of();
        String missing = "";
        try {
            Document before = committed(analysis.document().name());
            if (before != null) {
                candidates = RevisionComparison.Candidate.in(before, "git:" + REF);
            }
        } catch (GitFile.GitException e) {
            missing = e.getMessage();
        }
        List<Preview> previews = new ArrayList<>();
        for (ManifestAnalysis each : analysis.manifests()) {
            if (each.accepted() && target.means(each.manifest())) {
                Preview.Older older =
                        missing.isEmpty()
                                ? compared(each, candidates, analysis)
                                : new Preview.Older(null, missing);
                previews.add(Preview.of(each, cluster(), older, how));
            }
        }
        return previews;
    }

    /** A DaemonSet of a file beside an older revision of it. */
    record Since(Manifest manifest, RevisionComparison comparison, String source) {}

    /** Each DaemonSet of a file that git HEAD has too, compared with what it has. */
    List<Since> sinceHead(Analysis analysis) {
        List<RevisionComparison.Candidate> candidates = List.of();
        try {
            Document before = committed(analysis.document().name());
            if (before != null) {
                candidates = RevisionComparison.Candidate.in(before, "git:" + REF);
            }
        } catch (GitFile.GitException notInGit) {
            return List.of();
        }
        List<Since> all = new ArrayList<>();
        for (ManifestAnalysis each : analysis.manifests()) {
            if (isComparable(each)) {
                add(all, each, compared(each, candidates, analysis), "git " + REF);
            }
        }
        return all;
    }

    /**
     * Each DaemonSet of a file beside every revision that the cluster keeps of it. A live cluster
     * that was not asked yet is not waited for.
     */
    List<Since> sinceRevisions(Analysis analysis) {
        List<Since> all = new ArrayList<>();
        ClusterObjects known = configuration.context().isEmpty() ? cluster() : cluster;
        for (ManifestAnalysis each : analysis.manifests()) {
            if (known != null && isComparable(each)) {
                String namespace = each.manifest().namespace();
                Map<Long, JsonObject> kept =
                        KeptRevision.of(
                                (JsonObject) each.manifest().body().tree(),
                                namespace.isEmpty() ? analysis.settings().namespace() : namespace,
                                each.manifest().name(),
                                known);
                kept.forEach(
                        (number, object) -> {
                            String source = "revision " + number;
                            List<RevisionComparison.Candidate> older =
                                    List.of(RevisionComparison.Candidate.of(object, source));
                            add(all, each, compared(each, older, analysis), source);
                        });
            }
        }
        return all;
    }

    private static boolean isComparable(ManifestAnalysis each) {
        return each.manifest().isDaemonSet()
                && each.manifest().tree().problem() == null
                && each.manifest().body().tree() instanceof JsonObject;
    }

    private static void add(
            List<Since> all, ManifestAnalysis now, Preview.Older older, String source) {
        RevisionComparison comparison = older.comparison();
        if (comparison.from() != null && comparison.to().stored() != null) {
            all.add(new Since(now.manifest(), comparison, source));
        }
    }

    private static Preview.Older compared(
            ManifestAnalysis now,
            List<RevisionComparison.Candidate> candidates,
            Analysis analysis) {
        RevisionComparison.Candidate newer =
                RevisionComparison.Candidate.of(now.manifest(), analysis.document().name());
        Settings settings = analysis.settings().withVersion(now.version());
        List<RevisionComparison.Candidate> same =
                candidates.stream()
                        .filter(each -> each.name().equals(newer.name()))
                        .filter(each -> each.namespace(settings).equals(newer.namespace(settings)))
                        .toList();
        return new Preview.Older(RevisionComparison.of(same, List.of(newer), settings).get(0), "");
    }

    /** The cluster is found anew when it is next needed. */
    synchronized void forgetCluster() {
        cluster = null;
    }

    synchronized ClusterObjects cluster() {
        if (cluster == null) {
            Path folder = configuration.folder();
            Clusters clusters = new Clusters(folder, new Kubectl("kubectl", KUBECTL_LIMIT));
            try {
                cluster = clusters.find(configuration.clusters(), configuration.context());
            } catch (ClusterException e) {
                client.log(MessageType.Warning, e.getMessage());
                cluster = Clusters.builtInSketch();
            }
        }
        return cluster;
    }

    /** The text of the file as git has it; null for what is no file. */
    private static Document committed(String uri) throws GitFile.GitException {
        Optional<Path> path = path(uri);
        if (path.isEmpty()) {
            return null;
        }
        try (GitFile file = GitFile.open(path.get())) {
            return Document.of(uri, file.at(REF).text());
        }
    }

    static Optional<Path> path(String uri) {
        try {
            URI address = URI.create(uri);
            return "file".equals(address.getScheme())
                    ? Optional.of(Path.of(address))
                    : Optional.empty();
        } catch (IllegalArgumentException notALocalFile) {
            return Optional.empty();
        }
    }

    /** The same object in the older text, found by kind, namespace and name. */
    private static Glance.Older older(
            ManifestAnalysis now, Document before, String problem, Analysis analysis) {
        if (before == null) {
            return Glance.Older.none(problem);
        }
        for (Manifest old : Manifest.of(before)) {
            boolean same =
                    old.isDaemonSet()
                            && old.name().equals(now.manifest().name())
                            && old.namespace().equals(now.manifest().namespace());
            if (same) {
                ManifestAnalysis then = Analysis.of(old, analysis.settings());
                return then.accepted()
                        ? new Glance.Older(REF, then.answer().stored(), null)
                        : Glance.Older.none("the API server would refuse what " + REF + " has");
            }
        }
        return Glance.Older.none("it is not in " + REF + ", so it counts as new");
    }
}
