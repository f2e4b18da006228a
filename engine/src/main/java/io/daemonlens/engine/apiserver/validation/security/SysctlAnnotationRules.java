package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.ArrayList;
import java.util.List;

/** Validates the sysctl annotations used up to 1.10: {@code name=value}, separated by commas. */
public final class SysctlAnnotationRules {

    /** Since this minor version, sysctls are a field and the annotations have no effect. */
    private static final int FIELDS = 11;

    private static final int NAME_LIMIT = 253;
    private static final String NAME =
            "([a-z0-9]([-_a-z0-9]*[a-z0-9])?\\.)*[a-z0-9]([-_a-z0-9]*[a-z0-9])?";

    private SysctlAnnotationRules() {}

    public static void check(Field annotations, Errors errors) {
        if (errors.version().isAtLeast(FIELDS)) {
            return;
        }
        Field unsafe = LabelRules.entry(annotations, "security.alpha.kubernetes.io/unsafe-sysctls");
        List<String> safeNames =
                checkList(
                        LabelRules.entry(annotations, "security.alpha.kubernetes.io/sysctls"),
                        errors);
        List<String> inBoth = checkList(unsafe, errors);
        inBoth.retainAll(safeNames);
        if (!inBoth.isEmpty()) {
            errors.invalid(
                    unsafe,
                    GoValues.quote(String.join(", ", inBoth)),
                    "can not be safe and unsafe");
        }
    }

    /** Returns the names in one annotation; an empty list if it is malformed. */
    private static List<String> checkList(Field annotation, Errors errors) {
        List<String> names = new ArrayList<>();
        if (annotation.isEmpty()) {
            return names;
        }
        for (String sysctl : annotation.text().split(",", -1)) {
            int equals = sysctl.indexOf('=');
            if (equals < 1 || sysctl.indexOf('=', equals + 1) >= 0) {
                errors.invalid(
                        annotation,
                        "sysctl "
                                + GoValues.quote(sysctl)
                                + " not of the format sysctl_name=value");
                return new ArrayList<>();
            }
            names.add(sysctl.substring(0, equals));
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).length() > NAME_LIMIT || !names.get(i).matches(NAME)) {
                errors.invalid(
                        annotation.printedAs(annotation.printed().index(i).child("name")),
                        GoValues.quote(names.get(i)),
                        "must have at most " + NAME_LIMIT + " characters and match regex " + NAME);
            }
        }
        return names;
    }
}
