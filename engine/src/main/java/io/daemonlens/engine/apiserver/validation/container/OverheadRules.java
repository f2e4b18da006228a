package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;

/**
 * Validates a pod's overhead as resources ({@code validateOverhead}). Like upstream, it checks the
 * overhead as if it were limits, which shows in the path.
 */
public final class OverheadRules {

    private OverheadRules() {}

    public static void check(Field overhead, Errors errors) {
        Field limits = overhead.printedAs(overhead.printed().child("limits"));
        ResourceRules.limitsAlone(limits, overhead, errors);
    }
}
