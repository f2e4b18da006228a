package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/** Validates a container's securityContext ({@code ValidateSecurityContext}). */
public final class SecurityContextRules {

    /** Before this minor version, a container's user ID has no upper limit. */
    private static final int LARGEST_USER = 10;

    /** Since this minor version, an update may keep CAP_SYS_ADMIN without privilege escalation. */
    private static final int ADMIN_KEPT = 37;

    private SecurityContextRules() {}

    public static void check(Field context, PodFacts pod, Errors errors) {
        if (context.absent()) {
            return;
        }
        if (errors.version().isAtLeast(LARGEST_USER)) {
            id(context.at("runAsUser"), errors);
        } else {
            NameValidation.notNegative(
                    context.at("runAsUser"), errors.as(RuleCodes.USER_OR_GROUP_ID));
        }
        id(context.at("runAsGroup"), errors);
        procMount(context.at("procMount"), pod, errors.as(RuleCodes.SECURITY_CONTEXT));
        ProfileRules.seccomp(context.at("seccompProfile"), errors);
        escalation(context, errors.as(RuleCodes.PRIVILEGE_ESCALATION));
        WindowsOptionRules.check(context.at("windowsOptions"), errors);
        ProfileRules.appArmor(context.at("appArmorProfile"), errors);
    }

    /** Checks a user or group ID, if it is set. */
    static void id(Field id, Errors errors) {
        if (id.present()) {
            errors.as(RuleCodes.USER_OR_GROUP_ID)
                    .invalid(id, NameValidation.userOrGroupId(id.number()));
        }
    }

    private static void procMount(Field mount, PodFacts pod, Errors errors) {
        if (mount.absent()) {
            return;
        }
        switch (mount.text()) {
            case "Default" -> {}
            case "Unmasked" -> {
                if (pod.hostUsers()) {
                    errors.invalid(mount, "`hostUsers` must be false to use `Unmasked`");
                }
            }
            default -> errors.notSupported(mount, "Default", "Unmasked");
        }
    }

    private static void escalation(Field context, Errors errors) {
        Field escalation = context.at("allowPrivilegeEscalation");
        if (escalation.absent() || escalation.isTrue()) {
            return;
        }
        if (context.at("privileged").isTrue()) {
            errors.invalid(
                    context,
                    "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        boolean kept =
                errors.version().isAtLeast(ADMIN_KEPT)
                        && StoredSecurity.adminWithoutEscalation(errors);
        for (Field capability : context.at("capabilities", "add").items()) {
            if (StoredSecurity.isSysAdmin(capability) && !kept) {
                errors.invalid(
                        context,
                        "cannot set `allowPrivilegeEscalation` to false and"
                                + " `capabilities.Add` CAP_SYS_ADMIN");
            }
        }
    }
}
