package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of a pod's volumes: their sources, then their names (VOL rules). */
final class VolumeRules {

    private VolumeRules() {}

    static void check(Field podSpec, Errors errors) {}
}
