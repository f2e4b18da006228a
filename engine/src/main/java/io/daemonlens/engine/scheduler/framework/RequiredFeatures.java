package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The kubelet features that a pod requires, inferred from its spec. Checked against {@code
 * component-helpers/nodedeclaredfeatures/features}.
 */
final class RequiredFeatures {

    private static final int SINCE = 36;
    private static final int MOUNT_OPTIONS_SINCE = 37;

    private RequiredFeatures() {}

    /** Returns the names of the features that a pod with this spec requires. */
    static List<String> of(Field spec, KubernetesVersion version) {
        List<String> needed = new ArrayList<>(0);
        if (version.isBefore(SINCE)) {
            return needed;
        }
        if (restartsAll(spec.at("containers")) || restartsAll(spec.at("initContainers"))) {
            needed.add("RestartAllContainersOnContainerExits");
        }
        Field hostUsers = spec.at("hostUsers");
        if (spec.at("hostNetwork").isTrue() && hostUsers.present() && !hostUsers.isTrue()) {
            needed.add("UserNamespacesHostNetworkSupport");
        }
        if (version.isAtLeast(MOUNT_OPTIONS_SINCE)
                && (mountsWithOptions(spec.at("containers"))
                        || mountsWithOptions(spec.at("initContainers")))) {
            needed.add("VolumeBindMountOptions");
        }
        return needed;
    }

    private static boolean restartsAll(Field containers) {
        for (Field container : containers.items()) {
            for (Field rule : container.at("restartPolicyRules").items()) {
                if (rule.at("action").text().equals("RestartAllContainers")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mountsWithOptions(Field containers) {
        for (Field container : containers.items()) {
            for (Field mount : container.at("volumeMounts").items()) {
                if (mount.at("bindMountOptions").size() > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
