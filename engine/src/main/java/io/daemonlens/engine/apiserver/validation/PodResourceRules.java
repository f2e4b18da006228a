package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's own resources (PLR rules). */
final class PodResourceRules {

    private PodResourceRules() {}

    static void check(Field spec, Errors errors) {}
}
