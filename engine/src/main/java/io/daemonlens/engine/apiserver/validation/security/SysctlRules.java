package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates a pod's sysctls ({@code validateSysctls}). */
public final class SysctlRules {

    private static final int SLASHES = 25;

    /** Since this minor version, an update may keep names with slashes. */
    private static final int SLASHES_KEPT = 23;

    private static final int HOST_NAMESPACES = 29;
    private static final int LONGEST = 253;

    private static final String PART = "[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String WITH_SLASHES = "(" + PART + "[\\./])*" + PART;
    private static final String DOTS_ONLY = "(" + PART + "\\.)*" + PART;

    private SysctlRules() {}

    static void check(Field spec, Errors all) {
        Errors errors = all.as(RuleCodes.SYSCTL);
        boolean checksNamespace =
                errors.version().isAtLeast(HOST_NAMESPACES) && !StoredSecurity.hostSysctl(errors);
        String form = form(errors);
        Set<String> names = new LinkedHashSet<>();
        for (Field sysctl : spec.at("securityContext", "sysctls").items()) {
            Field name = sysctl.at("name");
            if (name.isEmpty()) {
                errors.required(name);
            } else if (!isName(name.text(), form)) {
                boolean isLong = name.text().length() > LONGEST;
                Errors found = isLong ? errors.because(new ErrorCause.TooLong(LONGEST)) : errors;
                found.invalid(
                        name,
                        "must have at most " + LONGEST + " characters and match regex " + form);
            } else if (names.contains(name.text())) {
                errors.duplicate(name);
            }
            String shared = checksNamespace ? SysctlNames.hostNamespace(name.text(), spec) : null;
            if (shared != null) {
                errors.invalid(name, "may not be specified when '" + shared + "' is true");
            }
            names.add(name.text());
        }
    }

    private static String form(Errors errors) {
        if (errors.version().isAtLeast(SLASHES)) {
            return "^" + WITH_SLASHES + "$";
        }
        return errors.version().isAtLeast(SLASHES_KEPT) && StoredSecurity.slashedSysctl(errors)
                ? WITH_SLASHES
                : DOTS_ONLY;
    }

    private static boolean isName(String name, String form) {
        return NameValidation.bytes(name) <= LONGEST && Pattern.matches(form, name);
    }
}
