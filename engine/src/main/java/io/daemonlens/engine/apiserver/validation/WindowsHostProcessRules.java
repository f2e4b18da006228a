package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of Windows hostProcess containers (OSW-05 to OSW-08). */
final class WindowsHostProcessRules {

    private WindowsHostProcessRules() {}

    static void check(Field spec, Errors errors) {}
}
