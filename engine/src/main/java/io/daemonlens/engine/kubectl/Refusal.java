package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.Response;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The standard error of {@code kubectl apply} and {@code create} when the API server rejects a
 * DaemonSet. Checked against outputs of kubectl 1.37.
 */
public final class Refusal {

    private Refusal() {}

    /**
     * Returns the text with a final newline; empty if the object was accepted.
     *
     * @param name the object's name
     * @param file the manifest's file name, as passed to kubectl
     */
    public static String text(Response answer, String name, String file) {
        if (answer.accepted()) {
            return "";
        }
        if (answer.code() != 422) {
            return "Error from server ("
                    + answer.reason()
                    + "): error when creating \""
                    + file
                    + "\": "
                    + answer.message()
                    + "\n";
        }
        Set<String> causes = new LinkedHashSet<>();
        for (FieldError error : answer.errors()) {
            causes.add(error.toString());
        }
        StringBuilder text = new StringBuilder("The DaemonSet \"" + name + "\" is invalid: ");
        if (causes.size() == 1) {
            return text.append(causes.iterator().next()).append('\n').toString();
        }
        text.append('\n');
        causes.forEach(cause -> text.append("* ").append(cause).append('\n'));
        return text.toString();
    }
}
