package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** To be filled: see the class name. */
final class VolumeRules {

    private VolumeRules() {}

    static VolumeNames check(Field volumes, Errors errors) {
        return new VolumeNames();
    }
}
