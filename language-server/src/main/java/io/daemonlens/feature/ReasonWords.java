package io.daemonlens.feature;

import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.daemon.Reason;
import java.util.stream.Collectors;

/** Why a node gets no pod, in words. */
public final class ReasonWords {

    private ReasonWords() {}

    public static String of(Reason reason) {
        if (reason instanceof Reason.NodeNameMismatch name) {
            return "spec.nodeName asks for " + name.wanted();
        }
        if (reason instanceof Reason.NodeSelectorMismatch label) {
            return "nodeSelector asks for "
                    + label.key()
                    + "="
                    + label.wanted()
                    + ", the node "
                    + (label.actual() == null ? "has no such label" : "has " + label.actual());
        }
        if (reason instanceof Reason.NodeAffinityMismatch affinity) {
            return affinity.terms().isEmpty()
                    ? "the required node affinity has no terms, so it matches no node"
                    : affinity.terms().stream()
                            .map(ReasonWords::term)
                            .collect(Collectors.joining("; "));
        }
        if (reason instanceof Reason.UntoleratedTaint taint) {
            return "taint " + taint.taint() + " is not tolerated";
        }
        throw new AssertionError(reason);
    }

    private static String term(Reason.TermMismatch term) {
        String failing =
                term.expressions().isEmpty()
                        ? "is empty and matches no node"
                        : "fails: "
                                + term.expressions().stream()
                                        .map(ReasonWords::expression)
                                        .collect(Collectors.joining(", "));
        return "node affinity term " + (term.index() + 1) + " " + failing;
    }

    private static String expression(Reason.ExpressionMismatch mismatch) {
        NodeSelectorTerm.Expression expression = mismatch.expression();
        String values = expression.values().isEmpty() ? "" : " " + expression.values();
        return expression.key()
                + " "
                + expression.operator()
                + values
                + (mismatch.actual() == null
                        ? " (the node has no such label)"
                        : " (the node has " + mismatch.actual() + ")");
    }
}
