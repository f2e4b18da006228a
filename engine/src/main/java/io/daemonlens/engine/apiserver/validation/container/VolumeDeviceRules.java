package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Validates a container's volumeDevices ({@code ValidateVolumeDevices}). */
final class VolumeDeviceRules {

    private static final int EPHEMERAL_DEVICES = 23;
    private static final String UNIQUE = "must be unique";

    private VolumeDeviceRules() {}

    static void check(Field container, VolumeNames volumes, Errors all) {
        Errors errors = all.as(RuleCodes.VOLUME_DEVICE);
        Taken mounts = Taken.of(container.at("volumeMounts"), "mountPath");
        Set<String> names = new LinkedHashSet<>();
        Set<String> paths = new LinkedHashSet<>();
        for (Field device : container.at("volumeDevices").items()) {
            Field name = device.at("name");
            Field path = device.at("devicePath");
            name(name, names, volumes, errors);
            path(path, paths, errors);
            if (mounts.names().contains(name.text())) {
                errors.invalid(
                        name,
                        GoValues.quote(name.text()),
                        "must not already exist in volumeMounts");
            }
            if (mounts.paths().contains(path.text())) {
                errors.invalid(
                        path,
                        GoValues.quote(path.text()),
                        "must not already exist as a path in volumeMounts");
            }
            if (!name.isEmpty()) {
                names.add(name.text());
            }
        }
    }

    private static void name(Field name, Set<String> names, VolumeNames volumes, Errors errors) {
        if (name.isEmpty()) {
            errors.required(name);
        }
        if (names.contains(name.text())) {
            errors.invalid(name, UNIQUE);
        }
        boolean ephemeral = errors.version().isAtLeast(EPHEMERAL_DEVICES);
        Field volume = volumes.get(name.text());
        if (volume == null) {
            errors.as(RuleCodes.MOUNT_WITHOUT_VOLUME).notFound(name, GoValues.quote(name.text()));
        } else if (volume.at("persistentVolumeClaim").absent()
                && !(ephemeral && volume.at("ephemeral").present())) {
            errors.invalid(
                    name,
                    "can only use volume source type of PersistentVolumeClaim "
                            + (ephemeral ? "or Ephemeral " : "")
                            + "for block mode");
        }
    }

    private static void path(Field path, Set<String> paths, Errors errors) {
        if (path.isEmpty()) {
            errors.required(path);
        }
        if (paths.contains(path.text())) {
            errors.invalid(path, GoValues.quote(path.text()), UNIQUE);
        }
        if (LocalPaths.goesUp(path.text())) {
            errors.invalid(path, "can not contain backsteps ('..')");
        } else {
            paths.add(path.text());
        }
    }

    /** The volume names and container paths that a list of mounts or devices uses. */
    record Taken(Set<String> names, Set<String> paths) {

        /**
         * Reads a list of mounts or devices. If a name occurs several times, its last path counts.
         */
        static Taken of(Field list, String path) {
            Map<String, String> paths = new LinkedHashMap<>();
            for (Field item : list.items()) {
                paths.put(item.at("name").text(), item.at(path).text());
            }
            return new Taken(paths.keySet(), new LinkedHashSet<>(paths.values()));
        }
    }

    /** Reads the container's devices. */
    static Taken devices(Field container) {
        return Taken.of(container.at("volumeDevices"), "devicePath");
    }
}
