package io.daemonlens.engine.apiserver.validation.scheduling;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/**
 * Validates affinity: node affinity first, then pod affinity and anti-affinity ({@code
 * validateAffinity}). Checked against {@code pkg/apis/core/validation/validation.go}, 1.8 and
 * later.
 */
public final class AffinityRules {

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    /** Before this minor version, paths of node affinity lack {@code nodeAffinity}. */
    private static final int NODE_AFFINITY_NAMED = 10;

    private AffinityRules() {}

    public static void check(Field affinity, Errors errors) {
        checkNodeAffinity(affinity, errors.as(RuleCodes.NODE_AFFINITY));
        checkPodAffinity(affinity.at("podAffinity"), errors.as(RuleCodes.POD_AFFINITY));
        checkPodAffinity(affinity.at("podAntiAffinity"), errors.as(RuleCodes.POD_AFFINITY));
    }

    /** Returns the required node selector terms, of which at least one must match. */
    public static Field requiredNodeTerms(Field affinity) {
        return affinity.at("nodeAffinity", REQUIRED, "nodeSelectorTerms");
    }

    private static void checkNodeAffinity(Field affinity, Errors errors) {
        Field node = affinity.at("nodeAffinity");
        if (errors.version().isBefore(NODE_AFFINITY_NAMED)) {
            node = node.printedAs(affinity.printed());
        }
        Field required = node.at(REQUIRED);
        if (required.present()) {
            Field terms = required.at("nodeSelectorTerms");
            if (terms.isEmpty()) {
                errors.required(terms, "must have at least one node selector term");
            }
            for (Field term : terms.items()) {
                NodeSelectorTermRules.checkRequired(term, errors);
            }
        }
        for (Field term : node.at(PREFERRED).items()) {
            checkWeight(term, errors);
            NodeSelectorTermRules.checkPreferred(term.at("preference"), errors);
        }
    }

    private static void checkPodAffinity(Field affinity, Errors errors) {
        for (Field term : affinity.at(REQUIRED).items()) {
            PodAffinityTermRules.check(term, errors);
        }
        for (Field weighted : affinity.at(PREFERRED).items()) {
            checkWeight(weighted, errors);
            PodAffinityTermRules.check(weighted.at("podAffinityTerm"), errors);
        }
    }

    private static void checkWeight(Field weighted, Errors errors) {
        Field weight = weighted.at("weight");
        if (weight.number() < 1 || weight.number() > 100) {
            errors.invalid(weight, "must be in the range 1-100");
        }
    }
}
