package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's containers, init and ephemeral containers. */
final class ContainerRules {

    private ContainerRules() {}

    static void check(Field podSpec, Errors errors) {}
}
