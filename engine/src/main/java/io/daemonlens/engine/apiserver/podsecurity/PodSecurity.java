package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The Pod Security Standards: what a level forbids to a pod. A namespace enforces one for its pods
 * and warns of another for workloads. Checked against pod-security-admission's {@code policy}, 0.24
 * to 0.37.
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
        String violations = violations(template, level, version.minor(), version);
        return violations == null
                ? null
                : "would violate PodSecurity \"" + level.word() + ":latest\": " + violations;
    }

    /**
     * What a pod does that the level forbids, as the server lists it; null where it keeps to the
     * level.
     *
     * @param pod the cursor at a pod or a template
     * @param policy the minor that the policy is pinned to; the server's own for the latest
     * @param version of the server
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
