package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.ObservedTiming;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.Exploration;
import io.daemonlens.engine.simulation.Scenario;
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How an update of a DaemonSet would go in a cluster.
 *
 * @param start what it starts from
 * @param strategy {@code RollingUpdate} or {@code OnDelete}
 * @param maxUnavailable nodes, resolved against the nodes that get a pod
 * @param maxSurge nodes, resolved likewise
 * @param timing what a pod is assumed to need
 * @param learnt what the cluster's own pods needed; null where they do not show it
 * @param exploration of many orders; null where the order is by name or one seed's
 * @param timeline what happens; the worst one where many orders were tried
 * @param scenario what was played
 */
public record Rollout(
        Start start,
        String strategy,
        long maxUnavailable,
        long maxSurge,
        PodTiming timing,
        ObservedTiming learnt,
        Exploration exploration,
        Timeline timeline,
        Scenario scenario) {

    /** A sketch with more nodes than this is also tried with some of them silent. */
    private static final int MANY_NODES = 50;

    /** What a rollout starts from. */
    public enum Start {
        /** The DaemonSet is new. */
        INSTALL,
        /** An older revision runs on every node that wants it. */
        UPDATE,
        /** The pods and revisions that the cluster has. */
        LIVE;

        /** As in reports: {@code live}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The DaemonSet before the update.
     *
     * @param stored null where no older state is known
     * @param named whether a user has named it, so that it counts although the cluster has another
     */
    public record Before(JsonObject stored, boolean named) {

        public static final Before UNKNOWN = new Before(null, false);

        /** One that was found, in git or in an editor. */
        public static Before found(JsonObject stored) {
            return new Before(stored, false);
        }

        /** One that a user has named. */
        public static Before named(JsonObject stored) {
            return new Before(stored, true);
        }
    }

    /**
     * What may be assumed instead of read from the manifest and the cluster.
     *
     * @param startAfterMillis from bound to running; null where nothing is said
     * @param readyAfterMillis from running to ready; null where nothing is said
     * @param stopAfterMillis from deleted to gone; null for the whole grace period
     * @param neverReady whether pods of the new template never become ready
     * @param seed draws the orders Kubernetes leaves open; null for the order of names
     * @param seeds tries so many orders and keeps the worst; 0 for one order
     * @param failNodes so many nodes fall silent at the start
     */
    public record Options(
            Long startAfterMillis,
            Long readyAfterMillis,
            Long stopAfterMillis,
            boolean neverReady,
            Long seed,
            int seeds,
            int failNodes) {

        public static final Options NONE = new Options(null, null, null, false, null, 0, 0);

        private static Options of(PodTiming timing) {
            return new Options(
                    timing.startAfterMillis(),
                    timing.readyAfterMillis(),
                    timing.stopAfterMillis(),
                    false,
                    null,
                    0,
                    0);
        }

        /** The new template's probes set a lower bound for what the old pods needed. */
        private PodTiming timing(PodTiming manifest, ObservedTiming learnt) {
            long start = learnt == null ? manifest.startAfterMillis() : learnt.startAfterMillis();
            long ready =
                    learnt == null
                            ? manifest.readyAfterMillis()
                            : Math.max(manifest.readyAfterMillis(), learnt.readyAfterMillis());
            return new PodTiming(
                    startAfterMillis == null ? start : startAfterMillis,
                    readyAfterMillis == null ? ready : readyAfterMillis,
                    stopAfterMillis == null ? manifest.stopAfterMillis() : stopAfterMillis);
        }
    }

    /**
     * Plays the update out.
     *
     * @param known one that cannot have run as this DaemonSet counts as none: its selector is
     *     another, or its own pods would not match
     * @param newer as stored
     */
    public static Rollout of(
            Before known,
            JsonObject newer,
            ClusterObjects cluster,
            KubernetesVersion version,
            Options options) {
        JsonObject older = known.stored();
        older = older != null && canHaveRun(older, newer) ? older : null;
        JsonObject live = RunningDaemonSet.of(newer, cluster);
        JsonObject whose = live == null ? newer : live;
        Start start =
                live != null && !(known.named() && older != null)
                        ? Start.LIVE
                        : older != null ? Start.UPDATE : Start.INSTALL;
        Scenario scenario = scenario(whose, cluster, version).apply(newer);
        scenario = live == null ? scenario : scenario.live(live).time(cluster.time().orElse(null));
        scenario = start == Start.UPDATE ? scenario.running(older) : scenario;
        PodLifecycle lifecycle = PodLifecycle.of(newer.object("spec").object("template"));
        ObservedTiming learnt = ObservedTiming.of(scenario.ownPods());
        PodTiming timing = options.timing(lifecycle.timing(), learnt);
        scenario = scenario.podsTake(timing).failingNodes(options.failNodes());
        if (options.neverReady()) {
            scenario = scenario.newPods(lifecycle.withTiming(timing).withFate(Fate.NEVER_READY));
        }
        if (options.seed() != null) {
            scenario = scenario.seed(options.seed());
        }
        return played(start, newer, timing, learnt, scenario, options.seeds());
    }

    private static Rollout played(
            Start start,
            JsonObject newer,
            PodTiming timing,
            ObservedTiming learnt,
            Scenario scenario,
            int seeds) {
        Exploration exploration =
                seeds > 0 ? Simulation.explore(scenario.unchecked(), seeds) : null;
        Timeline timeline = exploration == null ? Simulation.run(scenario) : exploration.worst();
        int desired = timeline.lastStatus().desired();
        Field strategy = Field.of(newer).at("spec", "updateStrategy");
        Field rolling = strategy.at("rollingUpdate");
        return new Rollout(
                start,
                strategy.at("type").text(),
                resolved(rolling.at("maxUnavailable"), desired),
                resolved(rolling.at("maxSurge"), desired),
                timing,
                learnt,
                exploration,
                timeline,
                scenario);
    }

    private static boolean canHaveRun(JsonObject older, JsonObject newer) {
        DaemonSet before = DaemonSet.of(older);
        return before.selector() != null
                && before.selector().equals(DaemonSet.of(newer).selector())
                && before.selector().matches(before.template().labels());
    }

    /** Whether it ends by itself, so that it has a duration. */
    public boolean ends() {
        return timeline.outcome() == Timeline.Outcome.COMPLETE
                || timeline.outcome() == Timeline.Outcome.NOTHING;
    }

    /** What happens that a script may want to stop at. */
    public Set<Outcome> outcomes() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        switch (timeline.outcome()) {
            case REFUSED -> outcomes.add(Outcome.REFUSED);
            case STUCK -> outcomes.add(Outcome.STUCK);
            case COMPLETE, NOTHING, WAITS_FOR_DELETION -> {
                // is what one wants
            }
        }
        boolean pending =
                timeline.end().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(pod -> !pod.scheduled() && !pod.deleting());
        if (pending) {
            outcomes.add(Outcome.PENDING);
        }
        if (!timeline.preempted().isEmpty()) {
            outcomes.add(Outcome.EVICTS);
        }
        if (start != Start.INSTALL && timeline.podsDeleted() > 0) {
            outcomes.add(Outcome.RESTARTS);
        }
        if (!timeline.leavesWithoutPod().isEmpty()) {
            outcomes.add(Outcome.LEAVES);
            outcomes.add(Outcome.MOVES);
        }
        return outcomes;
    }

    /** How long it takes where pods stop at once; in the quickest order where many were tried. */
    public long fastestMillis() {
        if (exploration != null) {
            return exploration.shortestMillis();
        }
        if (timing.stopAfterMillis() == 0 || timeline.podsDeleted() == 0) {
            return timeline.durationMillis();
        }
        PodTiming hasty = new PodTiming(timing.startAfterMillis(), timing.readyAfterMillis(), 0);
        Timeline fastest = Simulation.run(scenario.unchecked().podsTake(hasty));
        return Math.min(fastest.durationMillis(), timeline.durationMillis());
    }

    /** How long it takes where pods use their whole grace period; in the slowest order. */
    public long slowestMillis() {
        return exploration == null ? timeline.durationMillis() : exploration.longestMillis();
    }

    /**
     * The same rollout with one node in a hundred silent.
     *
     * @param nodes how many fall silent at the start
     */
    public record SilentNodes(int nodes, Timeline timeline) {}

    /** Null where that is not tried: in small clusters, and in those that are not sketches. */
    public SilentNodes withSilentNodes(ClusterObjects.Source source) {
        int nodes = scenario.nodeCount();
        boolean sketch =
                source == ClusterObjects.Source.SKETCH || source == ClusterObjects.Source.PRESET;
        boolean tried =
                sketch
                        && nodes > MANY_NODES
                        && start != Start.INSTALL
                        && !scenario.hasFailingNodes()
                        && timeline.outcome() == Timeline.Outcome.COMPLETE;
        if (!tried) {
            return null;
        }
        int silent = (nodes + 99) / 100;
        return new SilentNodes(silent, Simulation.run(scenario.unchecked().failingNodes(silent)));
    }

    /** What {@code maxUnavailable: 10%} would make of this; null where it is no faster. */
    Rollout atATenth(
            Before before, JsonObject newer, ClusterObjects cluster, KubernetesVersion version) {
        int desired = timeline.lastStatus().desired();
        if (timeline.outcome() != Timeline.Outcome.COMPLETE
                || start == Start.INSTALL
                || maxSurge > 0
                || maxUnavailable * 10 >= desired) {
            return null;
        }
        JsonObject hasty = newer.copy();
        JsonObject strategy = hasty.object("spec").object("updateStrategy");
        strategy.object("rollingUpdate").put("maxUnavailable", new JsonText("10%"));
        Rollout tenth = of(before, hasty, cluster, version, Options.of(timing));
        return tenth.timeline.durationMillis() < timeline.durationMillis() ? tenth : null;
    }

    /**
     * The cluster, in which the DaemonSet's own pods are told from others'. Where it shows objects
     * of a kind at all, it shows all of them.
     */
    static Scenario scenario(
            JsonObject daemonSet, ClusterObjects cluster, KubernetesVersion version) {
        return Scenario.in(
                        kind -> kind.equals("Node") ? cluster.nodes(version) : cluster.of(kind),
                        daemonSet,
                        version)
                .admission(ClusterScenario.admission(cluster, version));
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
