package io.daemonlens.engine.apiserver.validation.security;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.any;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.has;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;

/**
 * Security settings that an update may keep because the stored object already has them, and that a
 * creation must not set. Each method returns false on a creation.
 */
final class StoredSecurity {

    private StoredSecurity() {}

    /** Returns whether a container adds CAP_SYS_ADMIN without allowing privilege escalation. */
    static boolean adminWithoutEscalation(Errors errors) {
        return any(
                errors,
                container -> {
                    Field context = container.at("securityContext");
                    return !context.at("allowPrivilegeEscalation").isTrue()
                            && context.at("capabilities", "add").items().stream()
                                    .anyMatch(StoredSecurity::isSysAdmin);
                });
    }

    /** Returns whether a sysctl is written with slashes. */
    static boolean slashedSysctl(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("securityContext", "sysctls"),
                        "name",
                        name -> name.text().indexOf('/') >= 0);
    }

    /** Returns whether a sysctl belongs to a namespace that the pod shares with the host. */
    static boolean hostSysctl(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("securityContext", "sysctls"),
                        "name",
                        name -> SysctlNames.hostNamespace(name.text(), spec) != null);
    }

    /** Returns whether a pod with its own user namespace uses block devices. */
    static boolean mappedDevices(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("hostUsers").present()
                && !spec.at("hostUsers").isTrue()
                && any(errors, container -> container.at("volumeDevices").size() > 0);
    }

    /** Returns whether a pod with its own user namespace uses the host network. */
    static boolean mappedHostNetwork(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("hostUsers").present()
                && !spec.at("hostUsers").isTrue()
                && spec.at("hostNetwork").isTrue();
    }

    /** Returns whether the Windows option hostProcess is set. */
    static boolean hostProcess(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (hostProcessOf(spec).present() || any(errors, c -> hostProcessOf(c).present()));
    }

    /** Returns whether an SELinux change policy is set. */
    static boolean seLinuxChangePolicy(Errors errors) {
        Field spec = spec(errors);
        return spec != null && spec.at("securityContext", "seLinuxChangePolicy").present();
    }

    /** Returns whether a capability is CAP_SYS_ADMIN, as the rule about it spells it. */
    static boolean isSysAdmin(Field capability) {
        return capability.text().equals("CAP_SYS_ADMIN");
    }

    /** Returns the hostProcess option of a pod or a container. */
    static Field hostProcessOf(Field owner) {
        return owner.at("securityContext", "windowsOptions", "hostProcess");
    }
}
