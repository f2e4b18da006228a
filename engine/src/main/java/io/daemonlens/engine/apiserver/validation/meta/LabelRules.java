package io.daemonlens.engine.apiserver.validation.meta;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.Locale;

/**
 * Validates labels, annotations and label selectors wherever they stand. Keys and values are told
 * apart by the value shown: the path is the map's own ({@code ValidateLabels}). Checked against
 * apimachinery's {@code pkg/apis/meta/v1/validation} and {@code pkg/api/validation}, 1.8 and later.
 */
public final class LabelRules {

    /** All keys and values of an object's annotations together, in bytes. */
    private static final int ANNOTATIONS_LIMIT = 256 * 1024;

    /** Until then a selector's requirement was not asked for the values it compares with. */
    private static final int REQUIREMENT_VALUES_CHECKED = 26;

    private static final String SET = "'In' or 'NotIn'";
    private static final String EXISTENCE = "'Exists' or 'DoesNotExist'";

    private LabelRules() {}

    /** Each label's key, then its value. */
    public static void checkLabels(Field labels, Errors errors) {
        for (Field label : labels.entries()) {
            String key = label.path().name();
            errors.invalid(
                    labels,
                    GoValues.quote(key),
                    NameValidation.qualifiedName(key, errors.version()));
            errors.invalid(
                    labels,
                    GoValues.quote(label.text()),
                    NameValidation.labelValue(label.text(), errors.version()));
        }
    }

    /** Each annotation's key, whatever its case, then the size of them all. */
    public static void checkAnnotations(Field annotations, Errors errors) {
        long bytes = 0;
        for (Field annotation : annotations.entries()) {
            String key = annotation.path().name();
            errors.invalid(
                    annotations,
                    GoValues.quote(key),
                    NameValidation.qualifiedName(key.toLowerCase(Locale.ROOT), errors.version()));
            bytes += NameValidation.bytes(key) + (long) NameValidation.bytes(annotation.text());
        }
        if (bytes > ANNOTATIONS_LIMIT) {
            errors.tooLong(annotations, ANNOTATIONS_LIMIT);
        }
    }

    /** The key of one label, such as a topology key. */
    public static void checkKey(Field key, Errors errors) {
        errors.invalid(key, NameValidation.qualifiedName(key.text(), errors.version()));
    }

    /** A label selector; nothing is asked where there is none. */
    public static void checkSelector(Field selector, Errors errors) {
        checkSelector(selector, errors.version().isAtLeast(REQUIREMENT_VALUES_CHECKED), errors);
    }

    /** A label selector whose requirements may keep the values they have been stored with. */
    public static void checkStoredSelector(Field selector, Errors errors) {
        checkSelector(
                selector,
                errors.version().isAtLeast(REQUIREMENT_VALUES_CHECKED)
                        && !StoredSelectors.brokenSelectorValues(errors),
                errors);
    }

    private static void checkSelector(Field selector, boolean withValues, Errors errors) {
        checkLabels(selector.at("matchLabels"), errors);
        for (Field requirement : selector.at("matchExpressions").items()) {
            checkRequirement(requirement, withValues, errors);
        }
    }

    private static void checkRequirement(Field requirement, boolean withValues, Errors errors) {
        Field operator = requirement.at("operator");
        Field values = requirement.at("values");
        checkOperator(operator, values, errors);
        checkKey(requirement.at("key"), errors);
        if (withValues) {
            checkValues(values, errors);
        }
    }

    /** Each value of a requirement must be one a label can have. */
    public static void checkValues(Field values, Errors errors) {
        for (Field value : values.items()) {
            errors.invalid(value, NameValidation.labelValue(value.text(), errors.version()));
        }
    }

    /** The number of values must go with the operator; {@code Lt} and {@code Gt} are no labels'. */
    public static void checkOperator(Field operator, Field values, Errors errors) {
        switch (operator.text()) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(values, "must be specified when `operator` is " + SET);
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(
                            values, "may not be specified when `operator` is " + EXISTENCE);
                }
            }
            default -> errors.invalid(operator, "not a valid selector operator");
        }
    }

    /** An entry of a map, printed in brackets. */
    public static Field entry(Field map, String key) {
        return map.at(key).printedAs(map.printed().key(key));
    }
}
