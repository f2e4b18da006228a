package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/** What the rules of many kinds of volumes have in common. */
final class VolumeFields {

    private VolumeFields() {}

    /** Each of the members has a value. */
    static void checkRequired(Field source, Errors errors, String... members) {
        for (String member : members) {
            if (source.at(member).isEmpty()) {
                errors.required(source.at(member));
            }
        }
    }

    /** A reference to a secret has a name, where there is one. */
    static void checkSecretRef(Field source, Errors errors) {
        Field reference = source.at("secretRef");
        if (reference.present()) {
            checkRequired(reference, errors, "name");
        }
    }

    static void checkRange(Field number, long least, long most, Errors errors) {
        if (number.number() < least || number.number() > most) {
            errors.invalid(number, "must be between " + least + " and " + most + ", inclusive");
        }
    }

    /** A disk's partition; 0 stands for the whole disk, though the words do not say so. */
    static void checkPartition(Field partition, Errors errors) {
        if (partition.number() < 0 || partition.number() > 255) {
            errors.invalid(partition, "must be between 1 and 255, inclusive");
        }
    }

    /** A file's mode. */
    static void checkMode(Field mode, Errors errors) {
        if (mode.present()) {
            errors.as(RuleCodes.FILE_MODE).invalid(mode, NameValidation.fileMode(mode.number()));
        }
    }
}
