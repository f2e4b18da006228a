package io.daemonlens.engine.apiserver.validation.meta;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.Locale;

/**
 * Validates labels, annotations and label selectors of any object. An error prints the path of the
 * whole map and shows the key or value at fault ({@code ValidateLabels}). Checked against
 * apimachinery's {@code pkg/apis/meta/v1/validation} and {@code pkg/api/validation}, 1.8 and later.
 */
public final class LabelRules {

    /** Maximum total size of the keys and values of an object's annotations, in bytes. */
    private static final int ANNOTATIONS_LIMIT = 256 * 1024;

    /** Before this minor version, the values of a selector requirement are not checked. */
    private static final int REQUIREMENT_VALUES_CHECKED = 26;

    private static final String SET = "'In' or 'NotIn'";
    private static final String EXISTENCE = "'Exists' or 'DoesNotExist'";

    private LabelRules() {}

    /** Checks the key and value of each label. */
    public static void checkLabels(Field labels, Errors errors) {
        for (Field label : labels.entries()) {
            String key = label.path().name();
            Field entry = label.printedAs(labels.printed());
            errors.invalid(
                    entry,
                    GoValues.quote(key),
                    NameValidation.qualifiedName(key, errors.version()));
            errors.invalid(
                    entry,
                    GoValues.quote(label.text()),
                    NameValidation.labelValue(label.text(), errors.version()));
        }
    }

    /** Checks the key of each annotation, ignoring case, and the total size. */
    public static void checkAnnotations(Field annotations, Errors errors) {
        long bytes = 0;
        for (Field annotation : annotations.entries()) {
            String key = annotation.path().name();
            errors.invalid(
                    annotation.printedAs(annotations.printed()),
                    GoValues.quote(key),
                    NameValidation.qualifiedName(key.toLowerCase(Locale.ROOT), errors.version()));
            bytes += NameValidation.bytes(key) + (long) NameValidation.bytes(annotation.text());
        }
        if (bytes > ANNOTATIONS_LIMIT) {
            errors.tooLong(annotations, ANNOTATIONS_LIMIT);
        }
    }

    /** Checks a label key, such as a topology key. */
    public static void checkKey(Field key, Errors errors) {
        errors.invalid(key, NameValidation.qualifiedName(key.text(), errors.version()));
    }

    /** Checks a label selector, if there is one. */
    public static void checkSelector(Field selector, Errors errors) {
        checkSelector(selector, errors.version().isAtLeast(REQUIREMENT_VALUES_CHECKED), errors);
    }

    /** Checks a label selector whose requirements may keep their stored values. */
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

    /** Checks that each value of a requirement is a valid label value. */
    public static void checkValues(Field values, Errors errors) {
        for (Field value : values.items()) {
            errors.invalid(value, NameValidation.labelValue(value.text(), errors.version()));
        }
    }

    /**
     * Checks the operator and its number of values. {@code Lt} and {@code Gt} are not supported.
     */
    public static void checkOperator(Field operator, Field values, Errors errors) {
        switch (operator.text()) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.because(Plain.OPERATOR_NEEDS_VALUES)
                            .required(values, "must be specified when `operator` is " + SET);
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.because(Plain.OPERATOR_WITHOUT_VALUES)
                            .forbidden(
                                    values, "may not be specified when `operator` is " + EXISTENCE);
                }
            }
            default -> errors.invalid(operator, "not a valid selector operator");
        }
    }

    /** Returns an entry of a map, whose key prints in brackets. */
    public static Field entry(Field map, String key) {
        return map.at(key).printedAs(map.printed().key(key));
    }
}
