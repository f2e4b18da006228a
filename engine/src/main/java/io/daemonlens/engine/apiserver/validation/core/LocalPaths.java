package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.List;
import java.util.stream.Stream;

/** Checks for file paths that must stay below the directory they start from. */
public final class LocalPaths {

    private LocalPaths() {}

    /** Checks that a path is relative and has no {@code ..} step. */
    public static void checkRelative(Field path, Errors errors) {
        checkRelative(path, path.text(), errors);
    }

    /** Like {@link #checkRelative(Field, Errors)}, for a path that is part of the field's text. */
    public static void checkRelative(Field field, String path, Errors errors) {
        if (path.startsWith("/")) {
            errors.invalid(field, GoValues.quote(path), NameValidation.RELATIVE_PATH);
        }
        if (goesUp(path)) {
            errors.invalid(field, GoValues.quote(path), NameValidation.NO_DOTS);
        }
    }

    /** Checks that a path, relative or absolute, has no {@code ..} step. */
    public static void checkNoDots(Field path, Errors errors) {
        if (goesUp(path.text())) {
            errors.invalid(path, NameValidation.NO_DOTS);
        }
    }

    /** Checks a relative path that does not begin with two dots, which the kubelet reserves. */
    public static void checkLocal(Field path, Errors errors) {
        checkRelative(path, errors);
        if (path.text().startsWith("..") && !path.text().startsWith("../")) {
            errors.invalid(path, "must not start with '..'");
        }
    }

    /** Returns the errors of a name that is used as a segment of a URL path. */
    public static List<ValueProblem> segment(String name) {
        return name.equals(".") || name.equals("..")
                ? List.of(ValueProblem.of("may not be '" + name + "'"))
                : segmentPrefix(name);
    }

    /** Like {@link #segment}, for a prefix of such a name. */
    public static List<ValueProblem> segmentPrefix(String name) {
        return Stream.of("/", "%")
                .filter(name::contains)
                .map(sign -> ValueProblem.of("may not contain '" + sign + "'"))
                .toList();
    }

    /** Returns whether the path has a {@code ..} step. */
    public static boolean goesUp(String path) {
        return ("/" + path + "/").contains("/../");
    }
}
