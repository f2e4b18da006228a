package io.daemonlens.cli.program;

import java.math.BigDecimal;

/** Durations on the command line: {@code 200ms}, {@code 20s}, {@code 1.5m}. */
public final class DurationOption {

    private DurationOption() {}

    /**
     * Parses an option's value to milliseconds.
     *
     * @throws UsageException if it is not a duration
     */
    public static long of(String option, String text) {
        String number = text.replaceFirst("(ms|s|m|h)$", "");
        String unit = text.substring(number.length());
        if (!number.matches("[0-9]{1,7}(\\.[0-9]{1,3})?") || unit.isEmpty()) {
            throw new UsageException(
                    "--" + option + " " + text + ": expected a duration such as 200ms, 20s or 5m");
        }
        int factor =
                switch (unit) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 3_600_000;
                };
        return new BigDecimal(number).multiply(BigDecimal.valueOf(factor)).longValue();
    }
}
