package io.daemonlens.report.forecast;

/** Formats durations for display: {@code 8.1 s}, {@code 14 min}, {@code 2 h 5 min}. */
final class Durations {

    private Durations() {}

    static String text(long millis) {
        if (millis < 60_000) {
            long tenths = (millis + 50) / 100;
            return (tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + "." + tenths % 10) + " s";
        }
        long minutes = (millis + 30_000) / 60_000;
        if (minutes < 60) {
            long seconds = millis / 1000 % 60;
            return millis < 600_000 && seconds != 0
                    ? millis / 60_000 + " min " + seconds + " s"
                    : minutes + " min";
        }
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
