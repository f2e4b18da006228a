package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.daemon.Actions;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.state.Watcher;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which changes of nodes make the controller look again: the rows of upstream's tests of its queue,
 * in our words. Up to 1.32 a node counts whose answer changes, since then one with work to do.
 */
class NodeUpdatesTest {

    private static final String BLUE = "blue-1";
    private static final String PLAIN = "node-1";

    @ParameterizedTest
    @CsvSource({
        "nothing is new,               31, false, 0, 0",
        "nothing is new,               37, false, 0, 0",
        "a taint is tolerated,         31, false, 0, 0",
        "a taint is tolerated,         37, false, 0, 0",
        "a taint keeps new pods away,  32, true,  0, 0",
        "a taint keeps new pods away,  33, false, 0, 0",
        "a taint drives pods out,      31, true,  0, 1",
        "a taint drives pods out,      37, true,  0, 1",
        "a label is given,             31, true,  1, 0",
        "a label is given,             37, true,  1, 0",
        "a label is taken,             31, true,  0, 1",
        "a label is taken,             37, true,  0, 1",
        "a label that nobody asks for, 31, false, 0, 0",
        "a label that nobody asks for, 37, false, 0, 0",
        "a node that matches joins,    31, true,  1, 0",
        "a node that matches joins,    37, true,  1, 0",
        "a node that does not joins,   31, false, 0, 0",
        "a node that does not joins,   37, false, 0, 0"
    })
    void theControllerLooksAgain(String what, int minor, boolean looks, int created, int deleted) {
        AtomicInteger syncs = new AtomicInteger();
        Scenario scenario =
                Scenario.on(KubernetesVersion.of(minor))
                        .nodes(List.of(Clusters.node(PLAIN), blue(BLUE)))
                        .running(wantsBlue())
                        .at(5_000, change(what));
        Simulation simulation = new Simulation(scenario);
        simulation
                .state()
                .watch(
                        new Watcher() {
                            @Override
                            public void decided(Actions actions) {
                                syncs.incrementAndGet();
                            }
                        });
        Timeline timeline = simulation.run();
        assertThat(syncs.get() > 0).as("looks again").isEqualTo(looks);
        assertThat(timeline.podsCreated()).isEqualTo(created);
        assertThat(timeline.podsDeleted()).isEqualTo(deleted);
    }

    private static ClusterChange change(String what) {
        Map<String, String> blue = Map.of("color", "blue");
        return switch (what) {
            case "nothing is new" -> new ClusterChange.SetTaints(BLUE, List.of());
            case "a taint is tolerated" -> new ClusterChange.Cordon(BLUE, true);
            case "a taint keeps new pods away" -> taint(Taint.NO_SCHEDULE);
            case "a taint drives pods out" -> taint(Taint.NO_EXECUTE);
            case "a label is given" -> new ClusterChange.SetLabels(PLAIN, blue);
            case "a label is taken" -> new ClusterChange.SetLabels(BLUE, Map.of());
            case "a label that nobody asks for" ->
                    new ClusterChange.SetLabels(PLAIN, Map.of("shape", "round"));
            case "a node that matches joins" -> new ClusterChange.AddNode(blue("blue-2"));
            case "a node that does not joins" -> new ClusterChange.AddNode(Clusters.node("node-2"));
            default -> throw new AssertionError(what);
        };
    }

    private static ClusterChange taint(String effect) {
        return new ClusterChange.SetTaints(BLUE, List.of(new Taint("dedicated", "db", effect)));
    }

    private static Node blue(String name) {
        return Clusters.node(name).withLabels(Map.of("color", "blue"));
    }

    private static JsonObject wantsBlue() {
        JsonObject daemonSet = Clusters.agent("agent:1");
        daemonSet
                .object("spec")
                .object("template")
                .object("spec")
                .put("nodeSelector", new JsonObject().put("color", new JsonText("blue")));
        return daemonSet;
    }
}
