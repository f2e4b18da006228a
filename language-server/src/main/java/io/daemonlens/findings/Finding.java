package io.daemonlens.findings;

import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.Locale;

/**
 * One finding about a DaemonSet, at one place.
 *
 * @param code in kebab-case; names its page
 * @param source the origin of the finding
 * @param field the path as the server prints it; empty for the whole document
 * @param range its position in the whole text
 * @param message the problem; the server's own message if it comes from there
 * @param help the consequence and the fix, in one or two sentences; may be empty
 * @param fixes fixes, the likeliest first
 * @param related the related locations
 * @param suppressed the reason of the suppression; null if it is not suppressed
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

    /** The origin of a finding. */
    public enum Source {
        YAML,
        SCHEMA,
        APISERVER,
        ADVICE,
        POLICY;

        /** The name in reports: {@code apiserver}. */
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

    /** Returns the same finding, shifted by {@code by} UTF-16 units. */
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

    /** Whether the finding counts: it is not suppressed. */
    public boolean counts() {
        return suppressed == null;
    }
}
