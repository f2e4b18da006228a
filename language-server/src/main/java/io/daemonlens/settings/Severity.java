package io.daemonlens.settings;

import java.util.Locale;

/** How much a finding matters, from most to least. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The word in reports: {@code error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word of a report or of settings; null where it is none. */
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
