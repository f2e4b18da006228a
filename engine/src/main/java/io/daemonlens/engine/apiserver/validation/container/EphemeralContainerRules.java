package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.GoBlanks;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Validates ephemeral containers ({@code validateEphemeralContainers}). A DaemonSet may have none,
 * but a server that says so names their other faults as well.
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
                name(container.at("name"), names, errors);
                target(container, targets, errors);
                checkOne(container, errors);
                continue;
            }
            target(container, names, errors);
            if (container.at("name").isEmpty()) {
                errors.as(RuleCodes.CONTAINER_NAME)
                        .required(container, "ephemeralContainer requires a name");
            } else {
                alone(container, pod, errors);
                name(container.at("name"), names, errors);
                checkOne(container, errors);
            }
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
        if (GoBlanks.around(image.text())) {
            errors.as(RuleCodes.CONTAINER_IMAGE)
                    .invalid(image, "must not have leading or trailing whitespace");
        }
    }

    private static void name(Field name, Set<String> names, Errors errors) {
        if (!names.add(name.text())) {
            errors.as(RuleCodes.DUPLICATE_CONTAINER_NAME).duplicate(name);
        }
    }

    /** What it looks into: up to 1.24 asked first, and another ephemeral container would do. */
    private static void target(Field container, Set<String> targets, Errors errors) {
        Field target = container.at("targetContainerName");
        if (!target.isEmpty() && !targets.contains(target.text())) {
            errors.as(RuleCodes.EPHEMERAL_CONTAINER_FIELD).notFound(target);
        }
    }

    private static void checkOne(Field container, Errors errors) {
        Errors fields = errors.as(RuleCodes.EPHEMERAL_CONTAINER_FIELD);
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
