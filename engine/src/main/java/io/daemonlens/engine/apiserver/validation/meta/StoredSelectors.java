package io.daemonlens.engine.apiserver.validation.meta;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import java.util.ArrayList;
import java.util.List;

/**
 * Label selectors that an update may keep because the stored object already has them, and that a
 * creation must not set. Each method returns false on a creation.
 */
public final class StoredSelectors {

    private StoredSelectors() {}

    /**
     * Returns whether a requirement of the selector or of a pod affinity has an invalid label
     * value.
     */
    static boolean brokenSelectorValues(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (hasBrokenValues(errors.old().at("spec", "selector"), errors)
                        || podTerms(spec.at("affinity")).stream()
                                .anyMatch(term -> hasBrokenSelectors(term, errors)));
    }

    private static boolean hasBrokenSelectors(Field term, Errors errors) {
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        LabelRules.checkSelector(term.at("labelSelector"), found);
        LabelRules.checkSelector(term.at("namespaceSelector"), found);
        return !found.isEmpty();
    }

    public static boolean hasBrokenValues(Field selector, Errors errors) {
        return selector.at("matchExpressions").items().stream()
                .flatMap(requirement -> requirement.at("values").items().stream())
                .anyMatch(
                        value ->
                                !NameValidation.labelValue(value.text(), errors.version())
                                        .isEmpty());
    }

    /** Returns all pod affinity and anti-affinity terms, required and preferred. */
    private static List<Field> podTerms(Field affinity) {
        List<Field> terms = new ArrayList<>();
        for (String kind : new String[] {"podAffinity", "podAntiAffinity"}) {
            terms.addAll(
                    affinity.at(kind, "requiredDuringSchedulingIgnoredDuringExecution").items());
            for (Field weighted :
                    affinity.at(kind, "preferredDuringSchedulingIgnoredDuringExecution").items()) {
                terms.add(weighted.at("podAffinityTerm"));
            }
        }
        return terms;
    }
}
