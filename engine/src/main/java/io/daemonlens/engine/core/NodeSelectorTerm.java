package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Requirement;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One term of a node affinity: all its expressions must hold. An empty term matches no node, and
 * neither does a term with an invalid expression. Follows component-helpers' {@code
 * nodeaffinity.go}.
 *
 * @param matchExpressions expressions over the node's labels
 * @param matchFields expressions over the node's fields; only {@code metadata.name} is supported
 */
public record NodeSelectorTerm(List<Expression> matchExpressions, List<Expression> matchFields) {

    /** The only node field that a term can select. */
    public static final String NAME_FIELD = "metadata.name";

    /**
     * One expression as written.
     *
     * @param requirement the requirement on labels; null if the expression is invalid
     */
    public record Expression(
            String key, String operator, List<String> values, @Nullable Requirement requirement) {

        /** Creates an expression, validated as a label requirement. */
        public static Expression of(String key, String operator, List<String> values) {
            return new Expression(key, operator, values, requirement(key, operator, values));
        }

        private static @Nullable Requirement requirement(
                String key, String word, List<String> values) {
            Requirement.Operator operator =
                    switch (word) {
                        case "In" -> Requirement.Operator.IN;
                        case "NotIn" -> Requirement.Operator.NOT_IN;
                        case "Exists" -> Requirement.Operator.EXISTS;
                        case "DoesNotExist" -> Requirement.Operator.DOES_NOT_EXIST;
                        case "Gt" -> Requirement.Operator.GREATER_THAN;
                        case "Lt" -> Requirement.Operator.LESS_THAN;
                        default -> null;
                    };
            try {
                return operator == null
                        ? null
                        : Requirement.checked(key, operator, values, KubernetesVersion.NEWEST);
            } catch (Selector.FormatException e) {
                return null;
            }
        }

        /** Returns whether the labels match; an invalid expression never matches. */
        public boolean matchesLabels(Map<String, String> labels) {
            return requirement != null && requirement.matches(labels);
        }

        /** Returns whether the node name matches, for an expression over fields. */
        public boolean matchesName(String nodeName) {
            if (!isValidOverFields()) {
                return false;
            }
            String actual = key.equals(NAME_FIELD) ? nodeName : "";
            return operator.equals("In") == values.get(0).equals(actual);
        }

        boolean isValidOverFields() {
            return values.size() == 1 && (operator.equals("In") || operator.equals("NotIn"));
        }
    }

    public NodeSelectorTerm {
        matchExpressions = List.copyOf(matchExpressions);
        matchFields = List.copyOf(matchFields);
    }

    /** Reads the terms of a node selector, in document order. */
    public static List<NodeSelectorTerm> listOf(Field nodeSelector) {
        List<NodeSelectorTerm> terms = new ArrayList<>();
        for (Field term : nodeSelector.at("nodeSelectorTerms").items()) {
            terms.add(
                    new NodeSelectorTerm(
                            expressions(term.at("matchExpressions")),
                            expressions(term.at("matchFields"))));
        }
        return List.copyOf(terms);
    }

    private static List<Expression> expressions(Field list) {
        List<Expression> expressions = new ArrayList<>(list.size());
        for (Field item : list.items()) {
            List<String> values = item.at("values").items().stream().map(Field::text).toList();
            expressions.add(
                    Expression.of(item.at("key").text(), item.at("operator").text(), values));
        }
        return expressions;
    }

    /** Returns the term of a daemon pod, which selects this node only. */
    public static NodeSelectorTerm forNode(String nodeName) {
        return new NodeSelectorTerm(
                List.of(), List.of(new Expression(NAME_FIELD, "In", List.of(nodeName), null)));
    }

    public boolean matches(Node node) {
        return matches(node.name(), node.labels());
    }

    /**
     * Returns whether the term matches a node with this name and these labels.
     *
     * @param nodeName empty to match labels only, as volumes do
     */
    public boolean matches(String nodeName, Map<String, String> labels) {
        if (matchExpressions.isEmpty() && matchFields.isEmpty()) {
            return false;
        }
        for (Expression expression : matchExpressions) {
            if (!expression.matchesLabels(labels)) {
                return false;
            }
        }
        for (Expression field : matchFields) {
            boolean matches =
                    nodeName.isEmpty() ? field.isValidOverFields() : field.matchesName(nodeName);
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether any term matches the node; false if there are no terms. */
    public static boolean anyMatches(List<NodeSelectorTerm> terms, Node node) {
        for (NodeSelectorTerm term : terms) {
            if (term.matches(node)) {
                return true;
            }
        }
        return false;
    }
}
