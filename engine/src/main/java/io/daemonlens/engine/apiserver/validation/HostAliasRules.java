package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** To be filled: see the class name. */
final class HostAliasRules {

    private HostAliasRules() {}

    static void check(Field aliases, Errors errors) {}
}
