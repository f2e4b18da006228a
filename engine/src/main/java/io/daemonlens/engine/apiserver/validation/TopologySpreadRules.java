package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** To be filled: see the class name. */
final class TopologySpreadRules {

    private TopologySpreadRules() {}

    static void check(Field constraints, Errors errors) {}
}
