package io.daemonlens.schemas;

import java.util.Optional;

/**
 * A Kubernetes minor release, such as 1.31. Parsing accepts a patch number and drops it: all data
 * is per minor.
 *
 * @param minor the number after {@code 1.}, from {@link #OLDEST} to {@link #NEWEST}
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {

    /** The oldest supported minor. */
    public static final KubernetesVersion OLDEST = new KubernetesVersion(KnownMinors.OLDEST);

    /** The newest supported minor. */
    public static final KubernetesVersion NEWEST = new KubernetesVersion(KnownMinors.NEWEST);

    public KubernetesVersion {
        if (minor < KnownMinors.OLDEST || minor > KnownMinors.NEWEST) {
            throw new IllegalArgumentException("Kubernetes 1." + minor + " is not known");
        }
    }

    /** Returns the minor {@code 1.<minor>}. */
    public static KubernetesVersion of(int minor) {
        return new KubernetesVersion(minor);
    }

    /** Parses {@code 1.31}, {@code v1.31} or {@code 1.31.2}; empty if invalid or not supported. */
    public static Optional<KubernetesVersion> parse(String text) {
        int start = text.startsWith("v") ? 1 : 0;
        if (text.length() < start + 3
                || text.charAt(start) != '1'
                || !isBreak(text.charAt(start + 1))) {
            return Optional.empty();
        }
        int minor = 0;
        int at = start + 2;
        while (at < text.length() && !isBreak(text.charAt(at))) {
            int digit = text.charAt(at++) - '0';
            if (digit < 0 || digit > 9 || at > start + 5) {
                return Optional.empty();
            }
            minor = minor * 10 + digit;
        }
        return minor < OLDEST.minor || minor > NEWEST.minor
                ? Optional.empty()
                : Optional.of(new KubernetesVersion(minor));
    }

    private static boolean isBreak(char c) {
        return c == '.' || c == '+' || c == '-';
    }

    public boolean isAtLeast(int otherMinor) {
        return minor >= otherMinor;
    }

    public boolean isBefore(int otherMinor) {
        return minor < otherMinor;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return Integer.compare(minor, other.minor);
    }

    /** The usual form: {@code 1.31}. */
    @Override
    public String toString() {
        return "1." + minor;
    }
}
