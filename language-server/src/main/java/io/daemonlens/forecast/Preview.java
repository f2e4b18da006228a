package io.daemonlens.forecast;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.daemon.DaemonTolerations;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.PodRequests;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The forecast of one DaemonSet in a cluster: the nodes that get a pod and why others do not, the
 * resource requests, the rollout, and whether an edit restarts pods.
 *
 * @param file the file of the manifest
 * @param analysis of the manifest, which the API server accepts
 * @param cluster of the forecast
 * @param nodes a forecast for each, by name
 * @param added the tolerations the controller adds to every pod
 * @param perNode the requests of a pod, by resource
 * @param total the requests of all pods
 * @param rollout the rollout of an update; null if no node gets a pod
 * @param hash of the ControllerRevision
 * @param comparison with an older revision; null if there is none
 * @param noComparison why there is none, as a sentence; empty if there is one
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

    /** Returns the preview of one accepted DaemonSet, alone with the objects of the cluster. */
    public static Preview of(
            ManifestAnalysis analysis, ClusterObjects cluster, Older older, Rollout.Options how) {
        return of(List.of(new Subject(analysis, older)), cluster, how, false).get(0);
    }

    /**
     * A DaemonSet to preview.
     *
     * @param analysis of the manifest, which the API server accepts
     * @param older the revision to compare with
     */
    public record Subject(ManifestAnalysis analysis, Older older) {}

    /**
     * Returns the previews of the DaemonSets of one run, which share the cluster.
     *
     * @param subjects in the order in which they are applied
     * @param apart whether each is placed without the others
     */
    public static List<Preview> of(
            List<Subject> subjects, ClusterObjects cluster, Rollout.Options how, boolean apart) {
        List<SharedCluster.Member> members = new ArrayList<>();
        for (Subject each : subjects) {
            ManifestAnalysis analysis = each.analysis();
            members.add(new SharedCluster.Member(analysis.answer().stored(), analysis.version()));
        }
        List<List<Forecast>> placed = SharedCluster.place(members, cluster, apart);
        List<Preview> previews = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            ClusterObjects around =
                    apart ? cluster : SiblingPods.inTheWayOf(i, members, placed, cluster);
            previews.add(of(subjects.get(i), placed.get(i), cluster, around, how));
        }
        return previews;
    }

    private static Preview of(
            Subject subject,
            List<Forecast> nodes,
            ClusterObjects cluster,
            ClusterObjects around,
            Rollout.Options how) {
        ManifestAnalysis analysis = subject.analysis();
        Older older = subject.older();
        KubernetesVersion version = analysis.version();
        JsonObject stored = analysis.answer().stored();
        Field pod = Field.of(stored).at("spec", "template", "spec");
        long wanted = nodes.stream().filter(Forecast::hasPod).count();
        SortedMap<String, Quantity> perNode = PodRequests.quantities(pod, version);
        String namespace = Field.of(stored).at("metadata", "namespace").text();
        Integer collisions =
                KeptRevisions.collisionCount(namespace, analysis.manifest().name(), cluster);
        RevisionComparison comparison =
                older.comparison() == null || collisions == null
                        ? older.comparison()
                        : older.comparison().withCollisionCount(collisions);
        boolean refused = nodes.stream().anyMatch(each -> each.refused() != null);
        Rollout rollout =
                wanted == 0 && !refused
                        ? null
                        : Rollout.of(before(comparison), stored, around, version, how);
        return new Preview(
                analysis.manifest().document().name(),
                analysis,
                cluster,
                nodes,
                DaemonTolerations.added(pod.at("hostNetwork").isTrue(), version),
                perNode,
                times(perNode, wanted),
                rollout,
                hash(stored, analysis.revisionHash(collisions), cluster, version),
                comparison,
                older.missing());
    }

    /** The cluster may already have a revision of this template, under another name. */
    private static String hash(
            JsonObject stored, String computed, ClusterObjects cluster, KubernetesVersion version) {
        String kept = KeptRevisions.hashOf(stored, cluster, version);
        return kept == null ? computed : kept;
    }

    private static Rollout.Before before(RevisionComparison comparison) {
        return comparison == null || comparison.from() == null
                ? Rollout.Before.UNKNOWN
                : Rollout.Before.found(comparison.from().stored());
    }

    static SortedMap<String, Quantity> times(SortedMap<String, Quantity> each, long count) {
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

    /**
     * Returns the rollout with {@code maxUnavailable: 10%}, simulated on demand; null if not
     * faster.
     */
    public Rollout atATenth() {
        if (rollout == null) {
            return null;
        }
        return rollout.atATenth(
                before(comparison), analysis.answer().stored(), cluster, analysis.version());
    }

    /** Returns which pods the change replaces; null if there is no older revision. */
    public Restarts restarts() {
        if (comparison == null) {
            return null;
        }
        TreeSet<String> wanted = new TreeSet<>();
        for (Forecast each : nodes) {
            if (each.isWanted()) {
                wanted.add(each.placement().node());
            }
        }
        return Restarts.of(comparison, cluster, wanted);
    }

    /** The outcomes that a script can fail on. */
    public Set<Outcome> outcomes() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (Forecast each : nodes) {
            if (each.refused() != null) {
                outcomes.add(Outcome.REFUSED);
            }
            if (Boolean.FALSE.equals(each.scheduled())) {
                outcomes.add(Outcome.PENDING);
            }
            if (!each.evictions().isEmpty()) {
                outcomes.add(Outcome.EVICTS);
            }
        }
        if (rollout != null) {
            Set<Outcome> ofRollout = rollout.outcomes();
            ofRollout.retainAll(EnumSet.of(Outcome.STUCK, Outcome.REFUSED));
            outcomes.addAll(ofRollout);
        }
        Restarts restarts = restarts();
        if (restarts != null && restarts.when() == Restarts.When.ROLLING_UPDATE) {
            outcomes.add(Outcome.RESTARTS);
        }
        Moves moves = comparison == null ? null : Moves.of(comparison, cluster);
        if (moves != null && !(moves.gains().isEmpty() && moves.loses().isEmpty())) {
            outcomes.add(Outcome.MOVES);
            if (!moves.loses().isEmpty()) {
                outcomes.add(Outcome.LEAVES);
            }
        }
        return outcomes;
    }

    /** Returns the cautions about nodes that should run a pod, one sentence each. */
    public List<String> nodeAdvice(Wording wording) {
        return NodeAdvice.of(this, wording);
    }

    public String namespace() {
        return Field.of(analysis.answer().stored()).at("metadata", "namespace").text();
    }

    public String name() {
        return analysis.manifest().name();
    }

    /** Returns the placement of the pods, for all output formats. */
    public PlacementView placement(Wording wording) {
        return PlacementView.of(this, wording);
    }

    /** Returns {@code <name>-<hash>}; null if the hash is not known. */
    public String revisionName() {
        return hash == null ? null : name() + "-" + hash;
    }
}
