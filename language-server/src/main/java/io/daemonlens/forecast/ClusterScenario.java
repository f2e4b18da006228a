package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.scheduler.framework.DisruptionBudget;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.simulation.scenario.NamespaceAdmission;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.schemas.KubernetesVersion;

/** The scenario of a cluster: all objects that affect pods, in the engine's form. */
public final class ClusterScenario {

    private ClusterScenario() {}

    /**
     * Returns the cluster with all its pods as foreign pods. If it lists any object of a kind, the
     * list is complete.
     */
    public static Scenario of(ClusterObjects cluster, KubernetesVersion version) {
        return withoutPods(cluster, version).otherPods(cluster.of("Pod"));
    }

    /** Returns the cluster without its pods. */
    static Scenario withoutPods(ClusterObjects cluster, KubernetesVersion version) {
        return Scenario.on(version)
                .nodes(cluster.nodes(version).stream().map(Node::of).toList())
                .priorityClasses(cluster.of("PriorityClass"))
                .serviceAccounts(cluster.of("ServiceAccount"))
                .budgets(
                        cluster.of("PodDisruptionBudget").stream()
                                .map(each -> DisruptionBudget.of(each, version))
                                .toList())
                .storage(Storage.shownBy(cluster::of))
                .namespaces(cluster.of("Namespace"))
                .admission(admission(cluster, version));
    }

    /** Returns the pod admission of the cluster's API server. */
    static PodAdmission admission(ClusterObjects cluster, KubernetesVersion version) {
        return new NamespaceAdmission(cluster::of, cluster.written().isPresent(), version);
    }
}
