package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.LensSummary;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.whatif.WhatIf;
import io.daemonlens.forecast.whatif.WhatIfException;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.revision.LiveObject;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The lens summaries of an open file: its analysis combined with the user's cluster and the older
 * revision in git. It reads files, git and kubectl, so this may take a while.
 */
final class LensSummaries {

    private final Configuration configuration;
    private final NamedClusters clusters;
    private final OlderRevisions older;

    /**
     * @param arrived runs after a live cluster has answered
     */
    LensSummaries(Client client, Configuration configuration, Runnable arrived) {
        this.configuration = configuration;
        this.clusters = new NamedClusters(client, configuration, arrived);
        this.older = new OlderRevisions(configuration, clusters::of);
    }

    /** Returns one for each accepted DaemonSet of the file, in order. */
    List<LensSummary> of(OpenFile file) {
        Analysis analysis = file.analysis();
        OlderRevisions.Found found = older.of(analysis);
        List<LensSummary> glances = new ArrayList<>();
        ClusterObjects cluster = Applied.to(cluster(analysis.document().name()), analysis);
        for (ManifestAnalysis each : analysis.manifests()) {
            LensSummary glance =
                    each.accepted()
                            ? LensSummary.of(each, cluster, older(each, found, analysis))
                            : null;
            if (glance != null) {
                glances.add(glance);
            }
        }
        return glances;
    }

    /** Returns the older revision that a file is compared with. */
    OlderRevisions.Found older(OpenFile file) {
        return older.of(file.analysis());
    }

    private LensSummary.Older older(
            ManifestAnalysis now, OlderRevisions.Found found, Analysis analysis) {
        if (found.isNothing()) {
            return LensSummary.Older.none(found.problem().isEmpty() ? null : found.problem());
        }
        RevisionComparison comparison = compared(now, found.candidates(), analysis).comparison();
        if (comparison.from() == null) {
            return LensSummary.Older.none(configuration.words().say("older.new", found.since()));
        }
        return new LensSummary.Older(found.since(), comparison, null);
    }

    /**
     * The previews of a target and the cluster that they are for.
     *
     * @param cluster after the changes, if the client asked what would be
     * @param whatIf the changes and what they move; null without any
     */
    record Previews(List<Preview> previews, ClusterObjects cluster, WhatIf whatIf) {}

    /**
     * Returns the full previews, with the simulated rollout, of the DaemonSets of a target.
     *
     * @param changes of the cluster, as {@code --what-if} takes them; applied in order first
     * @throws WhatIfException if a change is invalid or names a missing object
     */
    Previews previews(OpenFile file, Target target, Rollout.Options how, List<String> changes)
            throws WhatIfException {
        Analysis analysis = file.analysis();
        OlderRevisions.Found found = older.of(analysis);
        List<Preview.Subject> subjects = new ArrayList<>();
        List<JsonObject> stored = new ArrayList<>();
        ClusterObjects cluster = Applied.to(cluster(analysis.document().name()), analysis);
        for (ManifestAnalysis each : analysis.manifests()) {
            if (each.accepted()) {
                Preview.Older before =
                        found.isNothing()
                                ? new Preview.Older(null, found.problem())
                                : compared(each, found.candidates(), analysis);
                subjects.add(new Preview.Subject(each, before));
                stored.add(each.answer().stored());
            }
        }
        WhatIf whatIf = null;
        if (!changes.isEmpty()) {
            KubernetesVersion version =
                    subjects.isEmpty()
                            ? KubernetesVersion.NEWEST
                            : subjects.get(0).analysis().version();
            whatIf = WhatIf.of(changes, stored, cluster, version);
            cluster = whatIf.cluster();
        }
        List<Preview> previews =
                Preview.of(subjects, cluster, how, false).stream()
                        .filter(each -> target.means(each.analysis().manifest()))
                        .toList();
        return new Previews(previews, cluster, whatIf);
    }

    /** A DaemonSet of a file and an older revision of it. */
    record Since(Manifest manifest, RevisionComparison comparison, String source) {}

    /** Compares each DaemonSet of a file with the older revision that contains it. */
    List<Since> sinceOlder(Analysis analysis) {
        OlderRevisions.Found found = older.of(analysis);
        List<Since> all = new ArrayList<>();
        for (ManifestAnalysis each : analysis.manifests()) {
            if (isComparable(each) && !found.isNothing()) {
                add(all, each, compared(each, found.candidates(), analysis), found.from());
            }
        }
        return all;
    }

    /**
     * Compares each DaemonSet of a file with every revision in the cluster. It does not wait for a
     * live cluster that was not queried yet.
     */
    List<Since> sinceRevisions(Analysis analysis) {
        List<Since> all = new ArrayList<>();
        ClusterObjects known = clusters.withoutAsking(analysis.document().name());
        for (ManifestAnalysis each : analysis.manifests()) {
            JsonObject live =
                    known != null && isComparable(each) ? live(each, analysis, known) : null;
            if (live != null) {
                KeptRevisions.byNumber(live, known)
                        .forEach((number, kept) -> addKept(all, each, number, kept, analysis));
            }
        }
        return all;
    }

    private void addKept(
            List<Since> all,
            ManifestAnalysis each,
            long number,
            JsonObject kept,
            Analysis analysis) {
        JsonObject written = (JsonObject) each.manifest().body().tree();
        String source = configuration.words().say("older.revision", number);
        RolloutHistory.template(kept)
                .map(template -> KeptRevisions.with(written, template))
                .map(object -> List.of(RevisionComparison.Candidate.of(object, source)))
                .ifPresent(older -> add(all, each, compared(each, older, analysis), source));
    }

    /** Returns the DaemonSet of a manifest in a cluster; null if the cluster does not have it. */
    static JsonObject live(ManifestAnalysis each, Analysis analysis, ClusterObjects cluster) {
        String namespace =
                analysis.settings().destination().namespaceOr(each.manifest().namespace());
        return LiveObject.find(namespace, each.manifest().name(), cluster).orElse(null);
    }

    static boolean isComparable(ManifestAnalysis each) {
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
        RevisionComparison comparison =
                RevisionComparison.of(
                        candidates,
                        now.manifest(),
                        analysis.document().name(),
                        now.version(),
                        analysis.settings());
        return new Preview.Older(comparison, "");
    }

    /**
     * Returns the settings of a file: those of the user and, if they give no Kubernetes version,
     * the version of the file's cluster. It does not wait for a live cluster that was not queried
     * yet.
     */
    Settings settingsOf(String uri) {
        Settings own = configuration.settingsOf(uri);
        if (own.destination().hasVersion()) {
            return own;
        }
        ClusterObjects known = clusters.withoutAsking(uri);
        return known == null
                ? own
                : own.withDestination(own.destination().inCluster(known.version()));
    }

    /** Discards cached clusters; they are loaded again when needed. */
    void forgetClusters() {
        clusters.forget();
    }

    /** Returns the cluster of a file; null for a live cluster that was not queried yet. */
    ClusterObjects knownCluster(String uri) {
        return clusters.withoutAsking(uri);
    }

    /** Returns the cluster of a file. */
    ClusterObjects cluster(String uri) {
        return clusters.of(uri);
    }
}
