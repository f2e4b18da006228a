package io.daemonlens.engine.apiserver.validation.volume;

import static io.daemonlens.engine.apiserver.validation.core.StoredObject.any;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.has;
import static io.daemonlens.engine.apiserver.validation.core.StoredObject.spec;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import java.util.function.Predicate;

/**
 * Volumes and references to them that an update may keep because the stored object already has
 * them, and that a creation must not set. Each method returns false on a creation.
 */
public final class StoredVolumes {

    private StoredVolumes() {}

    /** Returns whether an image volume has no reference. */
    static boolean namelessImageVolume(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("volumes").items().stream()
                        .map(volume -> volume.at("image"))
                        .anyMatch(image -> image.present() && image.at("reference").isEmpty());
    }

    /** Returns whether the path of a projected token leads out of its volume. */
    static boolean tokenPathOutside(Errors errors) {
        Field spec = spec(errors);
        if (spec == null) {
            return false;
        }
        Errors found = Errors.onCreate(errors.version(), errors.gates());
        for (Field volume : spec.at("volumes").items()) {
            for (Field source : volume.at("projected", "sources").items()) {
                LocalPaths.checkLocal(source.at("serviceAccountToken", "path"), found);
            }
        }
        return !found.isEmpty();
    }

    /** Returns whether a GCE disk is not read-only. */
    public static boolean sharedDisk(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && spec.at("volumes").items().stream()
                        .map(volume -> volume.at("gcePersistentDisk"))
                        .anyMatch(disk -> disk.present() && !disk.at("readOnly").isTrue());
    }

    /** Returns whether a variable or a downwardAPI volume references a huge page resource. */
    static boolean hugePagesReference(Errors errors) {
        Field spec = spec(errors);
        return spec != null
                && (spec.at("volumes").items().stream()
                                .flatMap(v -> v.at("downwardAPI", "items").items().stream())
                                .map(item -> item.at("resourceFieldRef", "resource"))
                                .anyMatch(r -> ResourceReferenceRules.isHugePages(r.text()))
                        || anyVariable(
                                errors,
                                from ->
                                        ResourceReferenceRules.isHugePages(
                                                from.at("resourceFieldRef", "resource").text())));
    }

    /** Returns whether a variable references {@code status.hostIPs}. */
    static boolean hostIps(Errors errors) {
        return anyVariable(
                errors, from -> from.at("fieldRef", "fieldPath").text().equals("status.hostIPs"));
    }

    private static boolean anyVariable(Errors errors, Predicate<Field> from) {
        return any(errors, container -> has(container.at("env"), "valueFrom", from));
    }
}
