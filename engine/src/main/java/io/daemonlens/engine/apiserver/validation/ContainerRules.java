package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's containers, init and ephemeral containers. */
final class ContainerRules {

    private ContainerRules() {}

    /**
     * Checks all three lists.
     *
     * @param volumes the volumes that a container may mount
     */
    static void check(Field podSpec, VolumeNames volumes, Errors errors) {}
}
