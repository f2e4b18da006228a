package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** To be filled: see the class name. */
final class AffinityRules {

    private AffinityRules() {}

    static void check(Field affinity, Errors errors) {}
}
