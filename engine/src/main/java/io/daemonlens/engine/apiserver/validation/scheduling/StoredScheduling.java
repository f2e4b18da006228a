package io.daemonlens.engine.apiserver.validation.scheduling;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.has;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.meta.StoredSelectors;

/**
 * The scheduling constraints that an update may keep although a creation may not bring them,
 * because the stored object has them already. Each answer is false on a creation.
 */
final class StoredScheduling {

    private StoredScheduling() {}

    /** Label keys of a topology spread constraint that newer servers refuse. */
    static boolean brokenSpreadKeys(Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        spec.at("topologySpreadConstraints")
                .items()
                .forEach(each -> MatchLabelKeyRules.check(each, found));
        return !found.isEmpty();
    }

    /** A topology spread constraint with a malformed selector. */
    static boolean brokenSpreadSelector(Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        spec.at("topologySpreadConstraints")
                .items()
                .forEach(each -> LabelRules.checkSelector(each.at("labelSelector"), found));
        return !found.isEmpty();
    }

    /** A value in a required term of node affinity that no label can have. */
    static boolean brokenNodeAffinityValues(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && AffinityRules.requiredNodeTerms(spec.at("affinity")).items().stream()
                        .anyMatch(term -> StoredSelectors.hasBrokenValues(term, errors));
    }

    /** A toleration that compares numbers. */
    static boolean comparison(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("tolerations"),
                        "operator",
                        operator -> operator.text().equals("Lt") || operator.text().equals("Gt"));
    }
}
