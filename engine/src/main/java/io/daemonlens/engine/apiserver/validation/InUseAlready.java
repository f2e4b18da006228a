package io.daemonlens.engine.apiserver.validation;

import static io.daemonlens.engine.apiserver.validation.AlreadyStored.any;
import static io.daemonlens.engine.apiserver.validation.AlreadyStored.has;
import static io.daemonlens.engine.apiserver.validation.AlreadyStored.spec;

import io.daemonlens.engine.apimachinery.Field;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an update may use although its gate is off, because the stored object uses it already. Each
 * answer is false on a creation.
 */
final class InUseAlready {

    private InUseAlready() {}

    /** A resource reference to huge pages, in a variable or a plain volume of such. */
    static boolean hugePagesReference(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (spec.at("volumes").items().stream()
                                .flatMap(v -> v.at("downwardAPI", "items").items().stream())
                                .map(item -> item.at("resourceFieldRef", "resource"))
                                .anyMatch(r -> ResourceReferenceRules.isHugePages(r.text()))
                        || anyVariable(
                                errors,
                                from ->
                                        ResourceReferenceRules.isHugePages(
                                                from.at("resourceFieldRef", "resource").text())));
    }

    /** A variable of all addresses of the node. */
    static boolean hostIps(Errors errors) {
        return anyVariable(
                errors, from -> from.at("fieldRef", "fieldPath").text().equals("status.hostIPs"));
    }

    private static boolean anyVariable(Errors errors, Predicate<Field> from) {
        return any(errors, container -> has(container.at("env"), "valueFrom", from));
    }

    /** A toleration that compares numbers. */
    static boolean comparison(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("tolerations"),
                        "operator",
                        operator -> operator.text().equals("Lt") || operator.text().equals("Gt"));
    }

    /** The very same list of search names, and longer than it may be. */
    static boolean longSearches(Field searches, Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Field stored = spec.at("dnsConfig", "searches");
        return DnsConfigRules.isLong(stored) && texts(stored).equals(texts(searches));
    }

    private static List<String> texts(Field list) {
        return list.items().stream().map(Field::text).toList();
    }

    /** A container's port of the protocol SCTP. */
    static boolean sctp(Errors errors) {
        Field spec = spec(errors);
        return spec != null && PortRules.hasSctp(spec);
    }

    /** A rule that restarts all containers, or any rule of a sidecar. */
    static boolean restartOfAll(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (any(
                                errors,
                                container ->
                                        has(
                                                container.at("restartPolicyRules"),
                                                "action",
                                                action ->
                                                        action.text()
                                                                .equals(
                                                                        RestartPolicyRules
                                                                                .RESTART_ALL)))
                        || spec.at("initContainers").items().stream()
                                .filter(c -> c.at("restartPolicy").text().equals("Always"))
                                .anyMatch(c -> c.at("restartPolicyRules").size() > 0));
    }

    /** A hook that sleeps no time. */
    static boolean noSleep(Errors errors) {
        return any(
                errors,
                container ->
                        Stream.of("preStop", "postStart")
                                .map(hook -> container.at("lifecycle", hook, "sleep"))
                                .anyMatch(
                                        sleep ->
                                                sleep.present()
                                                        && sleep.at("seconds").number() == 0));
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
