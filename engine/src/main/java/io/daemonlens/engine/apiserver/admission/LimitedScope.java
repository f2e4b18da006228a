package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A quota scope limited by the server's configuration: pods of these priority classes are rejected
 * unless a quota covers them. Some providers configure this. In the objects of a cluster it shows
 * only in the events of rejected pods.
 *
 * @param name the name of the scope
 * @param operator {@code In} in all observed events
 * @param values the priority classes
 */
record LimitedScope(String name, String operator, List<String> values) {

    private static final String TEXT = "insufficient quota to match these scopes: [{";

    LimitedScope {
        values = List.copyOf(values);
    }

    /** Returns the limited scopes that the events mention, without duplicates. */
    static List<LimitedScope> shownBy(List<JsonObject> events) {
        List<LimitedScope> scopes = new ArrayList<>();
        for (JsonObject event : events) {
            String message = event.text("message");
            int start = message.indexOf(TEXT);
            int end = message.indexOf("]}", Math.max(start, 0));
            if (start >= 0 && end >= 0) {
                LimitedScope scope = parse(message.substring(start + TEXT.length(), end));
                if (scope != null && !scopes.contains(scope)) {
                    scopes.add(scope);
                }
            }
        }
        return scopes;
    }

    /** Parses {@code PriorityClass In [a b}. */
    private static LimitedScope parse(String text) {
        String[] words = text.replace("[", "").split(" ");
        if (words.length < 3) {
            return null;
        }
        List<String> values = List.of(words).subList(2, words.length);
        return new LimitedScope(words[0], words[1], values);
    }

    boolean matches(Field pod) {
        String priorityClass = pod.at("spec", "priorityClassName").text();
        return name.equals("PriorityClass")
                && operator.equals("In")
                && values.contains(priorityClass);
    }

    /** Formats the scope as Go prints the struct. */
    @Override
    public String toString() {
        return "{" + name + " " + operator + " [" + String.join(" ", values) + "]}";
    }
}
