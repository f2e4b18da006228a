package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A topology spread constraint that forbids scheduling; softer ones only score.
 *
 * @param maxSkew how much fuller than the emptiest a domain may be
 * @param topologyKey the node label whose values are the domains
 * @param selector the pods that are counted
 * @param minDomains with fewer domains the emptiest counts as empty
 * @param honorsTaints whether nodes with untolerated taints are left out
 * @param honorsAffinity whether nodes that the pod's affinity excludes are left out
 */
record SpreadConstraint(
        int maxSkew,
        String topologyKey,
        Selector selector,
        int minDomains,
        boolean honorsTaints,
        boolean honorsAffinity) {

    private static final int POLICIES_SINCE = 26;
    private static final int MIN_DOMAINS_SINCE = 25;

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
                            AffinityTerm.selector(constraint.at("labelSelector"), version),
                            version.isAtLeast(MIN_DOMAINS_SINCE) && minDomains.present()
                                    ? (int) minDomains.number()
                                    : 1,
                            policies && isHonor(constraint.at("nodeTaintsPolicy")),
                            !policies || !isIgnore(constraint.at("nodeAffinityPolicy"))));
        }
        return List.copyOf(constraints);
    }

    private static boolean isHonor(Field policy) {
        return policy.text().equals("Honor");
    }

    private static boolean isIgnore(Field policy) {
        return policy.text().equals("Ignore");
    }
}
