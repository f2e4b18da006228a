package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties that a claim requires of a volume, or that a volume offers.
 *
 * @param className the storage class; empty if not set
 * @param size zero if not set
 * @param mode {@code Filesystem} if not set
 * @param attributesClass empty if not set
 */
public record VolumeTraits(
        String className,
        Quantity size,
        List<String> accessModes,
        String mode,
        String attributesClass) {

    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    /**
     * @param annotations the object's annotations; the beta annotation overrides the class in the
     *     spec
     * @param resources the field that contains the size
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

    /** Reads a quantity; null if it is missing or invalid. */
    static @Nullable Quantity amount(Field amount) {
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
