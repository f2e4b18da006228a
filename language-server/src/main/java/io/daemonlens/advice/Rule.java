package io.daemonlens.advice;

import io.daemonlens.settings.Severity;

/**
 * One advice rule: it finds what the API server accepts but is likely a mistake. A rule uses field
 * paths only; it has no access to offsets and prints nothing.
 */
public interface Rule {

    /** The code in kebab-case; class, page and test are named after it. */
    String code();

    Severity severity();

    /**
     * Whether the rule is off by default: only its code in the settings or a profile enables it.
     */
    default boolean isQuiet() {
        return false;
    }

    /** Checks the subject and reports to {@code advice}. */
    void check(Subject subject, Advice advice);
}
