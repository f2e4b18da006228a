package io.daemonlens.engine.simulation.placement;

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
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.PriorityClass;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Everything derived from one pod template: how the scheduler sees its pods, and how they fit on
 * nodes.
 */
public final class DaemonPods {

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
     * @param scenario the cluster in which the pods are created
     * @param room the room that other pods leave on the nodes
     */
    public DaemonPods(DaemonSet daemonSet, Scenario scenario, Room room) {
        KubernetesVersion version = scenario.version();
        Map<String, PriorityClass> priorityClasses = scenario.priorityClasses();
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
        PodAdmission.Admitted admitted = scenario.admission().admit(object);
        stored = admitted.refusal() == null ? admitted.stored() : object;
        Field spec = Field.of(stored).at("spec");
        bound = !template.nodeName().isEmpty() || version.isBefore(SCHEDULER_SINCE);
        blocked = blocked(spec, version);
        refusal = admitted.refusal() != null ? admitted.refusal() : refusal(daemonSet, scenario);
        pod =
                PriorityClass.resolve(
                        PodInfo.of(stored, version, scenario.namespaces()), spec, priorityClasses);
        tolerations = new ArrayList<>(rule.tolerations());
        for (Toleration each : Toleration.listOf(spec.at("tolerations"))) {
            if (!tolerations.contains(each)) {
                tolerations.add(each);
            }
        }
    }

    private PodAdmission.Refusal refusal(DaemonSet daemonSet, Scenario scenario) {
        Field spec = Field.of(stored).at("spec");
        String noAccount = scenario.serviceAccounts().refusal(daemonSet, spec);
        if (noAccount != null) {
            return new PodAdmission.Refusal("ServiceAccount", noAccount);
        }
        String noClass = PriorityClass.refusal(daemonSet.name(), spec, scenario.priorityClasses());
        return noClass == null ? null : new PodAdmission.Refusal("Priority", noClass);
    }

    private static String blocked(Field spec, KubernetesVersion version) {
        if (spec.at("schedulingGates").size() > 0 && version.isAtLeast(GATES_SINCE)) {
            return "Scheduling is blocked due to non-empty scheduling gates";
        }
        String scheduler = spec.at("schedulerName").text();
        return scheduler.isEmpty() || scheduler.equals("default-scheduler") ? null : "";
    }

    public boolean areOf(PodTemplate other) {
        return template.equals(other);
    }

    /** Returns the rule that decides which nodes should run these pods. */
    public NodeShouldRunDaemonPod rule() {
        return rule;
    }

    /**
     * Returns why the default scheduler does not try these pods: the message of their condition,
     * empty if another scheduler is responsible; null if the default scheduler tries them.
     */
    public String blocked() {
        return blocked;
    }

    /** Returns why the API server rejects pods of this template; null if it accepts them. */
    public PodAdmission.Refusal refusal() {
        return refusal;
    }

    /** Returns the API server's message of the rejection; null if pods are accepted. */
    public String refused() {
        return refusal == null ? null : refusal.message();
    }

    /** Returns a pod of the template as the API server stores it, without node and name. */
    public JsonObject stored() {
        return stored;
    }

    /** Returns whether the template sets finalizers, so that ended pods are not removed. */
    public boolean isHeld() {
        return Field.of(template.json()).at("metadata", "finalizers").size() > 0;
    }

    /** Returns whether the pods are created with a node, so that they bypass the scheduler. */
    public boolean bypassesScheduler() {
        return bound;
    }

    /**
     * Returns the priority from the pods' PriorityClass or their own field; 0 if neither is set.
     */
    public int priority() {
        return pod.priority();
    }

    /** Returns the pod that the controller creates for a node. */
    public PodInfo podFor(String node, String name) {
        return pod.named(name, pod.labels()).pinnedTo(node, tolerations);
    }

    /** Returns how one more of these pods fits beside the pods that count. */
    public Room.Fit fit(Node node, NodeInfo info, Predicate<PodInfo> counts) {
        GeneralPredicates predicates = new GeneralPredicates(podFor(node.name(), ""), info, counts);
        return new Room.Fit(predicates.takenPort(), predicates.shortages());
    }
}
