package io.daemonlens.forecast;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.ClusterPods;
import io.daemonlens.engine.scheduler.framework.NamespaceLabels;
import io.daemonlens.engine.simulation.scenario.NamespaceAdmission;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.schemas.KubernetesVersion;

/** The scenario of a cluster: all objects that affect pods, in the engine's form. */
public final class ClusterScenario {

    private ClusterScenario() {}

    /** A value derived from a cluster for one version. */
    private record Key(String what, KubernetesVersion version) {}

    /**
     * Returns the cluster with all its pods as foreign pods. If it lists any object of a kind, the
     * list is complete.
     */
    public static Scenario of(ClusterObjects cluster, KubernetesVersion version) {
        return withoutPods(cluster, version).otherPods(pods(cluster, version));
    }

    /** Returns the cluster, with the DaemonSet's own pods separated from others. */
    static Scenario of(JsonObject daemonSet, ClusterObjects cluster, KubernetesVersion version) {
        return withoutPods(cluster, version).pods(pods(cluster, version), daemonSet);
    }

    /** Returns the cluster without its pods. */
    static Scenario withoutPods(ClusterObjects cluster, KubernetesVersion version) {
        return cluster.derive(
                new Key("scenario", version),
                () ->
                        Scenario.in(
                                        kind ->
                                                kind.equals("Node")
                                                        ? cluster.nodes(version)
                                                        : cluster.of(kind),
                                        version)
                                .admission(admission(cluster, version)));
    }

    /** Returns the pods of the cluster. */
    static ClusterPods pods(ClusterObjects cluster, KubernetesVersion version) {
        return cluster.derive(
                new Key("pods", version),
                () ->
                        ClusterPods.of(
                                cluster.of("Pod"),
                                version,
                                NamespaceLabels.of(cluster.of("Namespace"))));
    }

    /** Returns the pod admission of the cluster's API server. */
    static PodAdmission admission(ClusterObjects cluster, KubernetesVersion version) {
        return new NamespaceAdmission(cluster::of, cluster.written().isPresent(), version);
    }
}
