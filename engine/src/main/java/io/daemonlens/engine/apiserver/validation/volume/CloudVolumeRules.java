package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;

/** Validates disks and file shares of cloud providers. */
final class CloudVolumeRules {

    private static final String MANAGED_URI =
            "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";
    private static final String BLOB_URI =
            "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";

    private CloudVolumeRules() {}

    static void checkGceDisk(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "pdName");
        VolumeFields.checkPartition(source.at("partition"), errors);
    }

    static void checkAwsStore(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "volumeID");
        VolumeFields.checkPartition(source.at("partition"), errors);
    }

    static void checkCinder(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "volumeID");
        VolumeFields.checkSecretRef(source, errors);
    }

    static void checkVsphere(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "volumePath");
    }

    static void checkPhoton(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "pdID");
    }

    static void checkAzureFile(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "secretName", "shareName");
    }

    /** Checks an Azure disk. The URI formats of managed and blob disks differ. */
    static void checkAzureDisk(Field source, Errors errors) {
        Field uri = source.at("diskURI");
        Field caching = source.at("cachingMode");
        Field kind = source.at("kind");
        VolumeFields.checkRequired(source, errors, "diskName", "diskURI");
        if (caching.present()) {
            switch (caching.text()) {
                case "None", "ReadOnly", "ReadWrite" -> {}
                default -> errors.notSupported(caching, "None", "ReadOnly", "ReadWrite");
            }
        }
        if (kind.absent()) {
            return;
        }
        switch (kind.text()) {
            case "Dedicated", "Managed", "Shared" -> {}
            default -> errors.notSupported(kind, "Dedicated", "Managed", "Shared");
        }
        if (kind.text().equals("Managed")) {
            if (!uri.text().startsWith("/subscriptions/")) {
                errors.notSupported(uri, MANAGED_URI);
            }
        } else if (!uri.text().startsWith("https://")) {
            errors.notSupported(uri, BLOB_URI);
        }
    }
}
