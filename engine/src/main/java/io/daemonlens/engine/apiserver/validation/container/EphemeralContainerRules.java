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
 * Validates ephemeral containers ({@code validateEphemeralContainers}). A DaemonSet cannot have
 * any, but the server reports their other errors as well.
 */
final class EphemeralContainerRules {

    private static final String FORBIDDEN = "cannot be set for an Ephemeral Container";

    /** The fields that are not allowed, in declaration order of the server's type. */
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
            if (errors.version().isAtLeast(OneContainerRules.ONE_BY_ONE)) {
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

    /**
     * Checks the container as a list of one. Up to 1.24 the index of that list is in the path too.
     */
    private static void alone(Field container, PodFacts pod, Errors errors) {
        Field listed = container.printedAs(container.printed().index(0));
        OldContainerRules.each(List.of(listed), pod, errors);
        PortRules.uniqueHostPorts(List.of(listed), container, errors);
        image(listed.at("image"), errors);
    }

    /** Checks the image. Leading and trailing spaces are an error here only, in a pod template. */
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

    /**
     * Checks targetContainerName. Up to 1.24 it is checked first and may name an ephemeral
     * container.
     */
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

    /**
     * Returns whether the field differs from Go's zero value: resources are a struct, others
     * pointers.
     */
    private static boolean isSet(Field member) {
        return member.present() && (!member.path().name().equals("resources") || member.size() > 0);
    }
}
