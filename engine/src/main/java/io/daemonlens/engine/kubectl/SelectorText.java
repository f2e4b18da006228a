package io.daemonlens.engine.kubectl;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Formats a label selector as kubectl does: {@code app=x,tier in (a,b),!old}. */
final class SelectorText {

    private SelectorText() {}

    static String of(Field selector) {
        List<String> parts = new ArrayList<>();
        for (Field entry : selector.at("matchLabels").entries()) {
            parts.add(entry.path().name() + "=" + entry.text());
        }
        for (Field expression : selector.at("matchExpressions").items()) {
            parts.add(expression(expression));
        }
        Collections.sort(parts);
        return parts.isEmpty() ? "<none>" : String.join(",", parts);
    }

    private static String expression(Field expression) {
        String key = expression.at("key").text();
        List<String> values =
                new ArrayList<>(expression.at("values").items().stream().map(Field::text).toList());
        Collections.sort(values);
        String list = " (" + String.join(",", values) + ")";
        return switch (expression.at("operator").text()) {
            case "In" -> key + " in" + list;
            case "NotIn" -> key + " notin" + list;
            case "Exists" -> key;
            case "DoesNotExist" -> "!" + key;
            default -> "<error>";
        };
    }
}
