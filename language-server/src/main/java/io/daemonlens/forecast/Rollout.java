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
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Exploration;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The simulated rollout of a DaemonSet in a cluster.
 *
 * @param start the initial state
 * @param strategy {@code RollingUpdate} or {@code OnDelete}
 * @param maxUnavailable nodes, resolved against the nodes that get a pod
 * @param maxSurge nodes, resolved likewise
 * @param timing the assumed times of a pod
 * @param learnt the times observed on the cluster's own pods; null if unknown
 * @param result of many orders; null if the order is by name or of one seed
 * @param timeline the events; those of the worst order if many were tried
 * @param scenario the simulated scenario
 * @param source where the cluster comes from
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
        Scenario scenario,
        ClusterObjects.Source source) {

    /** Sketches with more nodes than this are also simulated with unresponsive nodes. */
    private static final int MANY_NODES = 50;

    /** The initial state of a rollout. */
    public enum Start {
        /** The DaemonSet is new. */
        INSTALL,
        /** An older revision runs on every node that should run it. */
        UPDATE,
        /** The existing pods and revisions of the cluster. */
        LIVE;

        /** The name in reports: {@code live}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The DaemonSet before the update.
     *
     * @param stored null if no older state is known
     * @param named whether it was named explicitly, so that it replaces the one in the cluster
     */
    public record Before(JsonObject stored, boolean named) {

        public static final Before UNKNOWN = new Before(null, false);

        /** Returns a state that was found in git or in an editor. */
        public static Before found(JsonObject stored) {
            return new Before(stored, false);
        }

        /** Returns a state that was named explicitly. */
        public static Before named(JsonObject stored) {
            return new Before(stored, true);
        }
    }

    /**
     * Assumptions that replace values from the manifest and the cluster.
     *
     * @param startAfterMillis from bound to running; null if not given
     * @param readyAfterMillis from running to ready; null if not given
     * @param stopAfterMillis from deleted to gone; null for the whole grace period
     * @param neverReady whether pods of the new template never become ready
     * @param seed determines orders that Kubernetes does not define; null for the order of names
     * @param seeds the number of orders to try, of which the worst is kept; 0 for one order
     * @param failNodes the number of nodes that become unresponsive at the start
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

        /** A year; nothing that a pod does takes longer. */
        private static final long LONGEST_MILLIS = 365L * 24 * 3600 * 1000;

        /**
         * Checks what a user may ask for, on the command line and in the editor.
         *
         * @throws IllegalArgumentException if a value is out of range
         */
        public Options {
            checkMillis("start", startAfterMillis);
            checkMillis("ready", readyAfterMillis);
            checkMillis("stop", stopAfterMillis);
            if (seeds < 0 || failNodes < 0) {
                throw new IllegalArgumentException(
                        "a number of seeds or of nodes cannot be negative");
            }
        }

        private static void checkMillis(String name, Long millis) {
            if (millis != null && (millis < 0 || millis > LONGEST_MILLIS)) {
                throw new IllegalArgumentException(
                        "the time until " + name + " must be between 0 and a year");
            }
        }

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

        /** The new template's probes give a lower bound for the times of the old pods. */
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
     * Simulates the update.
     *
     * @param known the older state; ignored if its selector differs or its own pods would not match
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
        ObservedTiming learnt = ObservedTiming.of(scenario.ownPodObjects());
        PodTiming timing = options.timing(lifecycle.timing(), learnt);
        scenario = scenario.podsTake(timing).failingNodes(options.failNodes());
        if (options.neverReady()) {
            scenario = scenario.newPods(lifecycle.withTiming(timing).withFate(Fate.NEVER_READY));
        }
        if (options.seed() != null) {
            scenario = scenario.seed(options.seed());
        }
        return played(start, newer, timing, learnt, scenario, options.seeds(), cluster.source());
    }

    private static Rollout played(
            Start start,
            JsonObject newer,
            PodTiming timing,
            ObservedTiming learnt,
            Scenario scenario,
            int seeds,
            ClusterObjects.Source source) {
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
                scenario,
                source);
    }

    private static boolean canHaveRun(JsonObject older, JsonObject newer) {
        DaemonSet before = DaemonSet.of(older);
        return before.selector() != null
                && before.selector().equals(DaemonSet.of(newer).selector())
                && before.selector().matches(before.template().labels());
    }

    /** Whether it ends by itself, and so has a duration. */
    public boolean ends() {
        return timeline.outcome() == Timeline.Outcome.COMPLETE
                || timeline.outcome() == Timeline.Outcome.NOTHING;
    }

    /** The outcomes that a script can fail on. */
    public Set<Outcome> outcomes() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        switch (timeline.outcome()) {
            case REFUSED -> outcomes.add(Outcome.REFUSED);
            case STUCK -> outcomes.add(Outcome.STUCK);
            case COMPLETE, NOTHING, WAITS_FOR_DELETION -> {
                // This is the intended effect.
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

    /** The duration if pods stop immediately; in the fastest order if many were tried. */
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

    /**
     * The duration if pods use their whole grace period; in the slowest order if many were tried.
     */
    public long slowestMillis() {
        return exploration == null ? timeline.durationMillis() : exploration.longestMillis();
    }

    /**
     * The same rollout with one node in a hundred unresponsive.
     *
     * @param nodes the number of unresponsive nodes
     */
    public record SilentNodes(int nodes, Timeline timeline) {}

    /**
     * Returns null if this is not simulated: in small clusters, and in clusters that are not
     * sketches.
     */
    public SilentNodes withSilentNodes() {
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

    /** Returns the rollout with {@code maxUnavailable: 10%}; null if it is no faster. */
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
     * Returns the cluster, with the DaemonSet's own pods separated from others. If it lists any
     * object of a kind, the list is complete.
     */
    static Scenario scenario(
            JsonObject daemonSet, ClusterObjects cluster, KubernetesVersion version) {
        return ClusterScenario.of(daemonSet, cluster, version);
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
