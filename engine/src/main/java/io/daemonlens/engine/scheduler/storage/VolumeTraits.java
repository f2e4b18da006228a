package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import java.util.List;

/**
 * What a claim wants of a volume, and what a volume has to give.
 *
 * @param className the storage class; empty where there is none
 * @param size nothing where it is not said
 * @param mode a file system unless said otherwise
 * @param attributesClass empty where there is none
 */
public record VolumeTraits(
        String className,
        Quantity size,
        List<String> accessModes,
        String mode,
        String attributesClass) {

    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    /**
     * @param annotations of the object, of which an old one overrules the class in the spec
     * @param resources where its size stands
     */
    static VolumeTraits of(Field annotations, Field spec, Field resources) {
        Field annotated = annotations.at(CLASS_ANNOTATION);
        Field named = annotated.present() ? annotated : spec.at("storageClassName");
        String mode = spec.at("volumeMode").text();
        Quantity size = amount(resources.at("storage"));
        return new VolumeTraits(
                named.text(),
                size == null ? Quantity.ZERO : size,
                spec.at("accessModes").items().stream().map(Field::text).toList(),
                mode.isEmpty() ? "Filesystem" : mode,
                spec.at("volumeAttributesClassName").text());
    }

    /** An amount; null where it is not said or not readable. */
    static Quantity amount(Field amount) {
        try {
            return amount.value() instanceof JsonText text
                    ? Quantity.parse(text.value())
                    : amount.value() instanceof JsonNumber number
                            ? Quantity.parse(number.literal())
                            : null;
        } catch (Quantity.FormatException e) {
            return null;
        }
    }

    VolumeTraits ofClass(String other) {
        return new VolumeTraits(other, size, accessModes, mode, attributesClass);
    }
}
