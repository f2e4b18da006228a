package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import java.util.Arrays;

/** Paths of files that may not leave the place they start from (MF-17). */
final class Paths {

    private Paths() {}

    static void checkRelative(Field path, Errors errors) {
        if (path.text().startsWith("/")) {
            errors.invalid(path, MessageFamilies.RELATIVE_PATH);
        }
        if (goesUp(path.text())) {
            errors.invalid(path, MessageFamilies.NO_DOTS);
        }
    }

    /** Whether one of the steps is {@code ..}. */
    static boolean goesUp(String path) {
        return Arrays.asList(path.split("/")).contains("..");
    }
}
