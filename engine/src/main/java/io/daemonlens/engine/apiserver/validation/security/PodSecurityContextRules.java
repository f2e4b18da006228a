package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/** Validates a pod's securityContext ({@code validatePodSpecSecurityContext}). */
public final class PodSecurityContextRules {

    /**
     * Before this minor version, the error path is that of the internal type, not of the manifest.
     */
    private static final int SHARED_NAMESPACE_IN_SPEC = 37;

    private PodSecurityContextRules() {}

    public static void check(Field spec, Errors errors) {
        Field context = spec.at("securityContext");
        SecurityContextRules.id(context.at("fsGroup"), errors);
        SecurityContextRules.id(context.at("runAsUser"), errors);
        SecurityContextRules.id(context.at("runAsGroup"), errors);
        for (Field group : context.at("supplementalGroups").items()) {
            SecurityContextRules.id(group, errors);
        }
        sharedProcessNamespace(spec, errors);
        SysctlRules.check(spec, errors);
        Errors values = errors.as(RuleCodes.SECURITY_CONTEXT);
        oneOf(context.at("fsGroupChangePolicy"), values, "Always", "OnRootMismatch");
        ProfileRules.seccomp(context.at("seccompProfile"), errors);
        WindowsOptionRules.check(context.at("windowsOptions"), errors);
        ProfileRules.appArmor(context.at("appArmorProfile"), errors);
        oneOf(context.at("supplementalGroupsPolicy"), values, "Merge", "Strict");
        Field change = context.at("seLinuxChangePolicy");
        if (errors.gates().enabled("SELinuxMount") || StoredSecurity.seLinuxChangePolicy(errors)) {
            oneOf(change, values, "MountOption", "Recursive");
        } else {
            oneOf(change, values, "Recursive");
        }
    }

    private static void oneOf(Field field, Errors errors, String... supported) {
        if (field.absent()) {
            return;
        }
        for (String value : supported) {
            if (field.text().equals(value)) {
                return;
            }
        }
        errors.notSupported(field, supported);
    }

    private static void sharedProcessNamespace(Field spec, Errors errors) {
        Field shared = spec.at("shareProcessNamespace");
        if (!shared.isTrue() || !spec.at("hostPID").isTrue()) {
            return;
        }
        Field printed =
                errors.version().isAtLeast(SHARED_NAMESPACE_IN_SPEC)
                        ? shared
                        : shared.printedAs(
                                spec.at("securityContext", "shareProcessNamespace").printed());
        errors.as(RuleCodes.SHARED_PROCESS_NAMESPACE)
                .invalid(
                        printed,
                        "true",
                        "ShareProcessNamespace and HostPID cannot both be enabled");
    }
}
