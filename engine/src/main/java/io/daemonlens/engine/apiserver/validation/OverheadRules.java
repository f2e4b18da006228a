package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/**
 * What the API server asks of a pod's overhead, as of resources (PS-18). It checks the overhead as
 * if it were limits, and says so in the path.
 */
final class OverheadRules {

    private OverheadRules() {}

    static void check(Field overhead, Errors errors) {
        Field limits = overhead.printedAs(overhead.printed().child("limits"));
        ResourceRules.limitsAlone(limits, overhead, errors);
    }
}
