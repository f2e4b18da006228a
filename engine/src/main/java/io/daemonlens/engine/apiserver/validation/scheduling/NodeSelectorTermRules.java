package io.daemonlens.engine.apiserver.validation.scheduling;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;

/** Validates a node selector term ({@code ValidateNodeSelectorTerm}). */
final class NodeSelectorTermRules {

    /** Since this minor version, values of required terms must be valid label values. */
    private static final int VALUES_CHECKED = 33;

    /** Before this minor version, a term must have at least one requirement. */
    private static final int MAY_BE_EMPTY = 10;

    private NodeSelectorTermRules() {}

    static void checkRequired(Field term, Errors errors) {
        check(
                term,
                errors.version().isAtLeast(VALUES_CHECKED)
                        && !StoredScheduling.brokenNodeAffinityValues(errors),
                errors);
    }

    /**
     * Checks a preferred term. Invalid label values cause a warning, not an error, because a term
     * that matches no node only affects the score.
     */
    static void checkPreferred(Field term, Errors errors) {
        check(term, false, errors);
    }

    private static void check(Field term, boolean withValues, Errors errors) {
        Field expressions = term.at("matchExpressions");
        if (expressions.isEmpty() && errors.version().isBefore(MAY_BE_EMPTY)) {
            errors.required(expressions, "must have at least one node selector requirement");
        }
        for (Field requirement : expressions.items()) {
            checkExpression(requirement, withValues, errors);
        }
        for (Field requirement : term.at("matchFields").items()) {
            checkField(requirement, errors);
        }
    }

    private static void checkExpression(Field requirement, boolean withValues, Errors errors) {
        Field operator = requirement.at("operator");
        Field values = requirement.at("values");
        switch (operator.text()) {
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    errors.because(Plain.OPERATOR_NEEDS_ONE_VALUE)
                            .required(
                                    values,
                                    "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default -> LabelRules.checkOperator(operator, values, errors);
        }
        LabelRules.checkKey(requirement.at("key"), errors);
        if (withValues) {
            LabelRules.checkValues(values, errors);
        }
    }

    /** Checks a field requirement. The only supported field is {@code metadata.name}. */
    private static void checkField(Field requirement, Errors errors) {
        Field operator = requirement.at("operator");
        Field values = requirement.at("values");
        switch (operator.text()) {
            case "In", "NotIn" -> {
                if (values.size() != 1) {
                    errors.because(Plain.FIELD_SELECTOR_NEEDS_ONE_VALUE)
                            .required(
                                    values,
                                    "must be only one value when `operator` is 'In' or 'NotIn' for node"
                                            + " field selector");
                }
            }
            default -> errors.invalid(operator, "not a valid selector operator");
        }
        Field key = requirement.at("key");
        if (!key.text().equals("metadata.name")) {
            errors.invalid(key, "not a valid field selector key");
            return;
        }
        for (Field name : values.items()) {
            errors.invalid(name, NameValidation.subdomain(name.text(), errors.version()));
        }
    }
}
