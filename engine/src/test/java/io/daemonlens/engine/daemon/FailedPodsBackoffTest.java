package io.daemonlens.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clock that holds the deletion of failed pods back, as upstream's tests wind it. */
class FailedPodsBackoffTest {

    private static final String KEY = FailedPodsBackoff.key("u", 1, "n");

    private final FailedPodsBackoff backoff = new FailedPodsBackoff();
    private Instant now = Instant.parse("2024-05-01T12:00:00Z");

    @Test
    void delaysDoubleUpToAQuarterOfAnHour() {
        checkWaits(0);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            backoff.next(KEY, now);
            checkWaits(seconds);
            now = now.plusSeconds(seconds);
            checkWaits(0);
        }
    }

    @Test
    void lookingTooEarlyChangesNothing() {
        backoff.next(KEY, now);
        now = now.plusMillis(999);
        assertThat(backoff.remaining(KEY, now)).isEqualTo(Duration.ofMillis(1));
        assertThat(backoff.remaining(KEY, now)).isEqualTo(Duration.ofMillis(1));
        now = now.plusMillis(1);
        checkWaits(0);
    }

    @Test
    void afterHalfAnHourItBeginsAnew() {
        backoff.next(KEY, now);
        backoff.next(KEY, now);
        now = now.plusSeconds(1800);
        backoff.next(KEY, now);
        checkWaits(4);
        now = now.plusSeconds(1801);
        backoff.next(KEY, now);
        checkWaits(1);
    }

    /** A key is of a node and of what the controller had last seen of the DaemonSet. */
    @Test
    void anotherNodeOrGenerationDoesNotWait() {
        backoff.next(KEY, now);
        assertThat(backoff.remaining(FailedPodsBackoff.key("u", 2, "n"), now)).isZero();
        assertThat(backoff.remaining(FailedPodsBackoff.key("u", 1, "m"), now)).isZero();
        checkWaits(1);
    }

    private void checkWaits(int seconds) {
        assertThat(backoff.remaining(KEY, now)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
