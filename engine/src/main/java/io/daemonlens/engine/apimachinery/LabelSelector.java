package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A label selector as it stands in an object: labels that must be equal, and expressions. Checked
 * against apimachinery's {@code pkg/apis/meta/v1/helpers.go}.
 *
 * @param matchLabels key and value, in written order
 * @param matchExpressions in written order
 */
public record LabelSelector(Map<String, String> matchLabels, List<Expression> matchExpressions) {

    /**
     * One expression, unchecked.
     *
     * @param operator as written; Kubernetes knows {@code In}, {@code NotIn}, {@code Exists} and
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

    /** From a LabelSelector's JSON; null where there is none. */
    public static LabelSelector of(JsonValue value) {
        return value instanceof JsonObject object ? of(Field.of(object)) : null;
    }

    /** From the cursor at a LabelSelector; null where it is absent. */
    public static LabelSelector of(Field field) {
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

    /** Whether it asks for nothing, and so selects everything. */
    public boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }

    /**
     * The question it asks; nothing is selected by a missing one ({@code null}).
     *
     * @throws Selector.FormatException with Kubernetes' words where it is not valid
     */
    public static Selector toSelector(LabelSelector selector, KubernetesVersion version) {
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

    /** Whether the labels are selected; an invalid selector selects nothing. */
    public boolean matches(Map<String, String> labels) {
        try {
            return toSelector(this, KubernetesVersion.NEWEST).matches(labels);
        } catch (Selector.FormatException e) {
            return false;
        }
    }
}
