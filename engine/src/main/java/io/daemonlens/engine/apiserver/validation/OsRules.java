package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's os, and of the fields it forbids (OSW-01 to OSW-04). */
final class OsRules {

    private OsRules() {}

    static void check(Field spec, Errors errors) {}
}
