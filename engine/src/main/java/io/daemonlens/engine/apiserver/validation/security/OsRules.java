package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.function.Predicate;

/** Validates a pod's os and the fields that the operating system forbids ({@code validateOS}). */
public final class OsRules {

    private static final int PLAIN_REQUIRED = 34;
    private static final String WINDOWS = "cannot be set for a windows pod";

    /** Since this minor version, the security context is checked first. */
    private static final int CONTEXT_FIRST = 37;

    /** Fields that a Windows pod cannot have, by path below the spec, in the server's old order. */
    private static final String[] NOT_IN_WINDOWS_POD = {
        "securityContext.appArmorProfile",
        "securityContext.seLinuxOptions",
        "hostUsers",
        "hostPID",
        "hostIPC",
        "securityContext.seccompProfile",
        "securityContext.fsGroup",
        "securityContext.fsGroupChangePolicy",
        "securityContext.sysctls",
        "shareProcessNamespace",
        "securityContext.runAsUser",
        "securityContext.runAsGroup",
        "securityContext.supplementalGroups",
        "securityContext.supplementalGroupsPolicy",
        "securityContext.seLinuxChangePolicy"
    };

    /** Fields that the security contexts of Windows containers cannot have. */
    private static final String[] NOT_IN_WINDOWS_CONTAINER = {
        "appArmorProfile",
        "seLinuxOptions",
        "seccompProfile",
        "capabilities",
        "readOnlyRootFilesystem",
        "privileged",
        "allowPrivilegeEscalation",
        "procMount",
        "runAsUser",
        "runAsGroup"
    };

    private OsRules() {}

    public static void check(Field spec, Errors errors) {
        Field os = spec.at("os");
        if (os.absent()) {
            return;
        }
        Field name = os.at("name");
        switch (name.text()) {
            case "linux" -> linux(spec, errors.as(RuleCodes.OS_FIELD));
            case "windows" -> windows(spec, errors.as(RuleCodes.OS_FIELD));
            case "" ->
                    errors.as(RuleCodes.POD_OS)
                            .required(
                                    name,
                                    errors.version().isAtLeast(PLAIN_REQUIRED)
                                            ? ""
                                            : "cannot be empty");
            default ->
                    errors.as(RuleCodes.POD_OS)
                            .notSupported(name.printedAs(os.printed()), "linux", "windows");
        }
    }

    private static void linux(Field spec, Errors errors) {
        noWindowsOptions(spec, errors);
        PodFacts.everyContainer(spec).forEach(container -> noWindowsOptions(container, errors));
    }

    private static void noWindowsOptions(Field owner, Errors errors) {
        Field options = owner.at("securityContext", "windowsOptions");
        if (options.present()) {
            errors.forbidden(options, "windows options cannot be set for a linux pod");
        }
    }

    private static void windows(Field spec, Errors errors) {
        if (errors.version().isAtLeast(CONTEXT_FIRST)) {
            windowsPod(spec, path -> path.indexOf('.') > 0, errors);
            windowsPod(spec, path -> path.indexOf('.') < 0, errors);
        } else {
            windowsPod(spec, path -> true, errors);
        }
        for (Field container : PodFacts.everyContainer(spec)) {
            Field context = container.at("securityContext");
            for (String member : NOT_IN_WINDOWS_CONTAINER) {
                if (context.at(member).present()) {
                    errors.forbidden(context.at(member), WINDOWS);
                }
            }
        }
    }

    private static void windowsPod(Field spec, Predicate<String> wanted, Errors errors) {
        for (String path : NOT_IN_WINDOWS_POD) {
            Field field = spec.at(path.split("\\."));
            if (wanted.test(path) && isSet(field)) {
                errors.forbidden(field, WINDOWS);
            }
        }
    }

    /**
     * Returns whether the field is set. Two are plain booleans, and one is a list checked by
     * length.
     */
    private static boolean isSet(Field field) {
        return switch (field.path().name()) {
            case "hostPID", "hostIPC", "sysctls" -> !field.isEmpty();
            default -> field.present();
        };
    }
}
