package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.ErrorCause;
import java.util.List;

/**
 * One reason why a value is invalid: the server's text, and the cause if help depends on it.
 *
 * @param text the detail of the error message
 */
public record ValueProblem(String text, ErrorCause cause) {

    /** Returns a problem that its text describes completely. */
    public static ValueProblem of(String text) {
        return new ValueProblem(text, ErrorCause.Plain.UNSPECIFIED);
    }

    /** Returns the texts of all problems, separated by semicolons, as the server joins them. */
    public static String join(List<ValueProblem> problems) {
        StringBuilder joined = new StringBuilder();
        for (ValueProblem each : problems) {
            joined.append(joined.length() > 0 ? ";" : "").append(each.text);
        }
        return joined.toString();
    }
}
