package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import io.daemonlens.engine.apiserver.validation.print.GoValues;

/** Validates an environment variable that is read from a file ({@code validateFileKeySelector}). */
public final class FileReferenceRules {

    private FileReferenceRules() {}

    public static void check(Field ref, Errors all) {
        Errors errors = all.as(RuleCodes.ENV_REFERENCE);
        Field key = ref.at("key");
        if (key.isEmpty()) {
            errors.required(key);
        } else {
            errors.invalid(key, NameValidation.relaxedEnvName(key.text()));
        }
        Field volume = ref.at("volumeName");
        if (volume.isEmpty()) {
            errors.required(volume);
        } else {
            errors.invalid(volume, NameValidation.label(volume.text(), errors.version()));
        }
        Field path = ref.at("path");
        if (path.isEmpty()) {
            errors.required(path);
        } else {
            LocalPaths.checkNoDots(path, errors);
        }
    }

    /**
     * Checks that the volumes of all file references are emptyDir volumes. Invalid volumes count
     * too. Upstream runs this check last, over all containers.
     */
    public static void checkVolumes(Field spec, Errors all) {
        Errors errors = all.as(RuleCodes.ENV_REFERENCE);
        VolumeNames volumes = new VolumeNames();
        spec.at("volumes").items().forEach(volumes::add);
        for (Field container : PodFacts.everyContainer(spec)) {
            for (Field variable : container.at("env").items()) {
                Field ref = variable.at("valueFrom", "fileKeyRef");
                if (ref.absent()) {
                    continue;
                }
                Field name = ref.at("volumeName");
                Field volume = volumes.get(name.text());
                if (volume == null) {
                    errors.notFound(name, GoValues.quote(name.text()));
                } else if (volume.at("emptyDir").absent()) {
                    errors.invalid(name, "referenced volume must be of type emptyDir");
                }
            }
        }
    }
}
