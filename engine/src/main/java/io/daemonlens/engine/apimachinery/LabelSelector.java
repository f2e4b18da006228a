package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A label selector as written in an object: labels that must be equal, and expressions. Follows
 * apimachinery's {@code pkg/apis/meta/v1/helpers.go}.
 *
 * @param matchLabels keys and values in document order
 * @param matchExpressions in document order
 */
public record LabelSelector(Map<String, String> matchLabels, List<Expression> matchExpressions) {

    /**
     * One expression, not validated.
     *
     * @param operator as written; Kubernetes accepts {@code In}, {@code NotIn}, {@code Exists} and
     *     {@code DoesNotExist}
     */
    public record Expression(String key, String operator, List<String> values) {
        public Expression {
            values = List.copyOf(values);
        }
    }

    public LabelSelector {
        matchLabels = new LinkedHashMap<>(matchLabels);
        matchExpressions = List.copyOf(matchExpressions);
    }

    /** Reads a LabelSelector from JSON; returns null if there is none. */
    public static @Nullable LabelSelector of(JsonValue value) {
        return value instanceof JsonObject object ? of(Field.of(object)) : null;
    }

    /** Reads a LabelSelector at the cursor; returns null if it is absent. */
    public static @Nullable LabelSelector of(Field field) {
        if (!(field.value() instanceof JsonObject)) {
            return null;
        }
        List<Expression> expressions = new ArrayList<>();
        for (Field expression : field.at("matchExpressions").items()) {
            List<String> values =
                    expression.at("values").items().stream().map(Field::text).toList();
            expressions.add(
                    new Expression(
                            expression.at("key").text(), expression.at("operator").text(), values));
        }
        return new LabelSelector(field.at("matchLabels").textMap(), expressions);
    }

    /** Returns whether the selector has no requirements and so selects everything. */
    public boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }

    /**
     * Converts a LabelSelector; a missing one ({@code null}) selects nothing.
     *
     * @throws Selector.FormatException with the message of Kubernetes if the selector is invalid
     */
    public static Selector toSelector(@Nullable LabelSelector selector, KubernetesVersion version) {
        if (selector == null) {
            return Selector.NOTHING;
        }
        if (selector.isEmpty()) {
            return Selector.EVERYTHING;
        }
        List<Requirement> requirements = new ArrayList<>();
        selector.matchLabels.forEach(
                (key, value) ->
                        requirements.add(
                                Requirement.checked(
                                        key,
                                        Requirement.Operator.EQUALS,
                                        List.of(value),
                                        version)));
        for (Expression expression : selector.matchExpressions) {
            requirements.add(
                    Requirement.checked(
                            expression.key(),
                            operator(expression.operator(), version),
                            expression.values(),
                            version));
        }
        return Selector.of(requirements);
    }

    private static Requirement.Operator operator(String word, KubernetesVersion version) {
        return switch (word) {
            case "In" -> Requirement.Operator.IN;
            case "NotIn" -> Requirement.Operator.NOT_IN;
            case "Exists" -> Requirement.Operator.EXISTS;
            case "DoesNotExist" -> Requirement.Operator.DOES_NOT_EXIST;
            default ->
                    throw new Selector.FormatException(
                            GoText.quote(word)
                                    + " is not a valid "
                                    + (version.isBefore(25) ? "pod" : "label")
                                    + " selector operator");
        };
    }

    /** Returns whether the labels match; an invalid selector matches nothing. */
    public boolean matches(Map<String, String> labels) {
        try {
            return toSelector(this, KubernetesVersion.NEWEST).matches(labels);
        } catch (Selector.FormatException e) {
            return false;
        }
    }
}
