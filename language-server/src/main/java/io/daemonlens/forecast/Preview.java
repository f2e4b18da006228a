package io.daemonlens.forecast;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.daemon.DaemonTolerations;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.PodRequests;
import io.daemonlens.engine.simulation.Forecast;
import io.daemonlens.revision.KeptRevision;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a cluster would do with one DaemonSet: which nodes get a pod and why not the others, what it
 * takes, how an update goes, and whether an edit restarts anything.
 *
 * @param file where the manifest stands
 * @param analysis of the manifest, which the API server accepts
 * @param cluster that is looked at
 * @param nodes a forecast for each, by name
 * @param added the tolerations the controller adds to every pod
 * @param perNode what a pod asks for, by resource
 * @param total what all pods together ask for
 * @param rollout how an update goes; null where no node gets a pod
 * @param hash of the ControllerRevision
 * @param comparison with an older revision; null where there is none
 * @param noComparison why there is none, as a sentence; empty where there is one
 */
public record Preview(
        String file,
        ManifestAnalysis analysis,
        ClusterObjects cluster,
        List<Forecast> nodes,
        List<Toleration> added,
        SortedMap<String, Quantity> perNode,
        SortedMap<String, Quantity> total,
        Rollout rollout,
        String hash,
        RevisionComparison comparison,
        String noComparison) {

    /** An older revision to compare with, or why there is none. */
    public record Older(RevisionComparison comparison, String missing) {

        public static final Older NOT_ASKED = new Older(null, "");
    }

    public Preview {
        nodes = List.copyOf(nodes);
        added = List.copyOf(added);
    }

    /** Of a DaemonSet that the API server accepts. */
    public static Preview of(
            ManifestAnalysis analysis, ClusterObjects cluster, Older older, Rollout.Options how) {
        KubernetesVersion version = analysis.version();
        JsonObject stored = analysis.answer().stored();
        Field pod = Field.of(stored).at("spec", "template", "spec");
        List<Forecast> nodes = Forecast.of(stored, Rollout.scenario(stored, cluster, version));
        long wanted = nodes.stream().filter(Forecast::hasPod).count();
        SortedMap<String, Quantity> perNode = PodRequests.quantities(pod, version);
        String namespace = Field.of(stored).at("metadata", "namespace").text();
        Integer collisions =
                KeptRevision.collisionCount(namespace, analysis.manifest().name(), cluster);
        RevisionComparison comparison =
                older.comparison() == null || collisions == null
                        ? older.comparison()
                        : older.comparison().withCollisionCount(collisions);
        Rollout rollout =
                wanted == 0
                        ? null
                        : Rollout.of(before(comparison), stored, cluster, version, how);
        return new Preview(
                analysis.manifest().document().name(),
                analysis,
                cluster,
                nodes,
                DaemonTolerations.added(pod.at("hostNetwork").isTrue(), version),
                perNode,
                times(perNode, wanted),
                rollout,
                analysis.revisionHash(collisions),
                comparison,
                older.missing());
    }

    private static Rollout.Before before(RevisionComparison comparison) {
        return comparison == null || comparison.from() == null
                ? Rollout.Before.UNKNOWN
                : Rollout.Before.found(comparison.from().stored());
    }

    private static SortedMap<String, Quantity> times(SortedMap<String, Quantity> each, long count) {
        SortedMap<String, Quantity> total = new TreeMap<>();
        each.forEach(
                (name, quantity) ->
                        total.put(
                                name,
                                name.equals("cpu")
                                        ? Quantity.ofMilli(
                                                quantity.milliValue() * count, quantity.format())
                                        : Quantity.of(
                                                quantity.value() * count, quantity.format())));
        return total;
    }

    /** The rollout at {@code maxUnavailable: 10%}, played when asked; null where no faster. */
    public Rollout atATenth() {
        if (rollout == null) {
            return null;
        }
        return rollout.atATenth(before(comparison), analysis.answer().stored(), cluster, analysis.version());
    }

    public String namespace() {
        return Field.of(analysis.answer().stored()).at("metadata", "namespace").text();
    }

    public String name() {
        return analysis.manifest().name();
    }

    /** How many nodes the controller wants a pod on. */
    public int desired() {
        return (int) nodes.stream().filter(Forecast::hasPod).count();
    }

    /** {@code <name>-<hash>}; null where the hash is not known. */
    public String revisionName() {
        return hash == null ? null : name() + "-" + hash;
    }
}
