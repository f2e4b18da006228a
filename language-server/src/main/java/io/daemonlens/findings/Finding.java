package io.daemonlens.findings;

import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.Locale;

/**
 * One thing to know about a DaemonSet, at one place.
 *
 * @param code in kebab-case; names its page
 * @param source who says it
 * @param field the path as the server prints it; empty where the whole document is meant
 * @param range where it shows, in the whole text
 * @param message what is so; the server's own words where it says it
 * @param help what follows and what to do, in one or two sentences; may be empty
 * @param fixes repairs, the likeliest first
 * @param related the other places that take part
 * @param suppressed the reason given for not wanting to hear it; null where it is to be heard
 */
public record Finding(
        String code,
        Severity severity,
        Source source,
        String field,
        TextRange range,
        String message,
        String help,
        List<QuickFix> fixes,
        List<Related> related,
        String suppressed) {

    /** Who says it. */
    public enum Source {
        YAML,
        SCHEMA,
        APISERVER,
        ADVICE,
        POLICY;

        /** The word in reports: {@code apiserver}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        fixes = List.copyOf(fixes);
        related = List.copyOf(related);
    }

    public static Finding of(
            String code,
            Severity severity,
            Source source,
            String field,
            TextRange range,
            String message,
            String help) {
        return new Finding(
                code, severity, source, field, range, message, help, List.of(), List.of(), null);
    }

    public Finding with(List<QuickFix> moreFixes, List<Related> moreRelated) {
        return new Finding(
                code,
                severity,
                source,
                field,
                range,
                message,
                help,
                moreFixes,
                moreRelated,
                suppressed);
    }

    public Finding withSeverity(Severity other) {
        return new Finding(
                code, other, source, field, range, message, help, fixes, related, suppressed);
    }

    public Finding suppressedBy(String reason) {
        return new Finding(
                code, severity, source, field, range, message, help, fixes, related, reason);
    }

    /** The same in a text that has {@code by} more units before it. */
    public Finding shifted(int by) {
        return by == 0
                ? this
                : new Finding(
                        code,
                        severity,
                        source,
                        field,
                        range.shifted(by),
                        message,
                        help,
                        fixes.stream().map(fix -> fix.shifted(by)).toList(),
                        related.stream().map(other -> other.shifted(by)).toList(),
                        suppressed);
    }

    /** Whether it counts: nobody asked not to hear it. */
    public boolean counts() {
        return suppressed == null;
    }
}
