package io.daemonlens.engine.apiserver.validation.container;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.any;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.has;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Container fields that an update may keep because the stored object already has them, and that a
 * creation must not set. Each method returns false on a creation.
 */
final class StoredContainers {

    /** The action of a restart rule that restarts all containers. */
    static final String RESTART_ALL = "RestartAllContainers";

    private StoredContainers() {}

    /** Returns whether the name of an environment variable is valid only by the relaxed rule. */
    static boolean relaxedEnvName(Errors errors) {
        return any(
                errors,
                container ->
                        has(container.at("env"), "name", StoredContainers::isRelaxed)
                                || has(
                                        container.at("envFrom"),
                                        "prefix",
                                        StoredContainers::isRelaxed));
    }

    private static boolean isRelaxed(Field name) {
        return !name.isEmpty()
                && !NameValidation.envName(name.text()).isEmpty()
                && NameValidation.relaxedEnvName(name.text()).isEmpty();
    }

    /** Returns whether a huge page quantity is not a multiple of the page size. */
    static boolean brokenHugePages(Errors errors) {
        return brokenOverhead(errors)
                || any(
                        errors,
                        container ->
                                List.of("limits", "requests").stream()
                                        .flatMap(
                                                k ->
                                                        container
                                                                .at("resources", k)
                                                                .entries()
                                                                .stream())
                                        .anyMatch(entry -> !HugePages.isWhole(entry)));
    }

    /** Returns whether a huge page quantity in the overhead is not a multiple of the page size. */
    static boolean brokenOverhead(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("overhead").entries().stream()
                        .anyMatch(entry -> !HugePages.isWhole(entry));
    }

    /** Returns whether an init container, not a sidecar, is restarted when its resources change. */
    static boolean restartedInitContainer(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("initContainers").items().stream()
                        .filter(container -> !container.at("restartPolicy").text().equals("Always"))
                        .anyMatch(
                                container ->
                                        has(
                                                container.at("resizePolicy"),
                                                "restartPolicy",
                                                policy ->
                                                        policy.text().equals("RestartContainer")));
    }

    /** Returns whether a container port uses SCTP. */
    static boolean sctp(Errors errors) {
        Field spec = spec(errors);
        return spec != null && !sctpProtocols(spec).isEmpty();
    }

    /** Returns whether a rule restarts all containers, or a sidecar has any rule. */
    static boolean restartOfAll(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (any(
                                errors,
                                container ->
                                        has(
                                                container.at("restartPolicyRules"),
                                                "action",
                                                action -> action.text().equals(RESTART_ALL)))
                        || spec.at("initContainers").items().stream()
                                .filter(c -> c.at("restartPolicy").text().equals("Always"))
                                .anyMatch(c -> c.at("restartPolicyRules").size() > 0));
    }

    /** Returns whether a sleep hook has zero seconds. */
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

    /** Returns the protocols of the ports that use SCTP. */
    static List<Field> sctpProtocols(Field spec) {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> spec.at(list).items().stream())
                .flatMap(container -> container.at("ports").items().stream())
                .map(port -> port.at("protocol"))
                .filter(protocol -> protocol.text().equals("SCTP"))
                .toList();
    }
}
