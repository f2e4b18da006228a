package io.daemonlens.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.simulation.timeline.RolloutProgress;
import io.daemonlens.engine.simulation.timeline.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line of blocks over time. */
class SparklineTest {

    @Test
    void eachPartShowsTheLeastThatWasAvailableInIt() {
        List<Step> steps = List.of(step(0, 4), step(1_000, 2), step(1_100, 4), step(3_000, 0));
        assertThat(Sparkline.of(steps, 4_000, 4)).isEqualTo("█▄█▁");
    }

    @Test
    void whereNothingIsDesiredNothingIsMissing() {
        Step none = new Step(0, new RolloutProgress(1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(Sparkline.of(List.of(none), 10, 3)).isEqualTo("███");
    }

    private static Step step(long atMillis, int available) {
        return new Step(atMillis, new RolloutProgress(1, 1, 4, 4, available, 0, available, 0));
    }
}
