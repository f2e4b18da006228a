package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.WellKnown;

/** Warns about annotations that have no effect or are deprecated. */
final class AnnotationWarnings {

    private static final String[][] DEPRECATED = {
        {
            "scheduler.alpha.kubernetes.io/critical-pod",
            "non-functional in v1.16+; use the \"priorityClassName\" field instead"
        },
        {
            "security.alpha.kubernetes.io/sysctls",
            "non-functional in v1.11+; use the \"sysctls\" field instead"
        },
        {
            "security.alpha.kubernetes.io/unsafe-sysctls",
            "non-functional in v1.11+; use the \"sysctls\" field instead"
        }
    };

    /** Since this minor version, seccomp annotations have no effect. */
    private static final int SECCOMP_IGNORED = 27;

    private AnnotationWarnings() {}

    static void addDeprecated(Field annotations, WarningList warnings) {
        for (String[] deprecated : DEPRECATED) {
            Field annotation = entry(annotations, deprecated[0]);
            if (annotation != null) {
                warnings.add(annotation, deprecated[1]);
            }
        }
    }

    static void addSeccompOfPod(Field annotations, Field spec, WarningList warnings) {
        if (spec.at("securityContext", "seccompProfile").absent()) {
            addSeccomp(entry(annotations, WellKnown.SECCOMP_POD), warnings);
        }
    }

    /** Warns about profile annotations of a container that does not set the field. */
    static void addProfiles(Field annotations, Field spec, Field container, WarningList warnings) {
        String name = container.at("name").text();
        Field context = container.at("securityContext");
        if (context.at("seccompProfile").absent()) {
            addSeccomp(entry(annotations, WellKnown.SECCOMP_CONTAINER + name), warnings);
        }
        Field appArmor = entry(annotations, WellKnown.APP_ARMOR_CONTAINER + name);
        if (appArmor != null
                && warnings.gates().enabled("AppArmorFields")
                && context.at("appArmorProfile").absent()
                && spec.at("securityContext", "appArmorProfile").absent()) {
            warnings.add(
                    Warning.Kind.DEPRECATED,
                    appArmor,
                    "deprecated since v1.30; use the \"appArmorProfile\" field instead");
        }
    }

    private static void addSeccomp(Field annotation, WarningList warnings) {
        if (annotation != null) {
            int minor = warnings.version().minor();
            warnings.add(
                    minor >= SECCOMP_IGNORED ? Warning.Kind.NO_EFFECT : Warning.Kind.DEPRECATED,
                    annotation,
                    seccompWords(minor) + "; use the \"seccompProfile\" field instead");
        }
    }

    private static String seccompWords(int minor) {
        if (minor >= SECCOMP_IGNORED) {
            return "non-functional in v1.27+";
        }
        if (minor >= 25) {
            return "deprecated since v1.19, non-functional in a future release";
        }
        return minor >= 23
                ? "deprecated since v1.19, non-functional in v1.25+"
                : "deprecated since v1.19";
    }

    /** Returns the entry with the key, or null. */
    private static Field entry(Field map, String key) {
        for (Field entry : map.entries()) {
            if (entry.path().name().equals(key)) {
                return entry;
            }
        }
        return null;
    }
}
