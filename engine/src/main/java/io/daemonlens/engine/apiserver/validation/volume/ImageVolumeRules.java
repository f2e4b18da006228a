package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;

/** Validates an image volume ({@code validateImageVolumeSource}). */
final class ImageVolumeRules {

    /** Since this minor version, the reference is required in pod templates too. */
    private static final int REFERENCE_REQUIRED = 37;

    private ImageVolumeRules() {}

    static void check(Field source, Errors errors) {
        if (errors.version().isAtLeast(REFERENCE_REQUIRED)
                && !StoredVolumes.namelessImageVolume(errors)) {
            VolumeFields.checkRequired(source, errors, "reference");
        }
        Field policy = source.at("pullPolicy");
        switch (policy.text()) {
            case "Always", "IfNotPresent", "Never" -> {}
            case "" -> errors.required(policy);
            default -> errors.notSupported(policy, "Always", "IfNotPresent", "Never");
        }
    }
}
