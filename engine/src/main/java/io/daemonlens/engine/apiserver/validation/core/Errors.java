package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The errors found so far, in the server's order. Rules read the version and the feature gates from
 * it and add errors to it. It prints a bad value according to the declared type of its field.
 *
 * <p>{@link #as} returns a view of the same list that adds errors with another rule code.
 */
public final class Errors {

    private static final String NO_CODE = "invalid-value";

    private final KubernetesVersion version;
    private final Gates gates;
    private final Field old;
    private final String code;
    private final ErrorCause cause;
    private final List<FieldError> list;

    private Errors(
            KubernetesVersion version,
            Gates gates,
            Field old,
            String code,
            ErrorCause cause,
            List<FieldError> list) {
        this.version = version;
        this.gates = gates;
        this.old = old;
        this.code = code;
        this.cause = cause;
        this.list = list;
    }

    /** Returns an empty list for the creation of an object. */
    public static Errors onCreate(KubernetesVersion version, Gates gates) {
        return onUpdate(version, gates, null);
    }

    /** Returns an empty list for an update of the stored object {@code old}. */
    public static Errors onUpdate(KubernetesVersion version, Gates gates, Field old) {
        return new Errors(
                version, gates, old, NO_CODE, ErrorCause.Plain.UNSPECIFIED, new ArrayList<>());
    }

    /** Returns a view of the list that adds errors with this code, in kebab-case. */
    public Errors as(String otherCode) {
        return new Errors(version, gates, old, otherCode, ErrorCause.Plain.UNSPECIFIED, list);
    }

    /** Returns a view of the list that adds errors with this cause. */
    public Errors because(ErrorCause otherCause) {
        return new Errors(version, gates, old, code, otherCause, list);
    }

    public KubernetesVersion version() {
        return version;
    }

    public Gates gates() {
        return gates;
    }

    /** Returns the stored DaemonSet that is being replaced; null on creation. */
    public Field old() {
        return old;
    }

    public void required(Field field) {
        required(field, "");
    }

    public void required(Field field, String detail) {
        add(ErrorType.REQUIRED, field, "", detail);
    }

    /** Adds an invalid value error; the value prints as its Go type does in this version. */
    public void invalid(Field field, String detail) {
        invalid(field, GoValues.of(field, version), detail);
    }

    public void invalid(Field field, String renderedValue, String detail) {
        add(ErrorType.INVALID, field, renderedValue, detail);
    }

    /** Adds one invalid value error for each problem. */
    public void invalid(Field field, List<ValueProblem> problems) {
        problems.forEach(each -> because(each.cause()).invalid(field, each.text()));
    }

    /** Like {@link #invalid(Field, List)}, with the value rendered by the caller. */
    public void invalid(Field field, String renderedValue, List<ValueProblem> problems) {
        problems.forEach(each -> because(each.cause()).invalid(field, renderedValue, each.text()));
    }

    /** Adds an unsupported value error that lists the supported values in the given order. */
    public void notSupported(Field field, String... supported) {
        notSupported(field, GoValues.of(field, version), List.of(supported));
    }

    /** Like {@link #notSupported(Field, String...)}, with the value rendered by the caller. */
    public void notSupported(Field field, String renderedValue, List<String> supported) {
        because(new ErrorCause.NotSupported(supported))
                .add(ErrorType.NOT_SUPPORTED, field, renderedValue, supportedValues(supported));
    }

    public void forbidden(Field field, String detail) {
        add(ErrorType.FORBIDDEN, field, "", detail);
    }

    public void duplicate(Field field) {
        duplicate(field, GoValues.of(field, version));
    }

    public void duplicate(Field field, String renderedValue) {
        add(ErrorType.DUPLICATE, field, renderedValue, "");
    }

    public void notFound(Field field) {
        notFound(field, GoValues.of(field, version));
    }

    public void notFound(Field field, String renderedValue) {
        add(ErrorType.NOT_FOUND, field, renderedValue, "");
    }

    /** Adds a too long error. The message for the limit in bytes changed in 1.32 and 1.34. */
    public void tooLong(Field field, int maxBytes) {
        because(new ErrorCause.TooLong(maxBytes))
                .add(ErrorType.TOO_LONG, field, "", tooLongDetail(maxBytes));
    }

    /** Adds a too many error; {@code actual} is printed as the value. */
    public void tooMany(Field field, int actual, int max) {
        String items = max == 1 ? " item" : " items";
        add(
                ErrorType.TOO_MANY,
                field,
                Integer.toString(actual),
                "must have at most " + max + items);
    }

    /** Adds a too many error for a list. */
    public void tooMany(Field field, int max) {
        tooMany(field, field.size(), max);
    }

    /** Adds any error; for types and messages that no other method covers. */
    public void add(ErrorType type, Field field, String renderedValue, String detail) {
        list.add(
                new FieldError(
                        type,
                        field.printed().toString(),
                        field.path(),
                        renderedValue,
                        detail,
                        code,
                        cause));
    }

    /** Removes duplicate errors, keeping the first of each text. */
    public void dropRepeated() {
        Set<String> texts = new LinkedHashSet<>();
        list.removeIf(error -> !texts.add(error.toString()));
    }

    public int count() {
        return list.size();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Returns a live view of the errors, in the server's order. */
    public List<FieldError> list() {
        return list;
    }

    private String tooLongDetail(int max) {
        if (version.isAtLeast(32)) {
            return "may not be more than "
                    + max
                    + (max == 1 && version.isAtLeast(34) ? " byte" : " bytes");
        }
        return "must have at most " + max + (version.isAtLeast(17) ? " bytes" : " characters");
    }

    /** Formats the supported values: unquoted in 1.8, quoted in later versions. */
    private String supportedValues(List<String> supported) {
        if (supported.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("supported values: ");
        for (int i = 0; i < supported.size(); i++) {
            text.append(i > 0 ? ", " : "");
            text.append(version.isAtLeast(9) ? GoValues.quote(supported.get(i)) : supported.get(i));
        }
        return text.toString();
    }
}
