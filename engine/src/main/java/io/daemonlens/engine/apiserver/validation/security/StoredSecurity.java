package io.daemonlens.engine.apiserver.validation.security;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.any;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.has;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;

/**
 * The security settings that an update may keep although a creation may not bring them, because the
 * stored object has them already. Each answer is false on a creation.
 */
final class StoredSecurity {

    private StoredSecurity() {}

    /** A container that may do all, but gain nothing. */
    static boolean adminWithoutEscalation(Errors errors) {
        return any(
                errors,
                container -> {
                    Field context = container.at("securityContext");
                    return !context.at("allowPrivilegeEscalation").isTrue()
                            && context.at("capabilities", "add").items().stream()
                                    .anyMatch(SecurityContextRules::isSysAdmin);
                });
    }

    /** A sysctl written with slashes. */
    static boolean slashedSysctl(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("securityContext", "sysctls"),
                        "name",
                        name -> name.text().indexOf('/') >= 0);
    }

    /** A sysctl of the host's own namespaces. */
    static boolean hostSysctl(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("securityContext", "sysctls"),
                        "name",
                        name -> SysctlRules.hostNamespace(name.text(), spec) != null);
    }

    /** Devices in a pod with users of its own. */
    static boolean mappedDevices(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("hostUsers").present()
                && !spec.at("hostUsers").isTrue()
                && any(errors, container -> container.at("volumeDevices").size() > 0);
    }

    /** The host's network in a pod with users of its own. */
    static boolean mappedHostNetwork(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("hostUsers").present()
                && !spec.at("hostUsers").isTrue()
                && spec.at("hostNetwork").isTrue();
    }

    /** The option to run as a process of a Windows node. */
    static boolean hostProcess(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (WindowsHostProcessRules.hostProcess(spec).present()
                        || any(errors, c -> WindowsHostProcessRules.hostProcess(c).present()));
    }

    /** Any policy for changing SELinux labels. */
    static boolean seLinuxChangePolicy(Errors errors) {
        Field spec = spec(errors);
        return spec != null && spec.at("securityContext", "seLinuxChangePolicy").present();
    }
}
