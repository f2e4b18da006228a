package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonText;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.RequiredNodeAffinity;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.scheduler.PodInfo;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What follows from one pod template: which nodes want its pod, and what that pod looks like. */
final class DaemonPods {

    private final PodInfo pod;
    private final RequiredNodeAffinity affinity;
    private final List<Toleration> tolerations;
    private final String nodeName;
    private final Gates gates;

    DaemonPods(
            DaemonSetFacts facts,
            KubernetesVersion version,
            Map<String, PriorityClass> priorityClasses) {
        JsonObject object = facts.template().copy();
        JsonObject metadata =
                object.object("metadata") == null ? new JsonObject() : object.object("metadata");
        object.put("metadata", metadata);
        metadata.put("namespace", new JsonText(facts.namespace()));
        Field spec = Field.of(object).at("spec");
        PodInfo plain = PodInfo.of(object, version);
        pod = PriorityClass.resolve(plain, spec, priorityClasses);
        affinity = RequiredNodeAffinity.of(spec);
        nodeName = spec.at("nodeName").text();
        tolerations = daemonTolerations(spec);
        gates = Gates.defaults(version);
    }

    /** The template's own and those that every daemon pod has; an equal one is replaced in place. */
    static List<Toleration> daemonTolerations(Field spec) {
        List<Toleration> all = new ArrayList<>(Toleration.listOf(spec.at("tolerations")));
        add("node.kubernetes.io/not-ready", Taint.NO_EXECUTE, all);
        add("node.kubernetes.io/unreachable", Taint.NO_EXECUTE, all);
        add("node.kubernetes.io/disk-pressure", Taint.NO_SCHEDULE, all);
        add("node.kubernetes.io/memory-pressure", Taint.NO_SCHEDULE, all);
        add("node.kubernetes.io/pid-pressure", Taint.NO_SCHEDULE, all);
        add("node.kubernetes.io/unschedulable", Taint.NO_SCHEDULE, all);
        if (spec.at("hostNetwork").isTrue()) {
            add("node.kubernetes.io/network-unavailable", Taint.NO_SCHEDULE, all);
        }
        return List.copyOf(all);
    }

    private static void add(String key, String effect, List<Toleration> all) {
        all.add(Toleration.exists(key, effect));
    }

    /** Whether the node should get a pod. */
    boolean shouldRun(Node node) {
        return isNamed(node)
                && affinity.matches(node)
                && Toleration.firstUntolerated(node.taints(), tolerations, gates) == null;
    }

    /** Whether a pod that is there may stay. */
    boolean shouldContinueRunning(Node node) {
        if (!isNamed(node) || !affinity.matches(node)) {
            return false;
        }
        for (Taint taint : node.taints()) {
            if (taint.drivesPodsOut() && !Toleration.anyTolerates(tolerations, taint, gates)) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamed(Node node) {
        return nodeName.isEmpty() || nodeName.equals(node.name());
    }

    /** Whether the template names a node, so that its pod bypasses the scheduler. */
    boolean bypassesScheduler() {
        return !nodeName.isEmpty();
    }

    /** The pod the controller makes for a node. */
    PodInfo podFor(String node, String name) {
        return pod.named(name, pod.labels()).pinnedTo(node, tolerations);
    }
}
