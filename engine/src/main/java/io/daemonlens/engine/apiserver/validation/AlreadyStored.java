package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an update may keep although a creation may not bring it, because the stored object has it
 * already (C.17). Each answer is false on a creation.
 */
final class AlreadyStored {

    private AlreadyStored() {}

    /** A variable's name that only the relaxed rule allows. */
    static boolean relaxedEnvName(Errors errors) {
        return any(
                errors,
                container ->
                        has(container.at("env"), "name", AlreadyStored::isRelaxed)
                                || has(
                                        container.at("envFrom"),
                                        "prefix",
                                        AlreadyStored::isRelaxed));
    }

    private static boolean isRelaxed(Field name) {
        return !name.isEmpty()
                && !MessageFamilies.envName(name.text()).isEmpty()
                && MessageFamilies.relaxedEnvName(name.text()).isEmpty();
    }

    /** Huge pages that are not whole. */
    static boolean brokenHugePages(Errors errors) {
        return any(
                errors,
                container ->
                        List.of("limits", "requests").stream()
                                .flatMap(k -> container.at("resources", k).entries().stream())
                                .anyMatch(entry -> !ResourceRules.isWholePages(entry)));
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

    /** Any policy for changing SELinux labels. */
    static boolean seLinuxChangePolicy(Errors errors) {
        Field spec = spec(errors);
        return spec != null && spec.at("securityContext", "seLinuxChangePolicy").present();
    }

    private static Field spec(Errors errors) {
        return errors.old() == null ? null : errors.old().at("spec", "template", "spec");
    }

    private static boolean any(Errors errors, Predicate<Field> container) {
        Field spec = spec(errors);
        return spec != null && PodFacts.everyContainer(spec).stream().anyMatch(container);
    }

    private static boolean has(Field list, String member, Predicate<Field> wanted) {
        return list.items().stream().anyMatch(item -> wanted.test(item.at(member)));
    }
}
