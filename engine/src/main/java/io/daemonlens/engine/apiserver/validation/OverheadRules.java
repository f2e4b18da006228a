package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's overhead, as of resources (PS-18). */
final class OverheadRules {

    private OverheadRules() {}

    static void check(Field spec, Errors errors) {}
}
