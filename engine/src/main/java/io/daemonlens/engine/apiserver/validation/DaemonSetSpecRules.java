package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a DaemonSet's spec, in its order (SEL, TPL, DS and STR rules). */
final class DaemonSetSpecRules {

    private DaemonSetSpecRules() {}

    static void check(Field spec, Errors errors) {
        Field template = spec.at("template");
        PodTemplateRules.check(template, errors);
        PodSpecRules.check(template.at("spec"), errors);
    }
}
