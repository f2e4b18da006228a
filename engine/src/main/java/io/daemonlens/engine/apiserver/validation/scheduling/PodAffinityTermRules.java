package io.daemonlens.engine.apiserver.validation.scheduling;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;

/** Validates a pod affinity or anti-affinity term ({@code validatePodAffinityTerm}). */
final class PodAffinityTermRules {

    /** Since this minor version, the selector's path contains {@code labelSelector}. */
    private static final int SELECTOR_NAMED = 21;

    private PodAffinityTermRules() {}

    static void check(Field term, Errors errors) {
        Field selector = term.at("labelSelector");
        LabelRules.checkStoredSelector(
                errors.version().isAtLeast(SELECTOR_NAMED)
                        ? selector
                        : selector.printedAs(term.printed().child("matchExpressions")),
                errors);
        LabelRules.checkStoredSelector(term.at("namespaceSelector"), errors);
        for (Field item : term.at("namespaces").items()) {
            Field namespace = item.printedAs(term.printed().child("namespace"));
            errors.invalid(namespace, NameValidation.label(namespace.text(), errors.version()));
        }
        MatchLabelKeyRules.check(term, errors);
        Field topologyKey = term.at("topologyKey");
        if (topologyKey.isEmpty()) {
            errors.required(topologyKey, "can not be empty");
        }
        LabelRules.checkKey(topologyKey, errors);
    }
}
