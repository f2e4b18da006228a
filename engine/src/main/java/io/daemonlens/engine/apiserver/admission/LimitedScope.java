package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A scope that a server's configuration limits: pods of these priority classes need a quota that
 * names them. Some providers configure it. The objects of a cluster show it nowhere but in the
 * events of pods that were refused for it.
 *
 * @param name of the scope
 * @param operator {@code In} in all that is seen
 * @param values priority classes
 */
record LimitedScope(String name, String operator, List<String> values) {

    private static final String TEXT = "insufficient quota to match these scopes: [{";

    LimitedScope {
        values = List.copyOf(values);
    }

    /** Those that events tell of, each once. */
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

    /** {@code PriorityClass In [a b}. */
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

    /** As Go prints the struct. */
    @Override
    public String toString() {
        return "{" + name + " " + operator + " [" + String.join(" ", values) + "]}";
    }
}
