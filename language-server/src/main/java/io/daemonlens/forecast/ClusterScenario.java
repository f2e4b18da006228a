package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.scheduler.framework.DisruptionBudget;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.simulation.NamespaceAdmission;
import io.daemonlens.engine.simulation.PodAdmission;
import io.daemonlens.engine.simulation.Scenario;
import io.daemonlens.schemas.KubernetesVersion;

/** All objects of a cluster that decide about pods, as the engine takes them. */
public final class ClusterScenario {

    private ClusterScenario() {}

    /**
     * The cluster with all its pods as pods of others. Where it shows objects of a kind at all, it
     * shows all of them.
     */
    public static Scenario of(ClusterObjects cluster, KubernetesVersion version) {
        return withoutPods(cluster, version).otherPods(cluster.of("Pod"));
    }

    /** The cluster without its pods. */
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

    /** What the API server of the cluster says to new pods. */
    static PodAdmission admission(ClusterObjects cluster, KubernetesVersion version) {
        return new NamespaceAdmission(cluster::of, cluster.written().isPresent(), version);
    }
}
