package io.daemonlens.engine.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedTimingTest {

    @Test
    void thePodInTheMiddleTellsHowLongPodsTake() {
        ObservedTiming timing =
                ObservedTiming.of(
                        List.of(pod(3, 10, 0), pod(4, 22, 0), pod(60, 300, 0), pod(2, 5, 7)));
        assertThat(timing).isEqualTo(new ObservedTiming(3, 4_000, 18_000));
    }

    /** Ready again an hour after it started: that was not its start. */
    @Test
    void aPodThatWasReadyBeforeTellsNothing() {
        assertThat(ObservedTiming.of(List.of(pod(3, 3_590, 0)))).isNull();
        assertThat(ObservedTiming.of(List.of())).isNull();
    }

    /**
     * @param running seconds after it was bound
     * @param ready seconds after it was bound
     */
    private static JsonObject pod(int running, int ready, int restarts) {
        return JsonReader.readObject(
                """
                {"status": {"conditions": [
                   {"type": "PodScheduled", "status": "True", "lastTransitionTime": "%s"},
                   {"type": "Ready", "status": "True", "lastTransitionTime": "%s"}],
                 "containerStatuses": [{"restartCount": %d,
                   "state": {"running": {"startedAt": "%s"}}}]}}
                """
                        .formatted(time(0), time(ready), restarts, time(running)));
    }

    private static String time(int seconds) {
        return java.time.Instant.parse("2026-03-01T10:00:00Z").plusSeconds(seconds).toString();
    }
}
