package io.daemonlens.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast way gives what the general parser gives. */
class TimestampsTest {

    @Test
    void timesOfAllYearsAreReadAsTheGeneralParserReadsThem() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String text =
                    String.format(
                            "%04d-%02d-%02dT%02d:%02d:%02dZ",
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(25),
                            random.nextInt(61),
                            random.nextInt(61));
            assertThat(Timestamps.of(text)).as(text).isEqualTo(general(text));
        }
    }

    private static Instant general(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Test
    void otherFormsGoThroughTheGeneralParser() {
        assertThat(Timestamps.of("2026-01-31T09:05:00.25Z"))
                .isEqualTo(Instant.parse("2026-01-31T09:05:00.250Z"));
        assertThat(Timestamps.of("2026-01-31T11:05:00+02:00"))
                .isEqualTo(Instant.parse("2026-01-31T09:05:00Z"));
        assertThat(Timestamps.of("2026-01-3xT09:05:00Z")).isNull();
        assertThat(Timestamps.of("yesterday")).isNull();
        assertThat(Timestamps.of("")).isNull();
    }
}
