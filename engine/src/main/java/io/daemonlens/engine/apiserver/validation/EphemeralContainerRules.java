package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the API server asks of ephemeral containers (EPH rules). A DaemonSet may have none, but a
 * server that says so names their other faults as well.
 */
final class EphemeralContainerRules {

    private static final String FORBIDDEN = "cannot be set for an Ephemeral Container";

    /** The members it may not have, in the order the server's type declares them. */
    private static final String[] FORBIDDEN_MEMBERS = {
        "ports",
        "resources",
        "resizePolicy",
        "restartPolicy",
        "restartPolicyRules",
        "livenessProbe",
        "readinessProbe",
        "startupProbe",
        "lifecycle"
    };

    private EphemeralContainerRules() {}

    static void check(Field containers, PodFacts pod, Errors errors) {
        if (containers.size() == 0) {
            return;
        }
        Set<String> targets = PodFacts.names(pod.spec().at("containers"));
        targets.addAll(PodFacts.names(pod.spec().at("initContainers")));
        Set<String> names = new LinkedHashSet<>(targets);
        for (Field container : containers.items()) {
            if (errors.version().isAtLeast(ContainerRules.ONE_BY_ONE)) {
                OneContainerRules.check(container, pod, errors);
                image(container.at("image"), errors);
            } else if (container.at("name").isEmpty()) {
                errors.as(RuleCodes.CONTAINER_NAME)
                        .required(container, "ephemeralContainer requires a name");
                continue;
            } else {
                alone(container, pod, errors);
            }
            checkOne(container, targets, names, errors);
        }
    }

    /** Up to 1.24 it was checked as a list of one, whose index stood in the path as well. */
    private static void alone(Field container, PodFacts pod, Errors errors) {
        Field listed = container.printedAs(container.printed().index(0));
        OldContainerRules.each(List.of(listed), pod, errors);
        PortRules.uniqueHostPorts(List.of(listed), container, errors);
        image(listed.at("image"), errors);
    }

    /** Alone of all containers in a template it may not have blanks around its image. */
    private static void image(Field image, Errors errors) {
        if (Blanks.around(image.text())) {
            errors.as(RuleCodes.CONTAINER_IMAGE)
                    .invalid(image, "must not have leading or trailing whitespace");
        }
    }

    private static void checkOne(
            Field container, Set<String> targets, Set<String> names, Errors errors) {
        if (!names.add(container.at("name").text())) {
            errors.as(RuleCodes.DUPLICATE_CONTAINER_NAME).duplicate(container.at("name"));
        }
        Errors fields = errors.as(RuleCodes.EPHEMERAL_CONTAINER_FIELD);
        Field target = container.at("targetContainerName");
        if (!target.isEmpty() && !targets.contains(target.text())) {
            fields.notFound(target);
        }
        for (String member : FORBIDDEN_MEMBERS) {
            if (isSet(container.at(member))) {
                fields.forbidden(container.at(member), FORBIDDEN);
            }
        }
        for (Field mount : container.at("volumeMounts").items()) {
            for (String path : List.of("subPath", "subPathExpr")) {
                if (!mount.at(path).isEmpty()) {
                    fields.forbidden(mount.at(path), FORBIDDEN);
                }
            }
        }
    }

    /** Whether it is anything but Go's zero value; resources are a struct, the rest pointers. */
    private static boolean isSet(Field member) {
        return member.present() && (!member.path().name().equals("resources") || member.size() > 0);
    }
}
