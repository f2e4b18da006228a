package io.daemonlens.settings;

import java.util.Locale;

/** The severity of a finding, from most to least severe. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** Returns the name used in reports: {@code error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses the name used in reports and settings; returns null if it is invalid. */
    public static Severity of(String word) {
        for (Severity each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    public boolean isAtLeast(Severity other) {
        return ordinal() <= other.ordinal();
    }
}
