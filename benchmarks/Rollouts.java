import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long placement and rollouts take to work out, from 100 to 100,000 nodes: the curve that must
 * stay near a straight line. Prints a Markdown table. Times are of the processor, so that a busy
 * machine does not blur them; each is the best of some runs after some warming up.
 */
public final class Rollouts {

    private static final int[] SIZES = {100, 300, 1_000, 3_000, 5_000, 10_000, 30_000, 100_000};
    private static final JsonObject NODE =
            JsonReader.readObject(
                    """
                    {"metadata": {"labels": {"kubernetes.io/os": "linux"}},
                     "status": {"allocatable": {"cpu": "4", "memory": "16Gi", "pods": "110"}}}
                    """);

    private Rollouts() {}

    public static void main(String[] args) {
        for (int i = 0; i < 20; i++) {
            Simulation.run(rollout(nodes(1_000), "\"10%\""));
        }
        System.out.println(
                "| nodes | placement | update at 10 % | of it simulated | update at 1 | heap |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        for (int size : SIZES) {
            row(size);
        }
        Scenario thirty = rollout(nodes(30), "1");
        Simulation.explore(thirty, 200);
        long seeds = best(3, () -> Simulation.explore(thirty, 1_000));
        System.out.printf(
                Locale.ROOT, "%n1,000 orders of a rollout over 30 nodes: %s%n", text(seeds));
        sixHundred();
    }

    private static void row(int size) {
        int runs = size > 10_000 ? 2 : 5;
        List<Node> nodes = nodes(size);
        JsonObject daemonSet = agent("agent:1", "1");
        Scenario cluster = Scenario.on(KubernetesVersion.of(37)).nodes(nodes);
        long placement = best(runs, () -> Forecast.of(daemonSet, cluster));
        Timeline[] last = new Timeline[1];
        long tenth = best(runs, () -> last[0] = Simulation.run(rollout(nodes, "\"10%\"")));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        long single = best(runs, () -> Simulation.run(rollout(nodes, "1")));
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %s | %,d s | %s | %,d MiB |%n",
                size,
                text(placement),
                text(tenth),
                last[0].durationMillis() / 1000,
                text(single),
                heap);
    }

    /** Beside a real control plane with simulated kubelets, which took 31 s and 61 s. */
    private static void sixHundred() {
        PodTiming timing = new PodTiming(200, 1_000, 500);
        Timeline create =
                Simulation.run(
                        Scenario.on(KubernetesVersion.of(37))
                                .nodes(nodes(600))
                                .podsTake(timing)
                                .apply(agent("agent:1", "\"100%\"")));
        Timeline update = Simulation.run(rollout(nodes(600), "\"100%\"").podsTake(timing));
        System.out.printf(
                Locale.ROOT,
                "600 pods: created in %.1f simulated seconds (recorded: 31.4), updated in %.1f"
                        + " (recorded: 60.7)%n",
                create.durationMillis() / 1000.0,
                update.durationMillis() / 1000.0);
    }

    private static long best(int runs, Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long start = processorNanos();
            work.run();
            best = Math.min(best, processorNanos() - start);
        }
        return best;
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String text(long nanos) {
        double millis = nanos / 1e6;
        return millis < 10
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%,.0f ms", millis);
    }

    private static Scenario rollout(List<Node> nodes, String maxUnavailable) {
        return Scenario.on(KubernetesVersion.of(37))
                .nodes(nodes)
                .running(agent("agent:1", maxUnavailable))
                .podsTake(new PodTiming(2_000, 10_000, 5_000))
                .apply(agent("agent:2", maxUnavailable))
                .limit(Long.MAX_VALUE);
    }

    private static List<Node> nodes(int count) {
        List<Node> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            JsonObject node = NODE.copy();
            node.object("metadata").put("name", String.format(Locale.ROOT, "node-%06d", i));
            nodes.add(Node.of(node));
        }
        return nodes;
    }

    private static JsonObject agent(String image, String maxUnavailable) {
        return JsonReader.readObject(
                """
                {"metadata": {"name": "agent", "namespace": "default"},
                 "spec": {
                   "selector": {"matchLabels": {"app": "agent"}},
                   "template": {
                     "metadata": {"labels": {"app": "agent"}},
                     "spec": {"containers": [{"name": "agent", "image": "%s",
                       "resources": {"requests": {"cpu": "100m", "memory": "64Mi"}}}]}},
                   "updateStrategy": {"type": "RollingUpdate",
                     "rollingUpdate": {"maxUnavailable": %s}}}}
                """
                        .formatted(image, maxUnavailable));
    }
}
