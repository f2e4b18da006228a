package io.daemonlens.engine.apiserver.validation.volume;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/**
 * Validates volumes whose files come from the API: secrets, ConfigMaps and downward API ({@code
 * validateConfigMapVolumeSource}).
 */
final class ItemVolumeRules {

    private ItemVolumeRules() {}

    static void checkSecret(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "secretName");
        checkFiles(source, errors);
    }

    static void checkConfigMap(Field source, Errors errors) {
        VolumeFields.checkRequired(source, errors, "name");
        checkFiles(source, errors);
    }

    private static void checkFiles(Field source, Errors errors) {
        VolumeFields.checkMode(source.at("defaultMode"), errors);
        for (Field item : source.at("items").items()) {
            checkItem(item, errors);
        }
    }

    /** Checks a key and the path of its file. */
    static void checkItem(Field item, Errors errors) {
        Errors found = errors.as(RuleCodes.VOLUME_ITEM);
        VolumeFields.checkRequired(item, found, "key", "path");
        LocalPaths.checkLocal(item.at("path"), found);
        VolumeFields.checkMode(item.at("mode"), errors);
    }

    /** Checks a downward API volume. Error paths of its items lack the index. */
    static void checkDownward(Field source, Errors errors) {
        VolumeFields.checkMode(source.at("defaultMode"), errors);
        for (Field item : source.at("items").items()) {
            checkDownwardItem(item.printedAs(source.printed()), errors);
        }
    }

    /**
     * Checks a path and exactly one reference to a field of the pod or a resource of a container.
     */
    static void checkDownwardItem(Field item, Errors errors) {
        Errors found = errors.as(RuleCodes.DOWNWARD_ITEM);
        VolumeFields.checkRequired(item, found, "path");
        LocalPaths.checkLocal(item.at("path"), found);
        Field field = item.at("fieldRef");
        Field resource = item.at("resourceFieldRef");
        if (field.present()) {
            FieldReferenceRules.ofVolume(field, found);
            if (resource.present()) {
                found.invalid(
                        item,
                        "\"resource\"",
                        "fieldRef and resourceFieldRef can not be specified simultaneously");
            }
        } else if (resource.present()) {
            ResourceReferenceRules.ofVolume(resource, found);
        } else {
            found.required(item, "one of fieldRef and resourceFieldRef is required");
        }
        VolumeFields.checkMode(item.at("mode"), errors);
    }
}
