package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A topology spread constraint with {@code DoNotSchedule}; {@code ScheduleAnyway} only affects
 * scoring.
 *
 * @param maxSkew the maximum difference between a domain and the emptiest one
 * @param topologyKey the node label whose values are the domains
 * @param pods the pods that are counted
 * @param minDomains with fewer domains than this the global minimum is 0
 * @param honorsTaints whether nodes with untolerated taints are excluded
 * @param honorsAffinity whether nodes that do not match the pod's affinity are excluded
 */
public record SpreadConstraint(
        int maxSkew,
        String topologyKey,
        PodMatcher pods,
        int minDomains,
        boolean honorsTaints,
        boolean honorsAffinity) {

    private static final int POLICIES_SINCE = 26;
    private static final int MIN_DOMAINS_SINCE = 25;
    private static final int LABEL_KEYS_SINCE = 27;

    static List<SpreadConstraint> of(Field spec, KubernetesVersion version) {
        List<SpreadConstraint> constraints = new ArrayList<>(0);
        for (Field constraint : spec.at("topologySpreadConstraints").items()) {
            if (!constraint.at("whenUnsatisfiable").text().equals("DoNotSchedule")) {
                continue;
            }
            boolean policies = version.isAtLeast(POLICIES_SINCE);
            Field minDomains = constraint.at("minDomains");
            constraints.add(
                    new SpreadConstraint(
                            (int) constraint.at("maxSkew").number(),
                            constraint.at("topologyKey").text(),
                            pods(constraint, version),
                            version.isAtLeast(MIN_DOMAINS_SINCE) && minDomains.present()
                                    ? (int) minDomains.number()
                                    : 1,
                            policies && isHonor(constraint.at("nodeTaintsPolicy")),
                            !policies || !isIgnore(constraint.at("nodeAffinityPolicy"))));
        }
        return List.copyOf(constraints);
    }

    private static PodMatcher pods(Field constraint, KubernetesVersion version) {
        PodMatcher pods = PodMatcher.of(constraint.at("labelSelector"), version);
        return version.isBefore(LABEL_KEYS_SINCE)
                ? pods
                : pods.comparing(constraint.at("matchLabelKeys"), Field.of(new JsonObject()));
    }

    private static boolean isHonor(Field policy) {
        return policy.text().equals("Honor");
    }

    private static boolean isIgnore(Field policy) {
        return policy.text().equals("Ignore");
    }
}
