package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** To be filled: see the class name. */
final class HostUsersRules {

    private HostUsersRules() {}

    static void check(Field spec, Errors errors) {}
}
