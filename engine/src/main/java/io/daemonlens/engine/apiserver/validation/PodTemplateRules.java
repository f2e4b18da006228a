package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod template's metadata (TPL and ANN rules). */
final class PodTemplateRules {

    private PodTemplateRules() {}

    static void check(Field template, Errors errors) {}
}
