package io.daemonlens.analysis;

import io.daemonlens.engine.apiserver.Response;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.findings.Related;
import io.daemonlens.manifest.EditedObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Errors that follow from another error: a misspelt {@code imag} also leaves {@code image} missing.
 * An error is a consequence if the fix of the cause removes it too; it becomes a related location
 * of the cause. The API server is asked for each fix, so no table of error pairs is needed.
 */
final class Consequences {

    private static final Set<String> CAUSES =
            Set.of("unknown-field", "wrong-type", "duplicate-key", "missing-key");
    private static final int MOST_CAUSES = 4;

    private final Manifest manifest;
    private final Function<Manifest, Response> server;

    /**
     * @param server returns the API server's answer to another text of the same object
     */
    Consequences(Manifest manifest, Function<Manifest, Response> server) {
        this.manifest = manifest;
        this.server = server;
    }

    /** Returns the findings without those that follow from others. */
    List<Finding> fold(List<Finding> findings) {
        List<Finding> left = new ArrayList<>(findings);
        int asked = 0;
        for (Finding cause : findings) {
            if (asked >= MOST_CAUSES) {
                break;
            }
            QuickFix fix = fix(cause);
            if (fix == null || !left.contains(cause) || !hasTwoErrors(left)) {
                continue;
            }
            asked++;
            Set<String> after = errorsAfter(fix);
            if (after == null) {
                continue;
            }
            List<Related> related = new ArrayList<>(cause.related());
            List<Finding> gone = new ArrayList<>();
            for (Finding each : left) {
                if (each != cause
                        && each.severity() == Severity.ERROR
                        && isGone(each, after)
                        && !isSameSort(each, cause)) {
                    gone.add(each);
                    related.add(new Related(each.range(), each.message()));
                }
            }
            if (!gone.isEmpty()) {
                left.removeAll(gone);
                left.set(left.indexOf(cause), cause.with(cause.fixes(), related));
            }
        }
        return left;
    }

    /** What the schema alone tells is gone for sure only if no error is left. */
    private static boolean isGone(Finding each, Set<String> after) {
        return switch (each.source()) {
            case APISERVER -> !after.contains(each.message());
            case SCHEMA -> after.isEmpty();
            default -> false;
        };
    }

    private static boolean hasTwoErrors(List<Finding> findings) {
        return findings.stream().filter(f -> f.severity() == Severity.ERROR).limit(2).count() > 1;
    }

    /** Two misspelt fields are two mistakes, even if the fix of one removes the other. */
    private static boolean isSameSort(Finding each, Finding cause) {
        return each.code().equals(cause.code()) && !cause.code().equals("missing-key");
    }

    private static QuickFix fix(Finding cause) {
        return CAUSES.contains(cause.code())
                        && !cause.fixes().isEmpty()
                        && cause.fixes().get(0).preferred()
                ? cause.fixes().get(0)
                : null;
    }

    /** Returns the errors of the fixed text; null if it cannot be read. */
    Set<String> errorsAfter(QuickFix fix) {
        Manifest fixed = EditedObject.of(manifest, fix.edits());
        if (fixed == null) {
            return null;
        }
        Response answer = server.apply(fixed);
        Set<String> errors = new LinkedHashSet<>();
        answer.errors().forEach(error -> errors.add(error.toString()));
        errors.addAll(answer.strictTexts());
        if (answer.decodeError() == null) {
            return errors;
        }
        errors.add(answer.decodeError().text());
        return answer.code() == 400 ? null : errors;
    }
}
