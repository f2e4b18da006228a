package io.daemonlens.engine.apiserver.validation.scheduling;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.core.Toleration;
import java.util.List;

/** Validates tolerations ({@code ValidateTolerations}). */
public final class TolerationRules {

    /** Since this minor version, the error for a value that must be empty shows only the value. */
    private static final int VALUE_SHOWN = 32;

    /** Since this minor version, numeric comparison operators exist behind a feature gate. */
    private static final int COMPARISONS = 35;

    /**
     * Before this minor version, the error for an unsupported effect shows the effect of the last
     * toleration in the list.
     */
    private static final int EFFECT_SHOWN = 11;

    private static final List<String> EFFECTS =
            List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private TolerationRules() {}

    public static void check(Field tolerations, Errors errors) {
        Errors found = errors.as(RuleCodes.TOLERATION);
        String last = "";
        for (Field toleration : tolerations.items()) {
            last = toleration.at("effect").text();
        }
        for (Field toleration : tolerations.items()) {
            checkToleration(toleration, last, found);
        }
    }

    private static void checkToleration(Field toleration, String lastEffect, Errors errors) {
        Field key = toleration.at("key");
        Field operator = toleration.at("operator");
        Field effect = toleration.at("effect");
        if (!key.isEmpty()) {
            LabelRules.checkKey(key, errors);
        } else if (!operator.text().equals("Exists")) {
            errors.because(Plain.TOLERATION_WITHOUT_KEY)
                    .invalid(
                            operator,
                            "operator must be Exists when `key` is empty, which means \"match all"
                                    + " values and all keys\"");
        }
        if (toleration.at("tolerationSeconds").present() && !effect.text().equals("NoExecute")) {
            errors.because(Plain.SECONDS_WITHOUT_NO_EXECUTE)
                    .invalid(effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
        }
        checkOperator(toleration, operator, errors);
        switch (effect.text()) {
            case "", "NoSchedule", "PreferNoSchedule", "NoExecute" -> {}
            default ->
                    errors.notSupported(
                            effect,
                            errors.version().isAtLeast(EFFECT_SHOWN)
                                    ? GoValues.named(effect.text(), errors.version())
                                    : GoValues.quote(lastEffect),
                            EFFECTS);
        }
    }

    private static void checkOperator(Field toleration, Field operator, Errors errors) {
        Field value = toleration.at("value");
        String shown = GoValues.quote(value.text());
        switch (operator.text()) {
            case "", "Equal" -> {
                List<ValueProblem> messages =
                        NameValidation.labelValue(value.text(), errors.version());
                if (!messages.isEmpty()) {
                    errors.invalid(operator, shown, ValueProblem.join(messages));
                }
            }
            case "Exists" -> {
                if (!value.isEmpty()) {
                    errors.because(Plain.VALUE_WITH_EXISTS)
                            .invalid(
                                    operator,
                                    errors.version().isAtLeast(VALUE_SHOWN)
                                            ? shown
                                            : GoValues.of(toleration, errors.version()),
                                    "value must be empty when `operator` is 'Exists'");
                }
            }
            case "Lt", "Gt" -> {
                if (errors.version().isBefore(COMPARISONS)) {
                    errors.notSupported(operator, "Equal", "Exists");
                } else if (errors.gates().enabled(Toleration.COMPARISON)
                        || StoredScheduling.comparison(errors)) {
                    compared(value, errors);
                } else {
                    errors.notSupported(operator, "Equal", "Exists", "Lt", "Gt");
                }
            }
            default -> errors.notSupported(operator, "Equal", "Exists");
        }
    }

    /** Checks that a compared value is a 64-bit integer in canonical form. */
    private static void compared(Field value, Errors errors) {
        if (value.isEmpty()) {
            errors.invalid(value, GoValues.quote(""), "must be non-empty");
        } else if (!value.text().matches("0|-?[1-9][0-9]*")) {
            errors.invalid(value, "must be a valid decimal integer in canonical form");
        }
        try {
            GoText.parseInt(value.text());
        } catch (NumberFormatException e) {
            errors.invalid(value, GoValues.quote(value.text()), e.getMessage());
        }
    }
}
