package io.daemonlens.engine.apiserver.validation;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import java.util.List;

/**
 * The DNS settings that an update may keep although a creation may not bring them, because the
 * stored object has them already. Each answer is false on a creation.
 */
final class StoredDns {

    private StoredDns() {}

    /** A search name that only the relaxed rule allows, in the minors that have it. */
    static boolean relaxedSearchName(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && errors.version().isAtLeast(32)
                && spec.at("dnsConfig", "searches").items().stream()
                        .map(Field::text)
                        .anyMatch(name -> name.equals(".") || name.indexOf('_') >= 0);
    }

    /** The very same list of search names, and longer than it may be. */
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
