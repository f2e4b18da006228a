package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;

/**
 * Validates a DaemonSet's update strategy ({@code ValidateDaemonSetUpdateStrategy}). With OnDelete
 * the rolling update bounds are not checked. Checked against {@code
 * pkg/apis/apps/validation/validation.go}.
 */
final class UpdateStrategyRules {

    private UpdateStrategyRules() {}

    static void check(Field strategy, Errors errors) {
        switch (strategy.at("type").text()) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> checkRollingUpdate(strategy.at("rollingUpdate"), errors);
            default ->
                    errors.as(RuleCodes.UPDATE_STRATEGY)
                            .notSupported(strategy, "RollingUpdate", "OnDelete");
        }
    }

    private static void checkRollingUpdate(Field rollingUpdate, Errors errors) {
        Errors found = errors.as(RuleCodes.UPDATE_STRATEGY);
        if (rollingUpdate.absent()) {
            found.required(rollingUpdate);
            return;
        }
        Field unavailable = rollingUpdate.at("maxUnavailable");
        if (errors.gates().enabled("DaemonSetUpdateSurge")) {
            Field surge = rollingUpdate.at("maxSurge");
            NameValidation.notNegativeOrPercent(unavailable, found);
            NameValidation.notNegativeOrPercent(surge, found);
            checkAtMostAll(unavailable, found);
            checkAtMostAll(surge, found);
            checkExactlyOne(unavailable, surge, errors.as(RuleCodes.SURGE_AND_UNAVAILABLE));
        } else {
            NameValidation.notNegativeOrPercent(unavailable, found);
            if (count(unavailable) == 0) {
                found.invalid(unavailable, "cannot be 0");
            }
            checkAtMostAll(unavailable, found);
        }
    }

    private static void checkAtMostAll(Field number, Errors errors) {
        if (NameValidation.isPercent(number.text()) && count(number) > 100) {
            errors.invalid(number, NameValidation.NOT_ABOVE_100);
        }
    }

    private static void checkExactlyOne(Field unavailable, Field surge, Errors errors) {
        boolean someUnavailable = count(unavailable) != 0;
        boolean someSurge = count(surge) != 0;
        if (someUnavailable && someSurge) {
            errors.because(Plain.SURGE_WITH_UNAVAILABLE)
                    .invalid(surge, "may not be set when maxUnavailable is non-zero");
        } else if (!someUnavailable && !someSurge) {
            errors.required(unavailable, "cannot be 0 when maxSurge is 0");
        }
    }

    /**
     * Returns the number or the number before the percent sign; 0 for text that is not a number.
     */
    private static long count(Field number) {
        if (number.value() instanceof JsonNumber whole) {
            return whole.longValue();
        }
        if (!(number.value() instanceof JsonText text)) {
            return 0;
        }
        String digits = text.value();
        if (NameValidation.isPercent(digits)) {
            digits = digits.substring(0, digits.length() - 1);
        }
        return isWhole(digits) ? saturated(digits) : 0;
    }

    /** Returns the number, or the nearest long if it is out of range. */
    private static long saturated(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return digits.startsWith("-") ? -Long.MAX_VALUE : Long.MAX_VALUE;
        }
    }

    private static boolean isWhole(String text) {
        int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start;
    }
}
