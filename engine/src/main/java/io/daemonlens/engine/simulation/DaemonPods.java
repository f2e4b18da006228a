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

    private static final int GATES_SINCE = 27;

    private final NodeShouldRunDaemonPod rule;
    private final PodInfo pod;
    private final boolean namesNode;
    private final String blocked;
    private final String refused;

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
        Field spec = Field.of(object).at("spec");
        blocked = blocked(spec, version);
        refused = PriorityClass.refusal(facts, spec, priorityClasses);
        pod =
                PriorityClass.resolve(
                        PodInfo.of(object, version), Field.of(object).at("spec"), priorityClasses);
    }

    private static String blocked(Field spec, KubernetesVersion version) {
        if (spec.at("schedulingGates").size() > 0 && version.isAtLeast(GATES_SINCE)) {
            return "Scheduling is blocked due to non-empty scheduling gates";
        }
        String scheduler = spec.at("schedulerName").text();
        return scheduler.isEmpty() || scheduler.equals("default-scheduler") ? null : "";
    }

    /**
     * Why the default scheduler does not even try these pods: the words of their condition, empty
     * where another scheduler is meant to; null where it does try.
     */
    String blocked() {
        return blocked;
    }

    /** Why the API server takes no pod of this template; null where it does. */
    String refused() {
        return refused;
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
