package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.daemon.NodeShouldRunDaemonPod;
import io.daemonlens.engine.daemon.Placement;
import io.daemonlens.engine.scheduler.PodInfo;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Map;

/** What follows from one pod template: which nodes want its pod, and what that pod looks like. */
final class DaemonPods {

    private final NodeShouldRunDaemonPod rule;
    private final PodInfo pod;
    private final boolean namesNode;

    DaemonPods(
            DaemonSetFacts facts,
            KubernetesVersion version,
            Map<String, PriorityClass> priorityClasses) {
        PodTemplate template = PodTemplate.of(facts.template());
        JsonObject object = facts.template().copy();
        JsonObject metadata = object.object("metadata");
        metadata = metadata == null ? new JsonObject() : metadata;
        object.put("metadata", metadata.put("namespace", facts.namespace()));
        rule = NodeShouldRunDaemonPod.of(template, version);
        namesNode = !template.nodeName().isEmpty();
        pod =
                PriorityClass.resolve(
                        PodInfo.of(object, version), Field.of(object).at("spec"), priorityClasses);
    }

    /** Whether the node should get a pod, and whether one that is there may stay. */
    Placement decide(Node node) {
        return rule.decide(node);
    }

    /** Whether the template names a node, so that its pod bypasses the scheduler. */
    boolean bypassesScheduler() {
        return namesNode;
    }

    /** The pod the controller makes for a node. */
    PodInfo podFor(String node, String name) {
        return pod.named(name, pod.labels()).pinnedTo(node, rule.tolerations());
    }
}
