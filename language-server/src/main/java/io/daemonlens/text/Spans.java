package io.daemonlens.text;

import java.time.Duration;

/** Formats durations like kubectl ages, with a space before the unit: {@code 22 s}, {@code 4 h}. */
public final class Spans {

    private Spans() {}

    /** Formats in whole seconds below two minutes, then in minutes, hours and days. */
    public static String age(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
