package io.daemonlens.engine.apiserver.validation.security;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import io.daemonlens.engine.core.WellKnown;
import java.util.List;

/**
 * Validates the seccomp and AppArmor annotations that preceded the fields, and that an annotation
 * and its field agree ({@code ValidateSeccompPodAnnotations}).
 */
public final class ProfileAnnotationRules {

    private static final String LOCAL = "localhost/";

    /** Since this minor version, {@code runtime/default} names the runtime's default profile. */
    private static final int RUNTIME_DEFAULT = 11;

    private ProfileAnnotationRules() {}

    /** Checks the value of each annotation. */
    public static void checkValues(Field annotations, Field spec, Errors errors) {
        checkSeccomp(annotations.at(WellKnown.SECCOMP_POD), errors);
        for (Field annotation : annotations.entries()) {
            if (annotation.path().name().startsWith(WellKnown.SECCOMP_CONTAINER)) {
                checkSeccomp(
                        annotation.printedAs(annotations.printed().child(annotation.path().name())),
                        errors);
            }
        }
        for (Field annotation : annotations.entries()) {
            if (annotation.path().name().startsWith(WellKnown.APP_ARMOR_CONTAINER)) {
                checkAppArmor(annotation, spec, errors);
            }
        }
    }

    private static void checkSeccomp(Field annotation, Errors errors) {
        if (annotation.absent()) {
            return;
        }
        String profile = annotation.text();
        if (profile.startsWith(LOCAL)) {
            LocalPaths.checkRelative(annotation, profile.substring(LOCAL.length()), errors);
        } else if (!profile.equals("docker/default")
                && !profile.equals("unconfined")
                && !(profile.equals("runtime/default")
                        && errors.version().isAtLeast(RUNTIME_DEFAULT))) {
            errors.invalid(annotation, "must be a valid seccomp profile");
        }
    }

    /** Since this minor version, AppArmor profiles can be unconfined. */
    private static final int UNCONFINED = 9;

    private static void checkAppArmor(Field annotation, Field spec, Errors errors) {
        String container =
                annotation.path().name().substring(WellKnown.APP_ARMOR_CONTAINER.length());
        if (!hasContainer(spec, container)) {
            errors.invalid(annotation, GoValues.quote(container), "container not found");
        }
        String profile = annotation.text();
        if (!profile.startsWith(LOCAL)
                && !List.of("", "runtime/default").contains(profile)
                && !(profile.equals("unconfined") && errors.version().isAtLeast(UNCONFINED))) {
            errors.invalid(annotation, "invalid AppArmor profile name: " + GoValues.quote(profile));
        }
    }

    private static boolean hasContainer(Field spec, String name) {
        for (Field container : PodFacts.everyContainer(spec)) {
            if (container.at("name").text().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Checks that an annotation and a field that are both set have the same value. */
    public static void checkMatch(Field annotations, Field spec, Errors errors) {
        Errors found = errors.as(RuleCodes.PROFILE_ANNOTATION);
        checkMatch(
                annotations.at(WellKnown.SECCOMP_POD),
                spec.at("securityContext", "seccompProfile"),
                "seccomp",
                found);
        for (Field container : PodFacts.everyContainer(spec)) {
            checkMatch(
                    annotations.at(WellKnown.SECCOMP_CONTAINER + container.at("name").text()),
                    container.at("securityContext", "seccompProfile"),
                    "seccomp",
                    found);
        }
        if (errors.gates().enabled("AppArmorFields")
                && !spec.at("os", "name").text().equals("windows")) {
            checkAppArmorMatch(annotations, spec, found);
        }
    }

    /**
     * Checks AppArmor. A container without a profile inherits the pod's; the error path is the
     * container's.
     */
    private static void checkAppArmorMatch(Field annotations, Field spec, Errors errors) {
        Field ofPod = spec.at("securityContext", "appArmorProfile");
        for (Field container : PodFacts.everyContainer(spec)) {
            Field own = container.at("securityContext", "appArmorProfile");
            checkMatch(
                    annotations.at(WellKnown.APP_ARMOR_CONTAINER + container.at("name").text()),
                    own.present() ? own : ofPod.printedAs(own.printed()),
                    "apparmor",
                    errors);
        }
    }

    private static void checkMatch(Field annotation, Field profile, String kind, Errors errors) {
        if (annotation.absent() || profile.absent()) {
            return;
        }
        String said = annotation.text();
        Field local = profile.at("localhostProfile");
        boolean sameType =
                switch (profile.at("type").text()) {
                    case "Unconfined" -> said.equals("unconfined");
                    case "RuntimeDefault" ->
                            said.equals("runtime/default")
                                    || kind.equals("seccomp") && said.equals("docker/default");
                    case "Localhost" -> said.startsWith(LOCAL);
                    default -> true;
                };
        if (!sameType) {
            errors.forbidden(profile.at("type"), kind + " type in annotation and field must match");
        } else if (profile.at("type").text().equals("Localhost")
                && (local.absent() || !local.text().equals(said.substring(LOCAL.length())))) {
            errors.forbidden(local, kind + " profile in annotation and field must match");
        }
    }
}
