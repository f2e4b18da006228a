package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import java.util.List;

/** Checks that several volume types share. */
final class VolumeFields {

    private VolumeFields() {}

    /** Checks that each of the fields has a value. */
    static void checkRequired(Field source, Errors errors, String... members) {
        for (String member : members) {
            if (source.at(member).isEmpty()) {
                errors.required(source.at(member));
            }
        }
    }

    /** Checks that a secret reference, if there is one, has a name. */
    static void checkSecretRef(Field source, Errors errors) {
        Field reference = source.at("secretRef");
        if (reference.present()) {
            checkRequired(reference, errors, "name");
        }
    }

    static void checkRange(Field number, long least, long most, Errors errors) {
        if (number.number() < least || number.number() > most) {
            errors.invalid(number, List.of(NameValidation.range(least, most)));
        }
    }

    /** Checks a disk's partition. 0 means the whole disk, although the message does not say so. */
    static void checkPartition(Field partition, Errors errors) {
        if (partition.number() < 0 || partition.number() > 255) {
            errors.invalid(partition, List.of(NameValidation.range(1, 255)));
        }
    }

    /** Checks a file mode. */
    static void checkMode(Field mode, Errors errors) {
        if (mode.present()) {
            errors.as(RuleCodes.FILE_MODE).invalid(mode, NameValidation.fileMode(mode.number()));
        }
    }
}
