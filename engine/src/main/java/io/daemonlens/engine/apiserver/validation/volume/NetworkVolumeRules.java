package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;

/** Validates volumes that a network server provides. */
final class NetworkVolumeRules {

    private static final String HOST_AND_PORT =
            "must be a host:port pair or multiple pairs separated by commas";

    private NetworkVolumeRules() {}

    static void checkNfs(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "server", "path");
        Field path = source.at("path");
        if (!path.text().startsWith("/")) {
            errors.invalid(path, "must be an absolute path");
        }
    }

    static void checkGlusterfs(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "endpoints", "path");
    }

    static void checkRbd(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "monitors", "image");
    }

    static void checkCephfs(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "monitors");
    }

    static void checkFlocker(Field source, Errors errors) {
        Field name = source.at("datasetName");
        Field uuid = source.at("datasetUUID");
        if (name.isEmpty() && uuid.isEmpty()) {
            errors.required(source, "one of datasetName and datasetUUID is required");
        }
        if (!name.isEmpty() && !uuid.isEmpty()) {
            errors.invalid(
                    source,
                    "\"resource\"",
                    "datasetName and datasetUUID can not be specified simultaneously");
        }
        if (name.text().indexOf('/') >= 0) {
            errors.invalid(name, "must not contain '/'");
        }
    }

    /**
     * Checks a Quobyte volume. A tenant that is too long is reported as required, and the registry
     * is not checked then.
     */
    static void checkQuobyte(Field source, Errors errors) {
        Field registry = source.at("registry");
        Field tenant = source.at("tenant");
        if (registry.isEmpty()) {
            errors.required(registry, HOST_AND_PORT);
        } else if (NameValidation.bytes(tenant.text()) >= 65) {
            errors.required(tenant, "must be a UUID and may not exceed a length of 64 characters");
        } else {
            for (String pair : registry.text().split(",", -1)) {
                if (!isHostAndPort(pair)) {
                    errors.invalid(registry, HOST_AND_PORT);
                }
            }
        }
        VolumeFields.checkRequired(source, errors, "volume");
    }

    /**
     * Returns whether Go's net.SplitHostPort accepts the text: a host with colons is in brackets,
     * and any port is allowed.
     */
    private static boolean isHostAndPort(String pair) {
        int colon = pair.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        String host = pair.substring(0, colon);
        int inside = 0;
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            if (end != host.length() - 1) {
                return false;
            }
            inside = 1;
            host = host.substring(1, end);
        } else if (host.indexOf(':') >= 0) {
            return false;
        }
        return host.indexOf('[') < 0
                && (host.indexOf(']') < 0 || inside > 0)
                && pair.indexOf('[', inside) < 0
                && pair.indexOf(']', colon) < 0;
    }

    static void checkFibreChannel(Field source, Errors errors) {
        Field names = source.at("targetWWNs");
        Field ids = source.at("wwids");
        if (names.isEmpty() && ids.isEmpty()) {
            errors.required(names, "must specify either targetWWNs or wwids, but not both");
        }
        if (!names.isEmpty() && !ids.isEmpty()) {
            errors.invalid(names, "targetWWNs and wwids can not be specified simultaneously");
        }
        Field lun = source.at("lun");
        if (!names.isEmpty()) {
            if (lun.absent()) {
                errors.required(lun, "lun is required if targetWWNs is specified");
            } else {
                VolumeFields.checkRange(lun, 0, 255, errors);
            }
        }
    }
}
