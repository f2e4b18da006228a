package io.daemonlens.engine.apiserver.validation;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import java.util.List;

/**
 * DNS settings that an update may keep because the stored object already has them, and that a
 * creation must not set. Each method returns false on a creation.
 */
final class StoredDns {

    private StoredDns() {}

    /**
     * Returns whether a stored search name is valid only by the relaxed rule, if the version has
     * it.
     */
    static boolean relaxedSearchName(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && errors.version().isAtLeast(32)
                && spec.at("dnsConfig", "searches").items().stream()
                        .map(Field::text)
                        .anyMatch(name -> name.equals(".") || name.indexOf('_') >= 0);
    }

    /** Returns whether the search names are unchanged and the list exceeds the limits. */
    static boolean longSearches(Field searches, Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Field stored = spec.at("dnsConfig", "searches");
        return DnsConfigRules.isLong(stored) && texts(stored).equals(texts(searches));
    }

    private static List<String> texts(Field list) {
        return list.items().stream().map(Field::text).toList();
    }
}
