package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** To be filled: see the class name. */
final class TolerationRules {

    private TolerationRules() {}

    static void check(Field tolerations, Errors errors) {}
}
