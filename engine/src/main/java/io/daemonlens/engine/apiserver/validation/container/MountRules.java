package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.ErrorCause.Plain;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.LocalPaths;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.VolumeNames;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.Set;

/** Validates a container's volumeMounts ({@code ValidateVolumeMounts}). */
final class MountRules {

    private static final int EMPTY_NAME_NOT_FOUND = 9;

    private MountRules() {}

    static void check(Field container, VolumeNames volumes, Errors errors) {
        Field mounts = container.at("volumeMounts");
        VolumeDeviceRules.Taken devices = VolumeDeviceRules.devices(container);
        Set<String> paths = new LinkedHashSet<>();
        boolean privileged = container.at("securityContext", "privileged").isTrue();
        for (Field mount : mounts.items()) {
            name(mount.at("name"), volumes, errors.as(RuleCodes.MOUNT_WITHOUT_VOLUME));
            path(mount.at("mountPath"), paths, errors.as(RuleCodes.MOUNT_PATH));
            devices(mount, devices, errors.as(RuleCodes.VOLUME_DEVICE));
            subPaths(mount, mounts, errors.as(RuleCodes.SUB_PATH));
            propagation(
                    unindexed(mount, mounts, "mountPropagation"),
                    privileged,
                    errors.as(RuleCodes.MOUNT_PROPAGATION));
            recursiveReadOnly(mount, mounts, errors.as(RuleCodes.RECURSIVE_READ_ONLY));
        }
    }

    /** Returns the path as the server prints it; some of its paths lack the index of the mount. */
    private static Field unindexed(Field mount, Field mounts, String member) {
        return mount.at(member).printedAs(mounts.printed().child(member));
    }

    private static void name(Field name, VolumeNames volumes, Errors errors) {
        if (name.isEmpty()) {
            errors.required(name);
        }
        boolean asked = !name.isEmpty() || errors.version().isAtLeast(EMPTY_NAME_NOT_FOUND);
        if (asked && !volumes.has(name.text())) {
            errors.notFound(name, GoValues.quote(name.text()));
        }
    }

    private static void path(Field path, Set<String> paths, Errors errors) {
        if (path.isEmpty()) {
            errors.required(path);
        }
        if (!paths.add(path.text())) {
            errors.because(Plain.MOUNT_PATH_TWICE)
                    .invalid(path, GoValues.quote(path.text()), "must be unique");
        }
    }

    private static void devices(Field mount, VolumeDeviceRules.Taken devices, Errors errors) {
        Field name = mount.at("name");
        Field path = mount.at("mountPath");
        if (devices.names().contains(name.text())) {
            errors.invalid(
                    name, GoValues.quote(name.text()), "must not already exist in volumeDevices");
        }
        if (devices.paths().contains(path.text())) {
            errors.invalid(
                    path,
                    GoValues.quote(path.text()),
                    "must not already exist as a path in volumeDevices");
        }
    }

    private static void subPaths(Field mount, Field mounts, Errors errors) {
        if (!mount.at("subPath").isEmpty()) {
            LocalPaths.checkRelative(unindexed(mount, mounts, "subPath"), errors);
        }
        if (mount.at("subPathExpr").isEmpty()) {
            return;
        }
        if (!mount.at("subPath").isEmpty()) {
            errors.invalid(
                    mount.at("subPathExpr"), "subPathExpr and subPath are mutually exclusive");
        }
        LocalPaths.checkRelative(unindexed(mount, mounts, "subPathExpr"), errors);
    }

    private static void propagation(Field propagation, boolean privileged, Errors errors) {
        if (propagation.absent()) {
            return;
        }
        switch (propagation.text()) {
            case "None", "HostToContainer" -> {}
            case "Bidirectional" -> {
                if (!privileged) {
                    errors.forbidden(
                            propagation,
                            "Bidirectional mount propagation is available only to privileged"
                                    + " containers");
                }
            }
            default -> errors.notSupported(propagation, "Bidirectional", "HostToContainer", "None");
        }
    }

    private static void recursiveReadOnly(Field mount, Field mounts, Errors errors) {
        Field recursive = unindexed(mount, mounts, "recursiveReadOnly");
        if (recursive.absent()) {
            return;
        }
        switch (recursive.text()) {
            case "Disabled" -> {}
            case "Enabled", "IfPossible" -> {
                if (!mount.at("readOnly").isTrue()) {
                    errors.forbidden(recursive, "may only be specified when readOnly is true");
                }
                Field propagation = mount.at("mountPropagation");
                if (propagation.present() && !propagation.text().equals("None")) {
                    errors.forbidden(
                            recursive,
                            "may only be specified when mountPropagation is None or not"
                                    + " specified");
                }
            }
            default -> errors.notSupported(recursive, "Disabled", "Enabled", "IfPossible");
        }
    }
}
