package io.daemonlens.engine.apiserver.validation.core;

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
 * What the rules found so far, in the server's order. A rule asks it for the version and the gates
 * that apply and hands it what is wrong; how the bad value prints is settled here, by the field's
 * declared type.
 *
 * <p>{@link #as} gives a view on the same list whose errors carry another rule's code.
 */
public final class Errors {

    private static final String NO_CODE = "invalid-value";

    private final KubernetesVersion version;
    private final Gates gates;
    private final Field old;
    private final String code;
    private final List<FieldError> list;

    private Errors(
            KubernetesVersion version, Gates gates, Field old, String code, List<FieldError> list) {
        this.version = version;
        this.gates = gates;
        this.old = old;
        this.code = code;
        this.list = list;
    }

    /** An empty list for the creation of an object. */
    public static Errors onCreate(KubernetesVersion version, Gates gates) {
        return onUpdate(version, gates, null);
    }

    /** An empty list for an update of the stored object {@code old}. */
    public static Errors onUpdate(KubernetesVersion version, Gates gates, Field old) {
        return new Errors(version, gates, old, NO_CODE, new ArrayList<>());
    }

    /** The same list; errors added through the answer carry this code, in kebab-case. */
    public Errors as(String otherCode) {
        return new Errors(version, gates, old, otherCode, list);
    }

    public KubernetesVersion version() {
        return version;
    }

    public Gates gates() {
        return gates;
    }

    /** The stored DaemonSet that is being replaced; null on creation. */
    public Field old() {
        return old;
    }

    public void required(Field field) {
        required(field, "");
    }

    public void required(Field field, String detail) {
        add(ErrorType.REQUIRED, field, "", detail);
    }

    /** The field's own value is wrong; it prints as its Go type prints in this version. */
    public void invalid(Field field, String detail) {
        invalid(field, GoValues.of(field, version), detail);
    }

    public void invalid(Field field, String renderedValue, String detail) {
        add(ErrorType.INVALID, field, renderedValue, detail);
    }

    /** One error for each text, all about the field's own value. */
    public void invalid(Field field, List<String> details) {
        details.forEach(detail -> invalid(field, detail));
    }

    /** As {@link #invalid(Field, List)} with the value rendered by the caller. */
    public void invalid(Field field, String renderedValue, List<String> details) {
        details.forEach(detail -> invalid(field, renderedValue, detail));
    }

    /** The value is none of those supported, which are listed in the given order. */
    public void notSupported(Field field, String... supported) {
        notSupported(field, GoValues.of(field, version), List.of(supported));
    }

    /** As {@link #notSupported(Field, String...)} with the value rendered by the caller. */
    public void notSupported(Field field, String renderedValue, List<String> supported) {
        add(ErrorType.NOT_SUPPORTED, field, renderedValue, supportedValues(supported));
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

    /** Too long a text; the words for the limit in bytes changed with 1.32 and 1.34. */
    public void tooLong(Field field, int maxBytes) {
        add(ErrorType.TOO_LONG, field, "", tooLongDetail(maxBytes));
    }

    /** Too many items; {@code actual} is what prints as the value. */
    public void tooMany(Field field, int actual, int max) {
        String items = max == 1 ? " item" : " items";
        add(
                ErrorType.TOO_MANY,
                field,
                Integer.toString(actual),
                "must have at most " + max + items);
    }

    /** A list with too many items. */
    public void tooMany(Field field, int max) {
        tooMany(field, field.size(), max);
    }

    /** Any error as it is; for types and texts that fit no other method. */
    public void add(ErrorType type, Field field, String renderedValue, String detail) {
        list.add(
                new FieldError(
                        type,
                        field.printed().toString(),
                        field.path(),
                        renderedValue,
                        detail,
                        code));
    }

    /** Keeps of equal texts the first. */
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

    /** What was found, in the server's order; a live view. */
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

    /** 1.8 lists the values bare, later minors quote them. */
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
