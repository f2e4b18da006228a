package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.validation.GoValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The whole message of a refused object, as the server assembles it from the causes. */
final class StatusMessage {

    private StatusMessage() {}

    /** Equal texts are shown once; several stand in brackets. */
    static String invalid(String name, List<FieldError> errors) {
        Set<String> texts = new LinkedHashSet<>();
        errors.forEach(error -> texts.add(error.toString()));
        String all = String.join(", ", texts);
        return "DaemonSet.apps "
                + GoValues.quote(name)
                + " is invalid: "
                + (texts.size() == 1 ? all : "[" + all + "]");
    }
}
