package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.List;
import java.util.stream.Stream;

/** LocalPaths of files that may not leave the place they start from. */
public final class LocalPaths {

    private LocalPaths() {}

    /** Relative, and nowhere up. */
    public static void checkRelative(Field path, Errors errors) {
        checkRelative(path, path.text(), errors);
    }

    /** As {@link #checkRelative(Field, Errors)} for a path that is a part of the field's text. */
    public static void checkRelative(Field field, String path, Errors errors) {
        if (path.startsWith("/")) {
            errors.invalid(field, GoValues.quote(path), NameValidation.RELATIVE_PATH);
        }
        if (goesUp(path)) {
            errors.invalid(field, GoValues.quote(path), NameValidation.NO_DOTS);
        }
    }

    /** Nowhere up, but from the root if it likes. */
    public static void checkNoDots(Field path, Errors errors) {
        if (goesUp(path.text())) {
            errors.invalid(path, NameValidation.NO_DOTS);
        }
    }

    /** Names that begin with two dots are the kubelet's own. */
    public static void checkLocal(Field path, Errors errors) {
        checkRelative(path, errors);
        if (path.text().startsWith("..") && !path.text().startsWith("../")) {
            errors.invalid(path, "must not start with '..'");
        }
    }

    /** What is wrong with a name that is a step of a request's path. */
    public static List<String> segment(String name) {
        return name.equals(".") || name.equals("..")
                ? List.of("may not be '" + name + "'")
                : segmentPrefix(name);
    }

    /** As {@link #segment} for a name to which more is added. */
    public static List<String> segmentPrefix(String name) {
        return Stream.of("/", "%")
                .filter(name::contains)
                .map(sign -> "may not contain '" + sign + "'")
                .toList();
    }

    /** Whether one of the steps is {@code ..}. */
    public static boolean goesUp(String path) {
        return ("/" + path + "/").contains("/../");
    }
}
