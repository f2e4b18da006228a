package io.daemonlens.advice;

import io.daemonlens.settings.Severity;

/**
 * One piece of advice: what a server takes and a person would not want. A rule speaks of paths
 * only; it never sees an offset, and never prints.
 */
public interface Rule {

    /** In kebab-case; names the class, the page and the test. */
    String code();

    Severity severity();

    /** Whether it speaks only where it is asked for: by its code in the settings, or a profile. */
    default boolean isQuiet() {
        return false;
    }

    /** Says what it finds to {@code advice}. */
    void check(Subject subject, Advice advice);
}
