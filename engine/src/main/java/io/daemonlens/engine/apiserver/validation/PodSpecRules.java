package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/**
 * What the API server asks of a pod template's spec: the order of the families (C.0) and the plain
 * members of the spec itself.
 */
final class PodSpecRules {

    private PodSpecRules() {}

    static void check(Field spec, Errors errors) {
        VolumeRules.check(spec, errors);
        ContainerRules.check(spec, errors);
    }
}
