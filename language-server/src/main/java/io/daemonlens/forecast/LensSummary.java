package io.daemonlens.forecast;

import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.NodeShouldRunDaemonPod;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.revision.KeptRevisions;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;

/**
 * The summary shown in the lens row of an accepted DaemonSet: the nodes that get a pod, the rolling
 * update and the changes since an older revision. The rollout is simulated as in a preview, on
 * demand; in larger clusters waves are counted as if all pods became ready at the same rate.
 */
public final class LensSummary {

    private static final int SCHEDULER_SINCE = 12;

    /** The most nodes that can be simulated within a pause in typing. */
    private static final int MOST_NODES_PLAYED = 5_000;

    private final ManifestAnalysis analysis;
    private final ClusterObjects cluster;
    private final Older older;
    private List<Placement> placements;
    private Pace rollout;

    /**
     * An older revision of the same DaemonSet.
     *
     * @param source its origin as displayed: {@code HEAD}
     * @param comparison with it; null if there is none
     * @param problem why there is none, as a sentence; null if there is one
     */
    public record Older(String source, RevisionComparison comparison, String problem) {

        public static Older none(String problem) {
            return new Older("", null, problem);
        }
    }

    /**
     * The pace of pod replacement.
     *
     * @param byHand whether only manually deleted pods are replaced (OnDelete)
     * @param maxUnavailable the most unavailable pods at a time, resolved for this cluster
     * @param maxSurge the most pods that may run beside an old one, resolved for this cluster
     * @param waves the number of waves
     */
    public record Pace(boolean byHand, long maxUnavailable, long maxSurge, long waves) {

        private Pace withWaves(long other) {
            return new Pace(byHand, maxUnavailable, maxSurge, other);
        }
    }

    private LensSummary(ManifestAnalysis analysis, ClusterObjects cluster, Older older) {
        this.analysis = analysis;
        this.cluster = cluster;
        this.older = older;
    }

    /** Returns the summary of an accepted DaemonSet; null for anything else. */
    public static LensSummary of(ManifestAnalysis analysis, ClusterObjects cluster, Older older) {
        return analysis.accepted() && analysis.answer().stored() != null
                ? new LensSummary(analysis, cluster, older)
                : null;
    }

    public ManifestAnalysis analysis() {
        return analysis;
    }

    public ClusterObjects cluster() {
        return cluster;
    }

    public Older older() {
        return older;
    }

    public KubernetesVersion version() {
        return analysis.version();
    }

    /**
     * The hash of the revision that the cluster would create; null if the template is unreadable.
     */
    public String revisionHash() {
        String namespace = stored().object("metadata").text("namespace");
        String name = analysis.manifest().name();
        return analysis.revisionHash(KeptRevisions.collisionCount(namespace, name, cluster));
    }

    /** Returns the placement of each node of the cluster, in its order. */
    public synchronized List<Placement> placements() {
        if (placements == null) {
            placements = version().isBefore(SCHEDULER_SINCE) ? forecast() : decided();
        }
        return placements;
    }

    private List<Placement> decided() {
        PodTemplate template = PodTemplate.of(stored().object("spec").object("template"));
        List<Node> nodes = cluster.nodes(version()).stream().map(Node::of).toList();
        return NodeShouldRunDaemonPod.of(template, version()).decide(nodes);
    }

    /**
     * Pods of others are part of the input, for versions whose controller checks resources itself.
     */
    private List<Placement> forecast() {
        return Forecast.of(stored(), Rollout.scenario(stored(), cluster, version())).stream()
                .map(Forecast::placement)
                .toList();
    }

    /** Returns the number of nodes that get a pod. */
    public int wanted() {
        return (int)
                placements().stream()
                        .filter(each -> each.shouldRun() && !each.isSuspended())
                        .count();
    }

    /** Returns the pace of the rollout; percentages are of the nodes that get a pod, rounded up. */
    public synchronized Pace rollout() {
        if (rollout == null) {
            Pace counted = counted();
            boolean small = cluster.nodes().size() <= MOST_NODES_PLAYED;
            boolean played = counted.waves() > 0 && small && hasOlder();
            rollout = played ? counted.withWaves(played()) : counted;
        }
        return rollout;
    }

    private long played() {
        if (!older.comparison().outdatesPods()) {
            return counted().waves();
        }
        JsonObject before = older.comparison().from().stored();
        Rollout.Before found = Rollout.Before.found(before);
        Rollout update = Rollout.of(found, stored(), cluster, version(), Rollout.Options.NONE);
        // An older text that cannot have run leaves nothing to replace; the row is about updates.
        return update.start() == Rollout.Start.INSTALL
                ? counted().waves()
                : update.timeline().waves().size();
    }

    private Pace counted() {
        Field strategy = Field.of(stored()).at("spec", "updateStrategy");
        if (strategy.at("type").text().equals("OnDelete")) {
            return new Pace(true, 0, 0, 0);
        }
        int pods = wanted();
        long surge = scaled(strategy.at("rollingUpdate", "maxSurge"), pods, 0);
        long unavailable = scaled(strategy.at("rollingUpdate", "maxUnavailable"), pods, 1);
        if (surge == 0 && unavailable == 0) {
            unavailable = 1;
        }
        long atOnce = Math.max(surge > 0 ? surge : unavailable, 1);
        return new Pace(false, unavailable, surge, (pods + atOnce - 1) / atOnce);
    }

    private static long scaled(Field value, int total, long otherwise) {
        IntOrString amount = IntOrString.of(value.value());
        try {
            return amount == null ? otherwise : amount.scaledValue(total, true);
        } catch (IntOrString.FormatException e) {
            return otherwise;
        }
    }

    /** Whether there is an older revision to compare with. */
    public boolean hasOlder() {
        return older.comparison() != null;
    }

    /** Returns the differences from the older revision; empty if there is none. */
    public List<Change> changes() {
        return hasOlder() ? older.comparison().changes() : List.of();
    }

    /** Whether the API server accepts this as an update of the older revision. */
    public boolean updates() {
        return !hasOlder() || older.comparison().accepted();
    }

    /** Returns the changes of the template, which replace every pod. */
    public List<Change> restarts() {
        return changes().stream()
                .filter(change -> change.path().toString().startsWith("spec.template"))
                .filter(change -> change.effect() != Change.Effect.NONE)
                .toList();
    }

    private JsonObject stored() {
        return analysis.answer().stored();
    }
}
