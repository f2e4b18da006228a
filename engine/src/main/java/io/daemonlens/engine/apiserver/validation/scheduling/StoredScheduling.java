package io.daemonlens.engine.apiserver.validation.scheduling;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.has;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import io.daemonlens.engine.apiserver.validation.meta.StoredSelectors;
import java.util.function.BiConsumer;

/**
 * Scheduling constraints that an update may keep because the stored object already has them, and
 * that a creation must not set. Each method returns false on a creation.
 */
final class StoredScheduling {

    private StoredScheduling() {}

    /** Returns whether a topology spread constraint has label keys that newer servers reject. */
    static boolean brokenSpreadKeys(Errors errors) {
        return brokenSpread(errors, MatchLabelKeyRules::check);
    }

    /** Returns whether a topology spread constraint has an invalid selector. */
    static boolean brokenSpreadSelector(Errors errors) {
        return brokenSpread(
                errors, (each, found) -> LabelRules.checkSelector(each.at("labelSelector"), found));
    }

    /** Returns whether a rule finds an error in a stored topology spread constraint. */
    private static boolean brokenSpread(Errors errors, BiConsumer<Field, Errors> rule) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        for (Field each : spec.at("topologySpreadConstraints").items()) {
            rule.accept(each, found);
        }
        return !found.isEmpty();
    }

    /** Returns whether a required node affinity term has an invalid label value. */
    static boolean brokenNodeAffinityValues(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && AffinityRules.requiredNodeTerms(spec.at("affinity")).items().stream()
                        .anyMatch(term -> StoredSelectors.hasBrokenValues(term, errors));
    }

    /** Returns whether a toleration uses a numeric comparison operator. */
    static boolean comparison(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && has(
                        spec.at("tolerations"),
                        "operator",
                        operator -> operator.text().equals("Lt") || operator.text().equals("Gt"));
    }
}
