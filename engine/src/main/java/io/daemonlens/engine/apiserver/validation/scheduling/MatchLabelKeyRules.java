package io.daemonlens.engine.apiserver.validation.scheduling;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.meta.LabelRules;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Validates matchLabelKeys and mismatchLabelKeys of a term with a label selector ({@code
 * validateMatchLabelKeysInPodAffinityTerm}). Before validation, the server adds a requirement for
 * each key to the selector, so a key that the selector already had is an error.
 */
public final class MatchLabelKeyRules {

    private static final String IN_SELECTOR = "exists in both matchLabelKeys and labelSelector";

    private MatchLabelKeyRules() {}

    /** Checks both lists of a term, then their overlap with the selector and with each other. */
    public static void check(Field term, Errors errors) {
        Field keys = term.at("matchLabelKeys");
        Field others = term.at("mismatchLabelKeys");
        checkKeys(keys, term.at("labelSelector"), errors);
        checkKeys(others, term.at("labelSelector"), errors);
        checkSelector(term, keys, errors);
        Set<String> mismatch = new LinkedHashSet<>();
        others.items().forEach(key -> mismatch.add(key.text()));
        for (Field key : keys.items()) {
            if (mismatch.contains(key.text())) {
                errors.invalid(key, "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
    }

    private static void checkKeys(Field keys, Field selector, Errors errors) {
        if (keys.isEmpty()) {
            return;
        }
        if (selector.absent()) {
            errors.forbidden(keys, "must not be specified when labelSelector is not set");
            return;
        }
        for (Field key : keys.items()) {
            LabelRules.checkKey(key, errors);
        }
    }

    /**
     * Checks the keys against the selector. Errors have the path of the term plus the key's index,
     * as upstream.
     */
    private static void checkSelector(Field term, Field keys, Errors errors) {
        Map<String, Field> byName = new LinkedHashMap<>();
        keys.items().forEach(key -> byName.put(key.text(), key));
        Set<String> seen = new LinkedHashSet<>();
        Field selector = term.at("labelSelector");
        selector.at("matchLabels").entries().forEach(label -> seen.add(label.path().name()));
        for (Field requirement : selector.at("matchExpressions").items()) {
            String name = requirement.at("key").text();
            Field key = byName.get(name);
            if (key != null && seen.contains(name)) {
                errors.invalid(
                        key.printedAs(term.printed().index(key.path().index())), IN_SELECTOR);
            }
            seen.add(name);
        }
    }

    /**
     * Checks a topology spread constraint as before 1.34, when keys are not added to the selector.
     */
    static void checkPlain(Field keys, Field selector, Errors errors) {
        if (keys.isEmpty()) {
            return;
        }
        Set<String> selected = new LinkedHashSet<>();
        selector.at("matchLabels").entries().forEach(label -> selected.add(label.path().name()));
        for (Field requirement : selector.at("matchExpressions").items()) {
            selected.add(requirement.at("key").text());
        }
        if (selector.absent()) {
            errors.forbidden(keys, "must not be specified when labelSelector is not set");
        }
        for (Field key : keys.items()) {
            LabelRules.checkKey(key, errors);
            if (selected.contains(key.text())) {
                errors.invalid(key, IN_SELECTOR);
            }
        }
    }
}
