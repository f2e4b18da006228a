package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.Locale;

/** Validates volumes that a driver on the node mounts, such as CSI and FlexVolume. */
final class DriverVolumeRules {

    private static final int DRIVER_LIMIT = 63;

    /**
     * Since this minor version, an empty driver is reported only as missing; before, as invalid
     * too.
     */
    private static final int ONLY_REQUIRED = 35;

    /** Before this minor version, the path of a missing secret name contains a space. */
    private static final int SECRET_PATH = 24;

    private DriverVolumeRules() {}

    static void checkFlex(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "driver");
        for (Field option : source.at("options").entries()) {
            String key = option.path().name();
            int slash = key.indexOf('/');
            String namespace = slash < 0 ? key : key.substring(0, slash);
            String normalized = "." + namespace.toLowerCase(Locale.ROOT);
            if (normalized.endsWith(".kubernetes.io") || normalized.endsWith(".k8s.io")) {
                errors.invalid(
                        option,
                        GoValues.quote(key),
                        "kubernetes.io and k8s.io namespaces are reserved");
            }
        }
    }

    static void checkPortworx(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "volumeID");
    }

    static void checkScaleIo(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "gateway", "system", "volumeName");
    }

    static void checkStorageOs(Field source, Errors errors) {
        Field name = source.at("volumeName");
        if (name.isEmpty()) {
            errors.required(name);
        } else {
            errors.invalid(name, NameValidation.label(name.text(), errors.version()));
        }
        Field namespace = source.at("volumeNamespace");
        if (!namespace.isEmpty()) {
            errors.invalid(namespace, NameValidation.label(namespace.text(), errors.version()));
        }
        VolumeFields.checkSecretRef(source, errors);
    }

    static void checkCsi(Field source, Errors errors) {
        checkDriver(source.at("driver"), errors);
        Field secret = source.at("nodePublishSecretRef");
        if (secret.absent()) {
            return;
        }
        Field name = secret.at("name");
        if (name.isEmpty()) {
            errors.required(
                    errors.version().isAtLeast(SECRET_PATH)
                            ? name
                            : name.printedAs(
                                    source.printed().child("nodePublishSecretRef ", "name")));
        } else {
            errors.invalid(
                    name.printedAs(source.printed().child("name")),
                    NameValidation.subdomain(name.text(), errors.version()));
        }
    }

    private static void checkDriver(Field driver, Errors errors) {
        String name = driver.text();
        if (name.isEmpty()) {
            errors.required(driver);
            if (errors.version().isAtLeast(ONLY_REQUIRED)) {
                return;
            }
        }
        if (NameValidation.bytes(name) > DRIVER_LIMIT) {
            errors.tooLong(driver, DRIVER_LIMIT);
        }
        errors.invalid(
                driver, NameValidation.subdomain(name.toLowerCase(Locale.ROOT), errors.version()));
    }
}
