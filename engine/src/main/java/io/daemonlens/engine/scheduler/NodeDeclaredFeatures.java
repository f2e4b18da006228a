package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pod needs of a kubelet, the node's kubelet must say it can do. A node whose kubelet has
 * not reported, as in a sketch, is taken to be able. Checked against {@code
 * nodedeclaredfeatures.go} and component-helpers' {@code nodedeclaredfeatures}, 1.36 and 1.37; in
 * 1.35 the gate was off.
 */
record NodeDeclaredFeatures() implements PlainPlugin {

    static final String NAME = "NodeDeclaredFeatures";

    private static final int SINCE = 36;
    private static final int MOUNT_OPTIONS_SINCE = 37;

    @Override
    public boolean concerns(PodInfo pod, Snapshot snapshot) {
        return !pod.demands().features().isEmpty();
    }

    @Override
    public Status filter(PodInfo pod, NodeInfo node, Iterable<NodeInfo> cluster) {
        List<String> declared = node.node().declaredFeatures();
        return declared == null || declared.containsAll(pod.demands().features())
                ? null
                : Status.unresolvable(NAME, "node(s) didn't match Pod's required features");
    }

    /** The features that a pod of this spec needs. */
    static List<String> neededBy(Field spec, KubernetesVersion version) {
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
