package io.daemonlens.engine.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodLifecycleTest {

    /** The earliest moment the probes allow. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                         | 0",
                "{'readinessProbe': {}}                                                     | 0",
                "{'readinessProbe': {'initialDelaySeconds': 5}}                             | 5000",
                "{'readinessProbe': {'initialDelaySeconds': 5, 'successThreshold': 3}}      | 25000",
                "{'readinessProbe': {'periodSeconds': 2, 'successThreshold': 3}}            | 4000",
                "{'startupProbe': {'initialDelaySeconds': 8}}                               | 8000",
                "{'startupProbe': {'initialDelaySeconds': 8}, 'readinessProbe': {}}         | 8000",
                "{'livenessProbe': {'initialDelaySeconds': 60}}                             | 0"
            })
    void probesSayWhenAPodIsReadyAtTheEarliest(String container, long millis) {
        assertThat(lifecycle(container, "").timing().readyAfterMillis()).isEqualTo(millis);
    }

    @Test
    void theSlowestContainerDecides() {
        String two =
                "{'readinessProbe': {'initialDelaySeconds': 3}},"
                        + " {'readinessProbe': {'initialDelaySeconds': 7}}";
        assertThat(lifecycle(two, "").timing().readyAfterMillis()).isEqualTo(7_000);
    }

    @Test
    void theGracePeriodIsTheLongestAPodTakesToStop() {
        assertThat(lifecycle("{}", "").timing().stopAfterMillis()).isEqualTo(30_000);
        assertThat(
                        lifecycle("{}", ", 'terminationGracePeriodSeconds': 5")
                                .timing()
                                .stopAfterMillis())
                .isEqualTo(5_000);
    }

    @Test
    void eachFateHasItsStages() {
        PodLifecycle lifecycle = PodLifecycle.of(new PodTiming(200, 1_000, 500));
        assertThat(lifecycle.stages())
                .containsExactly(
                        new PodStage(PodStage.Reached.RUNNING, 200),
                        new PodStage(PodStage.Reached.READY, 1_000));
        assertThat(lifecycle.withFate(Fate.NEVER_READY).stages())
                .containsExactly(new PodStage(PodStage.Reached.RUNNING, 200));
        assertThat(lifecycle.withFate(Fate.IMAGE_MISSING).stages()).isEmpty();
        assertThat(lifecycle.withFate(Fate.FAILS).stages())
                .endsWith(new PodStage(PodStage.Reached.FAILED, 1_000));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 10000", "2, 20000", "5, 160000", "6, 300000", "60, 300000"})
    void restartsComeMoreAndMoreSlowly(int restarts, long millis) {
        assertThat(PodLifecycle.crashBackoffMillis(restarts)).isEqualTo(millis);
    }

    private static PodLifecycle lifecycle(String containers, String more) {
        String json = "{'spec': {'containers': [" + containers + "]" + more + "}}";
        return PodLifecycle.of(JsonReader.readObject(json.replace('\'', '"')));
    }
}
