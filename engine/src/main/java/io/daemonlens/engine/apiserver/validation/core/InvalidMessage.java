package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The whole message of a refused object, as the server assembles it from the causes. */
public final class InvalidMessage {

    /** Two of these stand at different addresses, which are not written. */
    private static final String NEW_EACH_TIME = "(*field.Path)(0xADDRESS)";

    private InvalidMessage() {}

    /**
     * Equal texts are shown once; several stand in brackets.
     *
     * @param kind with its group, such as {@code DaemonSet.apps}
     */
    public static String of(String kind, String name, List<FieldError> errors) {
        List<String> texts = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (FieldError error : errors) {
            String text = error.toString();
            if (seen.add(text) || text.contains(NEW_EACH_TIME)) {
                texts.add(text);
            }
        }
        String all = String.join(", ", texts);
        return kind
                + " "
                + GoValues.quote(name)
                + " is invalid: "
                + (texts.size() == 1 ? all : "[" + all + "]");
    }
}
