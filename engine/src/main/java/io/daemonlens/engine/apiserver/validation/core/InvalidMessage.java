package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Builds the complete message of a rejected object from its causes, like the server. */
public final class InvalidMessage {

    /** Printed for a pointer whose address is not reproducible; two of them are never equal. */
    private static final String NEW_EACH_TIME = "(*field.Path)(0xADDRESS)";

    private InvalidMessage() {}

    /**
     * Returns the message. Equal causes appear once; several causes are put in brackets.
     *
     * @param kind the kind with its group, such as {@code DaemonSet.apps}
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
