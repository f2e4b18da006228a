package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The Pod Security Standards: what each level forbids in a pod. A namespace enforces one level for
 * its pods and can warn about another for workloads. Checked against pod-security-admission's
 * {@code policy}, 0.24 to 0.37.
 */
public final class PodSecurity {

    /** The first minor version with Pod Security. */
    private static final int FIRST = 22;

    private PodSecurity() {}

    /** A Pod Security level. */
    public enum Level {
        PRIVILEGED,
        BASELINE,
        RESTRICTED;

        /** Returns the level as the label of a namespace spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Returns the warning about a DaemonSet's template, or null if it satisfies the level.
     *
     * @param template the cursor at {@code spec.template}
     */
    public static String warning(Field template, Level level, KubernetesVersion version) {
        String violations = violations(template, level, version.minor(), version);
        return violations == null
                ? null
                : "would violate PodSecurity \"" + level.word() + ":latest\": " + violations;
    }

    /**
     * Returns the violations of the level as the server lists them, or null if there are none.
     *
     * @param pod the cursor at a pod or a template
     * @param policy the minor version that the policy is pinned to; the server's own for {@code
     *     latest}
     * @param version the server's version
     */
    public static String violations(Field pod, Level level, int policy, KubernetesVersion version) {
        if (level == Level.PRIVILEGED || version.isBefore(FIRST)) {
            return null;
        }
        PolicyVersion of = new PolicyVersion(Math.min(policy, version.minor()), version.minor());
        List<Violation> violations = new ArrayList<>();
        boolean restricted = level == Level.RESTRICTED;
        new BaselineChecks(pod, of, violations).run(restricted);
        if (restricted) {
            new RestrictedChecks(pod, of, violations).run();
        }
        return violations.isEmpty()
                ? null
                : violations.stream().map(Violation::toString).collect(Collectors.joining(", "));
    }
}
