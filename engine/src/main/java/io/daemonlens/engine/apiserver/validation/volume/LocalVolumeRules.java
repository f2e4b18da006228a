package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.Quantities;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.List;

/** Validates emptyDir, hostPath, gitRepo and persistentVolumeClaim volumes. */
final class LocalVolumeRules {

    private static final String[] HOST_PATH_TYPES = {
        "",
        "BlockDevice",
        "CharDevice",
        "Directory",
        "DirectoryOrCreate",
        "File",
        "FileOrCreate",
        "Socket"
    };

    private LocalVolumeRules() {}

    static void checkEmptyDir(Field source, Errors errors) {
        Field limit = source.at("sizeLimit");
        if (limit.present() && Quantities.of(limit).signum() < 0) {
            errors.forbidden(limit, "SizeLimit field must be a valid resource quantity");
        }
    }

    /** Checks a host path. Relative paths are accepted, although they are of little use. */
    static void checkHostPath(Field source, Errors errors) {
        Errors found = errors.as(RuleCodes.HOST_PATH);
        Field path = source.at("path");
        if (path.isEmpty()) {
            found.required(path);
            return;
        }
        if (LocalPaths.goesUp(path.text())) {
            found.invalid(path, NameValidation.NO_DOTS);
        }
        Field type = source.at("type");
        if (type.present() && !List.of(HOST_PATH_TYPES).contains(type.text())) {
            found.notSupported(type, HOST_PATH_TYPES);
        }
    }

    static void checkGitRepo(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "repository");
        LocalPaths.checkRelative(source.at("directory"), errors);
    }

    static void checkClaim(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "claimName");
    }
}
