package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.daemon.NodeShouldRunDaemonPod;
import io.daemonlens.engine.daemon.Room;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.GeneralPredicates;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What follows from one pod template: what its pods look like to a scheduler, and their room. */
final class DaemonPods {

    private static final int GATES_SINCE = 27;
    private static final int SCHEDULER_SINCE = 12;

    private final PodTemplate template;
    private final NodeShouldRunDaemonPod rule;
    private final JsonObject stored;
    private final PodInfo pod;
    private final List<Toleration> tolerations;
    private final boolean bound;
    private final String blocked;
    private final PodAdmission.Refusal refusal;

    /**
     * @param scenario the cluster they are made in
     * @param room what others leave of the nodes
     */
    DaemonPods(DaemonSet daemonSet, Scenario scenario, Room room) {
        KubernetesVersion version = scenario.version;
        Map<String, PriorityClass> priorityClasses = scenario.priorityClasses;
        template = daemonSet.template();
        rule =
                NodeShouldRunDaemonPod.of(
                        template, daemonSet.namespace(), version, Gates.defaults(version), room);
        JsonObject object = template.json().copy();
        JsonObject metadata = object.object("metadata");
        metadata = metadata == null ? new JsonObject() : metadata;
        object.put(
                "metadata",
                metadata.put("namespace", daemonSet.namespace())
                        .put("generateName", daemonSet.name() + "-"));
        PodAdmission.Admitted admitted = scenario.admission.admit(object);
        stored = admitted.refusal() == null ? admitted.stored() : object;
        Field spec = Field.of(stored).at("spec");
        bound = !template.nodeName().isEmpty() || version.isBefore(SCHEDULER_SINCE);
        blocked = blocked(spec, version);
        refusal = admitted.refusal() != null ? admitted.refusal() : refusal(daemonSet, scenario);
        pod =
                PriorityClass.resolve(
                        PodInfo.of(stored, version, scenario.namespaces), spec, priorityClasses);
        tolerations = new ArrayList<>(rule.tolerations());
        for (Toleration each : Toleration.listOf(spec.at("tolerations"))) {
            if (!tolerations.contains(each)) {
                tolerations.add(each);
            }
        }
    }

    private PodAdmission.Refusal refusal(DaemonSet daemonSet, Scenario scenario) {
        Field spec = Field.of(stored).at("spec");
        String noAccount = scenario.serviceAccounts.refusal(daemonSet, spec);
        if (noAccount != null) {
            return new PodAdmission.Refusal("ServiceAccount", noAccount);
        }
        String noClass = PriorityClass.refusal(daemonSet.name(), spec, scenario.priorityClasses);
        return noClass == null ? null : new PodAdmission.Refusal("Priority", noClass);
    }

    private static String blocked(Field spec, KubernetesVersion version) {
        if (spec.at("schedulingGates").size() > 0 && version.isAtLeast(GATES_SINCE)) {
            return "Scheduling is blocked due to non-empty scheduling gates";
        }
        String scheduler = spec.at("schedulerName").text();
        return scheduler.isEmpty() || scheduler.equals("default-scheduler") ? null : "";
    }

    boolean areOf(PodTemplate other) {
        return template.equals(other);
    }

    /** The decision which nodes should run these pods. */
    NodeShouldRunDaemonPod rule() {
        return rule;
    }

    /**
     * Why the default scheduler does not even try these pods: the words of their condition, empty
     * where another scheduler is meant to; null where it does try.
     */
    String blocked() {
        return blocked;
    }

    /** Why the API server stores no pod of this template; null where it does. */
    PodAdmission.Refusal refusal() {
        return refusal;
    }

    /** The same in the server's words. */
    String refused() {
        return refusal == null ? null : refusal.message();
    }

    /** A pod of the template as the API server stores it, but for its node and its own name. */
    JsonObject stored() {
        return stored;
    }

    /** Whether the template gives its pods finalizers, so that they stay once they have ended. */
    boolean isHeld() {
        return Field.of(template.json()).at("metadata", "finalizers").size() > 0;
    }

    /** Whether the pods are bound when they are made, so that they bypass the scheduler. */
    boolean bypassesScheduler() {
        return bound;
    }

    /** What the pods' priority class says, or their own field; 0 where neither does. */
    int priority() {
        return pod.priority();
    }

    /** The pod the controller makes for a node. */
    PodInfo podFor(String node, String name) {
        return pod.named(name, pod.labels()).pinnedTo(node, tolerations);
    }

    /** How one more of these pods fits beside those that count. */
    Room.Fit fit(Node node, NodeInfo info, Predicate<PodInfo> counts) {
        GeneralPredicates predicates = new GeneralPredicates(podFor(node.name(), ""), info, counts);
        return new Room.Fit(predicates.takenPort(), predicates.shortages());
    }
}
