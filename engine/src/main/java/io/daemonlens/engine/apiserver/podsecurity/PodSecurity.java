package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the Pod Security admission warns of where a namespace is labelled {@code
 * pod-security.kubernetes.io/warn}. Checked against pod-security-admission 0.34 ({@code policy}).
 */
public final class PodSecurity {

    /** The first minor that has it. */
    private static final int FIRST = 22;

    private PodSecurity() {}

    /** How much a pod may do. */
    public enum Level {
        PRIVILEGED,
        BASELINE,
        RESTRICTED;

        /** As the label of a namespace spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The warning about a DaemonSet's template; null where it keeps to the level.
     *
     * @param template the cursor at {@code spec.template}
     */
    public static String warning(Field template, Level level, KubernetesVersion version) {
        List<Violation> violations = violations(template, level, version);
        if (violations.isEmpty()) {
            return null;
        }
        return "would violate PodSecurity \""
                + level.word()
                + ":latest\": "
                + violations.stream().map(Violation::toString).collect(Collectors.joining(", "));
    }

    /** The checks of the lower level come first, each level's in the order of their names. */
    private static List<Violation> violations(
            Field template, Level level, KubernetesVersion version) {
        List<Violation> violations = new ArrayList<>();
        if (level == Level.PRIVILEGED || version.isBefore(FIRST)) {
            return violations;
        }
        boolean restricted = level == Level.RESTRICTED;
        new BaselineChecks(template, version, violations).run(restricted);
        if (restricted) {
            new RestrictedChecks(template, version, violations).run();
        }
        return violations;
    }
}
