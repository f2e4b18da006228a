package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One requirement on labels: a key, an operator and values. Follows apimachinery's {@code
 * pkg/labels/selector.go}.
 *
 * @param key the label key
 * @param operator the comparison
 * @param values in the given order
 */
public record Requirement(String key, Operator operator, List<String> values) {

    /** The comparison operators. */
    public enum Operator {
        EQUALS("="),
        DOUBLE_EQUALS("=="),
        NOT_EQUALS("!="),
        IN("in"),
        NOT_IN("notin"),
        EXISTS("exists"),
        DOES_NOT_EXIST("!"),
        GREATER_THAN("gt"),
        LESS_THAN("lt");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /** Returns the name in the Kubernetes source. */
        public String word() {
            return word;
        }
    }

    public Requirement {
        values = List.copyOf(values);
    }

    /**
     * Creates a requirement and validates it as Kubernetes does.
     *
     * @throws Selector.FormatException if the key, a value or the number of values is invalid
     */
    public static Requirement checked(
            String key, Operator operator, List<String> values, KubernetesVersion version) {
        List<String> errors = new ArrayList<>(0);
        List<String> problems = Labels.keyProblems(key, version);
        if (!problems.isEmpty()) {
            errors.add(invalid("key", GoText.quote(key), String.join("; ", problems)));
        }
        String count = problemWithCount(operator, values);
        if (count != null) {
            errors.add(invalid("values", render(values, version), count));
        }
        for (int i = 0; i < values.size(); i++) {
            boolean compares = operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN;
            if (compares && values.size() == 1 && !isLong(values.get(i))) {
                String detail = "for 'Gt', 'Lt' operators, the value must be an integer";
                errors.add(invalid("values[" + i + "]", GoText.quote(values.get(i)), detail));
            }
        }
        for (int i = 0; i < values.size(); i++) {
            List<String> wrong = Labels.valueProblems(values.get(i), version);
            if (!wrong.isEmpty()) {
                String path = "values[" + i + "][" + key + "]";
                errors.add(invalid(path, GoText.quote(values.get(i)), String.join("; ", wrong)));
            }
        }
        if (!errors.isEmpty()) {
            List<String> distinct = errors.stream().distinct().toList();
            String all = String.join(", ", distinct);
            throw new Selector.FormatException(distinct.size() == 1 ? all : "[" + all + "]");
        }
        return new Requirement(key, operator, values);
    }

    static String invalid(String path, String value, String detail) {
        return path + ": Invalid value: " + value + ": " + detail;
    }

    private static @Nullable String problemWithCount(Operator operator, List<String> values) {
        return switch (operator) {
            case IN, NOT_IN ->
                    values.isEmpty()
                            ? "for 'in', 'notin' operators, values set can't be empty"
                            : null;
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS ->
                    values.size() != 1
                            ? "exact-match compatibility requires one single value"
                            : null;
            case EXISTS, DOES_NOT_EXIST ->
                    values.isEmpty()
                            ? null
                            : "values set must be empty for exists and does not exist";
            case GREATER_THAN, LESS_THAN ->
                    values.size() != 1
                            ? "for 'Gt', 'Lt' operators, exactly one value is required"
                            : null;
        };
    }

    /** Renders a list of values for an error: in Go syntax up to 1.33, in JSON since. */
    private static String render(List<String> values, KubernetesVersion version) {
        boolean json = version.isAtLeast(34);
        if (values.isEmpty()) {
            return json ? "null" : "[]string(nil)";
        }
        return json
                ? values.stream().map(JsonWriter::quote).collect(Collectors.joining(",", "[", "]"))
                : values.stream()
                        .map(GoText::quote)
                        .collect(Collectors.joining(", ", "[]string{", "}"));
    }

    private static boolean isLong(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns whether the labels meet the requirement. */
    public boolean matches(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case IN, EQUALS, DOUBLE_EQUALS -> value != null && values.contains(value);
            case NOT_IN, NOT_EQUALS -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GREATER_THAN, LESS_THAN -> value != null && compares(value);
        };
    }

    private boolean compares(String value) {
        if (!isLong(value) || values.size() != 1 || !isLong(values.get(0))) {
            return false;
        }
        int order = Long.compare(Long.parseLong(value), Long.parseLong(values.get(0)));
        return operator == Operator.GREATER_THAN ? order > 0 : order < 0;
    }

    /** The command-line form: {@code app in (db,web)}. */
    @Override
    public String toString() {
        return switch (operator) {
            case EQUALS -> key + "=" + one();
            case DOUBLE_EQUALS -> key + "==" + one();
            case NOT_EQUALS -> key + "!=" + one();
            case GREATER_THAN -> key + ">" + one();
            case LESS_THAN -> key + "<" + one();
            case IN -> key + " in (" + sorted() + ")";
            case NOT_IN -> key + " notin (" + sorted() + ")";
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
        };
    }

    private String one() {
        return values.isEmpty() ? "" : values.get(0);
    }

    private String sorted() {
        return values.stream().sorted(CodePoints.ORDER).collect(Collectors.joining(","));
    }
}
