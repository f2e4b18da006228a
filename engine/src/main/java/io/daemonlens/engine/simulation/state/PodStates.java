package io.daemonlens.engine.simulation.state;

import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.kubelet.Fate;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.scheduler.framework.ClusterPod;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.simulation.placement.DaemonPods;
import io.daemonlens.engine.simulation.scenario.Scenario;

/** Makes the pods of a cluster: new ones from a template, and those that exist at the start. */
final class PodStates {

    private final Scenario scenario;
    private final Templates templates;

    PodStates(Scenario scenario, Templates templates) {
        this.scenario = scenario;
        this.templates = templates;
    }

    /** Returns a new pod of a template for a node. */
    PodState created(NodeState node, Pod facts, int template) {
        DaemonPods of = templates.get(template).pods();
        PodInfo info = of.podFor(node.name(), facts.name());
        PodState pod = new PodState(node.name(), template, lifecycle(node, template), facts, info);
        pod.stored = of.stored();
        pod.held = of.isHeld();
        return pod;
    }

    /**
     * Returns a pod that exists in the live cluster.
     *
     * @param facts the pod with its owner in the simulation
     */
    PodState existing(
            NodeState node, Pod facts, int template, PodLifecycle lifecycle, ClusterPod of) {
        PodState pod = new PodState(node.name(), template, lifecycle, facts, of.info());
        pod.stored = of.object();
        return pod;
    }

    private PodLifecycle lifecycle(NodeState node, int template) {
        PodLifecycle lifecycle = templates.lifecycle(template);
        Long readyAfter = scenario.readyAfterByNode().get(node.name());
        if (readyAfter != null) {
            lifecycle = lifecycle.withTiming(lifecycle.timing().withReadyAfterMillis(readyAfter));
        }
        Fate fate = node.fateByTemplate.getOrDefault(template, node.fate);
        return fate == null || !lifecycle.fate().canBeAvailable()
                ? lifecycle
                : lifecycle.withFate(fate);
    }
}
