package io.daemonlens.engine.simulation.timeline;

import static io.daemonlens.engine.simulation.Clusters.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.engine.simulation.Clusters;
import io.daemonlens.engine.simulation.Simulation;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.PodLife.Stage;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A timeline has every pod's life on its node. */
class PodLifeTest {

    private static final PodTiming TIMING = new PodTiming(200, 1_000, 500);

    @Test
    void anUpdateStopsOneLifeAndBeginsAnother() {
        Timeline timeline = Simulation.run(rollout(agent("agent:1")).apply(agent("agent:2")));
        assertThat(timeline.lives()).hasSize(6);
        PodLife older = timeline.lives().get(0);
        assertThat(older.updated()).isFalse();
        assertThat(stages(older)).containsExactly(Stage.AVAILABLE, Stage.TERMINATING, Stage.GONE);
        assertThat(older.moments().get(0).atMillis()).isZero();
        assertThat(span(older, Stage.TERMINATING, Stage.GONE)).isEqualTo(500);
        PodLife newer = timeline.lives().get(3);
        assertThat(newer.updated()).isTrue();
        assertThat(newer.node()).isEqualTo(older.node());
        assertThat(stages(newer))
                .containsExactly(Stage.PENDING, Stage.PULLING, Stage.STARTING, Stage.AVAILABLE);
        assertThat(span(newer, Stage.PULLING, Stage.STARTING)).isEqualTo(200);
        assertThat(span(newer, Stage.STARTING, Stage.AVAILABLE)).isEqualTo(1_000);
    }

    @Test
    void minReadySecondsLieBetweenReadyAndAvailable() {
        JsonObject newer = agent("agent:2", "\"maxUnavailable\": 1", 3);
        Timeline timeline =
                Simulation.run(rollout(agent("agent:1", "\"maxUnavailable\": 1", 3)).apply(newer));
        PodLife life = timeline.lives().get(3);
        assertThat(span(life, Stage.READY, Stage.AVAILABLE)).isBetween(3_000L, 3_001L);
    }

    @Test
    void aPodThatNeverBecomesReadyKeepsStarting() {
        JsonObject broken = agent("agent:2");
        Timeline timeline =
                Simulation.run(
                        rollout(agent("agent:1"))
                                .podsOf(broken, PodLifecycle.of(TIMING).withFate(Fate.NEVER_READY))
                                .apply(broken));
        List<PodLife> lives = timeline.lives();
        assertThat(stages(lives.get(lives.size() - 1)))
                .containsExactly(Stage.PENDING, Stage.PULLING, Stage.STARTING);
    }

    private static Scenario rollout(JsonObject running) {
        return Scenario.on(KubernetesVersion.of(31))
                .nodes(Clusters.nodes(3))
                .running(running)
                .podsTake(TIMING);
    }

    private static List<Stage> stages(PodLife life) {
        return life.moments().stream().map(PodLife.Moment::stage).toList();
    }

    private static long span(PodLife life, Stage from, Stage to) {
        return at(life, to) - at(life, from);
    }

    private static long at(PodLife life, Stage stage) {
        return life.moments().stream()
                .filter(each -> each.stage() == stage)
                .findFirst()
                .orElseThrow()
                .atMillis();
    }
}
