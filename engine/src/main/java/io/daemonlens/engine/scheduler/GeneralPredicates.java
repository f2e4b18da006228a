package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.scheduler.framework.HostPort;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The checks for resources and host ports that controllers up to 1.11 ran before they bound a pod
 * to a node themselves. Checked against {@code pkg/scheduler/algorithm/predicates/predicates.go},
 * 1.10.
 */
public final class GeneralPredicates {

    private final PodInfo pod;
    private final List<PodInfo> others = new ArrayList<>();
    private final NodeInfo node;
    private Resources used = Resources.NONE;

    /**
     * @param counts selects the pods on the node that count; pods of the same DaemonSet do not
     */
    public GeneralPredicates(PodInfo pod, NodeInfo node, Predicate<PodInfo> counts) {
        this.pod = pod;
        this.node = node;
        for (PodInfo other : node.pods()) {
            if (counts.test(other)) {
                others.add(other);
                used = used.plus(other.demands().requests());
            }
        }
    }

    /**
     * Returns a host port that the pod requests and another pod uses, as {@code port/protocol};
     * null if there is no conflict.
     */
    public @Nullable String takenPort() {
        for (HostPort wanted : pod.demands().hostPorts()) {
            for (PodInfo other : others) {
                for (HostPort taken : other.demands().hostPorts()) {
                    if (wanted.conflictsWith(taken)) {
                        return wanted.port() + "/" + wanted.protocol();
                    }
                }
            }
        }
        return null;
    }

    /**
     * Returns the resources that the node lacks, in the order in which they are checked. A node
     * that is already overcommitted rejects every pod that requests any resource.
     */
    public List<String> shortages() {
        List<String> shortages = new ArrayList<>(0);
        check("pods", 1, others.size(), node.allowedPods(), shortages);
        Resources wanted = pod.demands().requests();
        if (!wanted.isNothing()) {
            Resources has = node.allocatable();
            check("cpu", wanted.milliCpu(), used.milliCpu(), has.milliCpu(), shortages);
            check("memory", wanted.memory(), used.memory(), has.memory(), shortages);
            check(
                    "ephemeral-storage",
                    wanted.ephemeralStorage(),
                    used.ephemeralStorage(),
                    has.ephemeralStorage(),
                    shortages);
            for (Map.Entry<String, Long> scalar : wanted.scalars().entrySet()) {
                String name = scalar.getKey();
                check(name, scalar.getValue(), used.scalar(name), has.scalar(name), shortages);
            }
        }
        return shortages;
    }

    private static void check(
            String name, long wanted, long used, long capacity, List<String> shortages) {
        if (wanted + used > capacity) {
            shortages.add(
                    "Node didn't have enough resource: "
                            + name
                            + ", requested: "
                            + wanted
                            + ", used: "
                            + used
                            + ", capacity: "
                            + capacity);
        }
    }
}
