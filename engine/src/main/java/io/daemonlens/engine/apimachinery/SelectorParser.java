package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Parses the command-line form of a selector, with the error messages of Kubernetes. */
final class SelectorParser {

    private final List<SelectorToken> tokens;
    private final KubernetesVersion version;
    private int at;

    SelectorParser(String text, KubernetesVersion version) {
        this.tokens = SelectorToken.scan(text);
        this.version = version;
    }

    List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        while (true) {
            SelectorToken token = peek();
            if (token.isEnd()) {
                return requirements;
            }
            if (!token.isIdentifier() && !token.is("!")) {
                throw found(token, "!, identifier, or 'end of string'");
            }
            try {
                requirements.add(requirement());
            } catch (Selector.FormatException e) {
                throw new Selector.FormatException(
                        "unable to parse requirement: " + e.getMessage());
            }
            SelectorToken separator = next();
            if (separator.isEnd()) {
                return requirements;
            }
            if (!separator.is(",")) {
                throw found(separator, "',' or 'end of string'");
            }
            if (!peek().isIdentifier() && !peek().is("!")) {
                throw found(peek(), "identifier after ','");
            }
        }
    }

    private Requirement requirement() {
        SelectorToken token = next();
        boolean negated = token.is("!");
        if (negated) {
            token = next();
        }
        if (!token.isIdentifier()) {
            throw found(token, "identifier");
        }
        String key = token.text();
        List<String> problems = Labels.keyProblems(key, version);
        if (!problems.isEmpty()) {
            throw new Selector.FormatException(
                    Requirement.invalid("<nil>", GoText.quote(key), String.join("; ", problems)));
        }
        if (negated) {
            return checked(key, Requirement.Operator.DOES_NOT_EXIST, List.of());
        }
        if (peek().isEnd() || peek().is(",")) {
            return checked(key, Requirement.Operator.EXISTS, List.of());
        }
        Requirement.Operator operator = operator(next());
        boolean set =
                operator == Requirement.Operator.IN || operator == Requirement.Operator.NOT_IN;
        return checked(key, operator, List.copyOf(set ? valueSet() : List.of(exactValue())));
    }

    private Requirement checked(String key, Requirement.Operator operator, List<String> values) {
        return Requirement.checked(key, operator, values, version);
    }

    private static Requirement.Operator operator(SelectorToken token) {
        return switch (token.isEnd() ? "" : token.text()) {
            case "in" -> Requirement.Operator.IN;
            case "notin" -> Requirement.Operator.NOT_IN;
            case "=" -> Requirement.Operator.EQUALS;
            case "==" -> Requirement.Operator.DOUBLE_EQUALS;
            case "!=" -> Requirement.Operator.NOT_EQUALS;
            case ">" -> Requirement.Operator.GREATER_THAN;
            case "<" -> Requirement.Operator.LESS_THAN;
            default -> throw found(token, "in, notin, =, ==, !=, gt, lt");
        };
    }

    private String exactValue() {
        if (peek().isEnd() || peek().is(",")) {
            return "";
        }
        SelectorToken token = next();
        if (!token.isIdentifier()) {
            throw found(token, "identifier");
        }
        return token.text();
    }

    /**
     * Parses values in parentheses; two adjacent commas enclose an empty value. Sorted, no
     * duplicates.
     */
    private List<String> valueSet() {
        SelectorToken open = next();
        if (!open.is("(")) {
            throw new Selector.FormatException("found '" + open.text() + "' expected: '('");
        }
        if (peek().is(")")) {
            next();
            return List.of("");
        }
        if (!peek().isIdentifier() && !peek().is(",")) {
            throw found(peek(), "',', ')' or identifier");
        }
        Set<String> values = new TreeSet<>(CodePoints.ORDER);
        readValues(values);
        next();
        return List.copyOf(values);
    }

    /** Parses up to the closing parenthesis, which is not consumed. */
    private void readValues(Set<String> values) {
        while (true) {
            SelectorToken token = next();
            if (token.isIdentifier()) {
                values.add(token.text());
                if (peek().is(")")) {
                    return;
                }
                if (!peek().is(",")) {
                    throw found(peek(), "',' or ')'");
                }
            } else if (token.is(",")) {
                if (values.isEmpty() || peek().is(")")) {
                    values.add("");
                }
                if (peek().is(")")) {
                    return;
                }
                if (peek().is(",")) {
                    next();
                    values.add("");
                }
            } else {
                throw found(token, "',', or identifier");
            }
        }
    }

    private SelectorToken peek() {
        return tokens.get(at);
    }

    private SelectorToken next() {
        SelectorToken token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private static Selector.FormatException found(SelectorToken token, String expected) {
        return new Selector.FormatException("found '" + token.text() + "', expected: " + expected);
    }
}
