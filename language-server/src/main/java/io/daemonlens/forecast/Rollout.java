package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.ControllerRevision;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.Scenario;
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.Timeline;
import io.daemonlens.schemas.KubernetesVersion;

/**
 * How an update of a DaemonSet would go in a cluster.
 *
 * @param strategy {@code RollingUpdate} or {@code OnDelete}
 * @param maxUnavailable nodes, resolved against the nodes that get a pod
 * @param maxSurge nodes, resolved likewise
 * @param timing what a pod is taken to need
 * @param oldIsKnown whether there was an older template; else any change of the template is meant
 * @param seeds how many orders were tried; 0 where the order is by name
 * @param timeline what happens; the worst one where many orders were tried
 */
public record Rollout(
        String strategy,
        long maxUnavailable,
        long maxSurge,
        PodTiming timing,
        boolean oldIsKnown,
        int seeds,
        Timeline timeline) {

    private static final String ANY_OLDER_TEMPLATE = "daemonlens.io/older-template";

    /**
     * What may be assumed instead of read from the manifest.
     *
     * @param timing how long pods take; null for what probes and grace period say
     * @param neverReady whether pods of the new template never become ready
     * @param seed draws the orders Kubernetes leaves open; null for the order of names
     * @param seeds tries so many orders and keeps the worst; 0 for one order
     * @param failNodes so many nodes fall silent at the start
     */
    public record Options(
            PodTiming timing, boolean neverReady, Long seed, int seeds, int failNodes) {

        public static final Options NONE = new Options(null, false, null, 0, 0);
    }

    /**
     * Plays the update out.
     *
     * @param known as stored; null where no older state is known. One that cannot have run as this
     *     DaemonSet counts as none: its selector is another, or its own pods would not match.
     * @param newer as stored
     */
    public static Rollout of(
            JsonObject known,
            JsonObject newer,
            ClusterObjects cluster,
            KubernetesVersion version,
            Options options) {
        JsonObject older = known != null && canHaveRun(known, newer) ? known : null;
        JsonObject before = older == null ? anyOlder(newer) : older;
        Field spec = Field.of(newer).at("spec");
        PodLifecycle lifecycle = PodLifecycle.of((JsonObject) spec.at("template").value());
        PodTiming timing = options.timing() == null ? lifecycle.timing() : options.timing();
        Scenario scenario =
                scenario(newer, cluster, version)
                        .running(before)
                        .newestHash(older == null ? "" : hash(newer, version))
                        .podsTake(timing)
                        .failingNodes(options.failNodes())
                        .apply(newer);
        if (options.neverReady()) {
            scenario = scenario.newPods(lifecycle.withTiming(timing).withFate(Fate.NEVER_READY));
        }
        if (options.seed() != null) {
            scenario = scenario.seed(options.seed());
        }
        Timeline timeline =
                options.seeds() > 0
                        ? Simulation.worstOf(scenario.unchecked(), options.seeds())
                        : Simulation.run(scenario);
        int desired = timeline.lastStatus().desired();
        Field rolling = spec.at("updateStrategy", "rollingUpdate");
        return new Rollout(
                spec.at("updateStrategy", "type").text(),
                resolved(rolling.at("maxUnavailable"), desired),
                resolved(rolling.at("maxSurge"), desired),
                timing,
                older != null,
                options.seeds(),
                timeline);
    }

    private static boolean canHaveRun(JsonObject older, JsonObject newer) {
        DaemonSet before = DaemonSet.of(older);
        return before.selector() != null
                && before.selector().equals(DaemonSet.of(newer).selector())
                && before.selector().matches(before.template().labels());
    }

    /** What {@code maxUnavailable: 10%} would make of this; null where it is no faster. */
    Rollout atATenth(
            JsonObject older, JsonObject newer, ClusterObjects cluster, KubernetesVersion version) {
        int desired = timeline.lastStatus().desired();
        if (timeline.outcome() != Timeline.Outcome.COMPLETE
                || maxSurge > 0
                || maxUnavailable * 10 >= desired) {
            return null;
        }
        JsonObject hasty = newer.copy();
        JsonObject strategy = hasty.object("spec").object("updateStrategy");
        strategy.object("rollingUpdate").put("maxUnavailable", new JsonText("10%"));
        Options options = new Options(timing, false, null, 0, 0);
        Rollout tenth = of(older, hasty, cluster, version, options);
        return tenth.timeline.durationMillis() < timeline.durationMillis() ? tenth : null;
    }

    /**
     * The cluster, in which the DaemonSet's own pods are told from others'. Where it shows objects
     * of a kind at all, it shows all of them.
     */
    static Scenario scenario(
            JsonObject daemonSet, ClusterObjects cluster, KubernetesVersion version) {
        Field metadata = Field.of(daemonSet).at("metadata");
        return ClusterScenario.withoutPods(cluster, version)
                .pods(
                        cluster.of("Pod"),
                        metadata.at("namespace").text(),
                        metadata.at("name").text());
    }

    /** Pods of the cluster that carry this are of the new template already. */
    private static String hash(JsonObject daemonSet, KubernetesVersion version) {
        return ControllerRevision.of(DaemonSet.of(daemonSet), 1, version).hash();
    }

    /** The same DaemonSet with a template that differs in nothing that matters to nodes. */
    private static JsonObject anyOlder(JsonObject newer) {
        JsonObject older = newer.copy();
        JsonObject template = older.object("spec").object("template");
        JsonObject metadata = template.object("metadata");
        if (metadata == null) {
            metadata = new JsonObject();
            template.put("metadata", metadata);
        }
        JsonObject annotations = metadata.object("annotations");
        if (annotations == null) {
            annotations = new JsonObject();
            metadata.put("annotations", annotations);
        }
        annotations.put(ANY_OLDER_TEMPLATE, "true");
        return older;
    }

    private static long resolved(Field value, int desired) {
        if (value.absent()) {
            return 0;
        }
        try {
            return IntOrString.of(value.value()).scaledValue(desired, true);
        } catch (IntOrString.FormatException e) {
            return 0;
        }
    }
}
