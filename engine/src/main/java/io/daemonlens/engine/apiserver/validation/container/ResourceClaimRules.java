package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.Set;

/** Validates a pod's resourceClaims and their uses ({@code validatePodResourceClaims}). */
public final class ResourceClaimRules {

    private static final String EITHER = "`resourceClaimName`";
    private static final String OR = "`resourceClaimTemplateName`";

    private ResourceClaimRules() {}

    public static void check(Field spec, Errors all) {
        Errors errors = all.as(RuleCodes.RESOURCE_CLAIM);
        Set<String> names = new LinkedHashSet<>();
        for (Field claim : spec.at("resourceClaims").items()) {
            Field name = claim.at("name");
            if (name.isEmpty()) {
                errors.required(name);
            } else if (!names.add(name.text())) {
                errors.duplicate(name);
            } else {
                errors.invalid(name, NameValidation.label(name.text(), errors.version()));
            }
            source(claim, errors);
        }
    }

    private static void source(Field claim, Errors errors) {
        Field name = claim.at("resourceClaimName");
        Field template = claim.at("resourceClaimTemplateName");
        if (name.present() && template.present()) {
            errors.invalid(claim, "at most one of " + EITHER + " or " + OR + " may be specified");
        } else if (name.absent() && template.absent()) {
            errors.invalid(claim, "must specify one of: " + EITHER + ", " + OR);
        }
        objectName(name, errors);
        objectName(template, errors);
    }

    private static void objectName(Field name, Errors errors) {
        if (name.present()) {
            errors.invalid(name, NameValidation.subdomain(name.text(), errors.version()));
        }
    }

    /** Checks that a container uses claims of the pod, and each of their requests only once. */
    static void ofContainer(Field claims, Set<String> ofPod, Errors all) {
        Errors errors = all.as(RuleCodes.RESOURCE_CLAIM);
        Set<String> used = new LinkedHashSet<>();
        for (Field claim : claims.items()) {
            String name = claim.at("name").text();
            if (name.isEmpty()) {
                errors.required(claim);
                continue;
            }
            use(claim, name, used, errors);
            if (!ofPod.contains(name)) {
                errors.add(
                        ErrorType.NOT_FOUND,
                        claim,
                        GoValues.quote(name),
                        "must be one of the names in pod.spec.resourceClaims"
                                + (ofPod.isEmpty()
                                        ? " which is empty"
                                        : ": " + String.join(", ", ofPod)));
            }
        }
    }

    /** Checks that a claim and one of its requests are not both used. */
    private static void use(Field claim, String name, Set<String> used, Errors errors) {
        if (used.contains(name)) {
            errors.duplicate(claim, GoValues.quote(name));
            return;
        }
        Field request = claim.at("request");
        String use = name;
        if (!request.isEmpty()) {
            errors.invalid(request, NameValidation.label(request.text(), errors.version()));
            use = name + "/" + request.text();
        }
        if (used.contains(use)) {
            errors.duplicate(claim, GoValues.quote(use));
        } else if (request.isEmpty()) {
            used.stream()
                    .filter(other -> other.indexOf('/') == name.length() && other.startsWith(name))
                    .forEach(other -> errors.duplicate(claim, GoValues.quote(name)));
        }
        used.add(use);
    }
}
