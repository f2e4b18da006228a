package io.daemonlens.forecast.fleet;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.PlacementView;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.fleet.FleetRow.Verdict;
import io.daemonlens.forecast.node.NodeOutcome;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Versions;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The DaemonSets of some files in many clusters. The manifests are parsed once for each Kubernetes
 * minor; a cluster is released after its check, so that memory does not grow with the fleet.
 * Thread-safe.
 */
public final class Fleet {

    private final List<Document> documents;
    private final Function<Document, Settings> settings;
    private final KubernetesVersion upgradeTo;
    private final boolean apart;
    private final Map<KubernetesVersion, List<Analysis>> read = new HashMap<>();

    /**
     * @param documents with the DaemonSets and the objects applied with them
     * @param settings of each document, without a version of its own
     * @param upgradeTo a Kubernetes version to compare with; null for none
     * @param apart whether each DaemonSet is placed without the others
     */
    public Fleet(
            List<Document> documents,
            Function<Document, Settings> settings,
            KubernetesVersion upgradeTo,
            boolean apart) {
        this.documents = List.copyOf(documents);
        this.settings = settings;
        this.upgradeTo = upgradeTo;
        this.apart = apart;
    }

    /** Returns the rows of a cluster that belong to a shard, in {@link FleetRow#ORDER}. */
    public List<FleetRow> rows(String name, ClusterObjects cluster, FleetShard shard) {
        KubernetesVersion version = cluster.version().orElse(null);
        List<Analysis> analyses = analyses(version);
        if (analyses.stream().noneMatch(each -> ownsAny(each, name, shard))) {
            return List.of();
        }
        Map<String, FleetRow> rows = rows(name, version, cluster, analyses);
        if (upgradeTo != null) {
            Map<String, FleetRow> after = rows(name, upgradeTo, cluster, analyses(upgradeTo));
            rows.replaceAll((key, row) -> upgraded(row, after.get(key)));
        }
        return rows.values().stream()
                .filter(row -> shard.owns(name, row.namespace(), row.name()))
                .sorted(FleetRow.ORDER)
                .toList();
    }

    private static boolean ownsAny(Analysis analysis, String cluster, FleetShard shard) {
        for (ManifestAnalysis each : analysis.manifests()) {
            if (isDaemonSet(each)
                    && shard.owns(cluster, namespace(each, analysis), each.manifest().name())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDaemonSet(ManifestAnalysis each) {
        return each.status() == ManifestAnalysis.Status.DAEMON_SET;
    }

    private static String namespace(ManifestAnalysis each, Analysis analysis) {
        return analysis.settings().destination().namespaceOr(each.manifest().namespace());
    }

    /** Returns the analyses of the documents for a minor; null for the newest that serves each. */
    private List<Analysis> analyses(KubernetesVersion version) {
        synchronized (read) {
            return read.computeIfAbsent(
                    version,
                    minor ->
                            documents.stream()
                                    .map(each -> Analysis.of(each, settingsAt(each, minor)))
                                    .toList());
        }
    }

    private Settings settingsAt(Document document, KubernetesVersion version) {
        Settings own = settings.apply(document);
        return version == null ? own : own.withVersion(version);
    }

    private Map<String, FleetRow> rows(
            String name,
            KubernetesVersion version,
            ClusterObjects cluster,
            List<Analysis> analyses) {
        Map<String, FleetRow> rows = new HashMap<>();
        List<Preview.Subject> subjects = new ArrayList<>();
        ClusterObjects applied = cluster;
        for (Analysis analysis : analyses) {
            applied = Applied.to(applied, analysis);
            for (ManifestAnalysis each : analysis.manifests()) {
                if (!isDaemonSet(each)) {
                    continue;
                }
                if (each.accepted()) {
                    subjects.add(new Preview.Subject(each, Preview.Older.NOT_ASKED));
                } else {
                    FleetRow row = rejected(name, version, namespace(each, analysis), each);
                    rows.put(key(row), row);
                }
            }
        }
        for (Preview preview : Preview.of(subjects, applied, Rollout.Options.NONE, apart)) {
            FleetRow row = of(name, version, preview);
            rows.put(key(row), row);
        }
        return rows;
    }

    private static String key(FleetRow row) {
        return row.namespace() + "/" + row.name();
    }

    private static FleetRow rejected(
            String cluster, KubernetesVersion version, String namespace, ManifestAnalysis each) {
        boolean served = version == null || Versions.serves(version, each.manifest().apiVersion());
        Response answer = each.answer();
        return new FleetRow(
                cluster,
                version == null ? null : version.toString(),
                namespace,
                each.manifest().name(),
                served ? Verdict.REJECTED : Verdict.NOT_SERVED,
                0,
                0,
                0,
                0,
                0,
                null,
                served
                        ? answer == null ? null : answer.message()
                        : each.manifest().apiVersion() + " is not served",
                null);
    }

    private static FleetRow of(String cluster, KubernetesVersion version, Preview preview) {
        PlacementView placement = preview.placement(Wording.ENGLISH);
        Rollout rollout = preview.rollout();
        Timeline.Outcome outcome = rollout == null ? null : rollout.timeline().outcome();
        int pending = placement.count(NodeOutcome.PENDING);
        int refused = placement.count(NodeOutcome.REFUSED);
        int evicted = placement.evictions();
        Verdict verdict = Verdict.OK;
        String reason = null;
        if (refused > 0 || outcome == Timeline.Outcome.REFUSED) {
            verdict = Verdict.REFUSED;
            reason = placement.refusal() == null ? null : placement.refusal().message();
        } else if (pending > 0) {
            verdict = Verdict.PENDING;
            reason = placement.messages().keySet().stream().findFirst().orElse(null);
        } else if (outcome == Timeline.Outcome.STUCK) {
            verdict = Verdict.STUCK;
            reason = stuck(rollout);
        } else if (evicted > 0) {
            verdict = Verdict.EVICTS;
            reason = placement.evicted().get(0).sentence(Wording.ENGLISH);
        }
        return new FleetRow(
                cluster,
                version == null ? null : version.toString(),
                preview.namespace(),
                preview.name(),
                verdict,
                placement.desired(),
                placement.count(NodeOutcome.RUNS),
                pending,
                refused,
                evicted,
                rollout != null && rollout.ends() ? rollout.timeline().durationMillis() : null,
                reason,
                null);
    }

    private static String stuck(Rollout rollout) {
        Stuck stuck = rollout.timeline().stuck();
        return stuck == null || stuck.blockedBy().isEmpty()
                ? null
                : stuck.blockedBy().get(0).node() + ": " + stuck.blockedBy().get(0).why();
    }

    private static FleetRow upgraded(FleetRow row, FleetRow after) {
        return new FleetRow(
                row.cluster(),
                row.kubernetesVersion(),
                row.namespace(),
                row.name(),
                row.verdict(),
                row.desired(),
                row.scheduled(),
                row.pending(),
                row.refused(),
                row.evicted(),
                row.durationMillis(),
                row.reason(),
                after == null
                        ? null
                        : new FleetRow.Upgraded(
                                after.kubernetesVersion(),
                                after.verdict(),
                                Math.max(0, row.scheduled() - after.scheduled())));
    }
}
