package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apimachinery.QuantityFormat;
import io.daemonlens.engine.scheduler.framework.HostPort;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Resources;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes the exact amounts that a node lacks for a pod; the scheduler's messages only say
 * "Insufficient cpu". Counts like the plugins NodeResourcesFit and NodePorts.
 */
public final class NodeRoom {

    private NodeRoom() {}

    /**
     * Returns how much of each resource the node lacks for one more pod; empty if the pod fits.
     *
     * @return by resource name; contains the resource "pods" if the node cannot take another pod
     */
    public static SortedMap<String, Quantity> missing(PodInfo pod, NodeInfo node) {
        SortedMap<String, Quantity> missing = new TreeMap<>();
        long pods = node.pods().size() + 1 - node.allowedPods();
        put("pods", pods, QuantityFormat.DECIMAL_SI, missing);
        Resources wanted = pod.demands().requests();
        Resources has = node.allocatable();
        Resources used = node.requested();
        long cpu = wanted.milliCpu() - (has.milliCpu() - used.milliCpu());
        if (wanted.milliCpu() > 0 && cpu > 0) {
            missing.put("cpu", Quantity.ofMilli(cpu, QuantityFormat.DECIMAL_SI));
        }
        if (wanted.memory() > 0) {
            long memory = wanted.memory() - (has.memory() - used.memory());
            put("memory", memory, QuantityFormat.BINARY_SI, missing);
        }
        if (wanted.ephemeralStorage() > 0) {
            long storage =
                    wanted.ephemeralStorage() - (has.ephemeralStorage() - used.ephemeralStorage());
            put("ephemeral-storage", storage, QuantityFormat.BINARY_SI, missing);
        }
        for (Map.Entry<String, Long> scalar : wanted.scalars().entrySet()) {
            String name = scalar.getKey();
            long amount = scalar.getValue() - (has.scalar(name) - used.scalar(name));
            if (scalar.getValue() > 0) {
                put(name, amount, QuantityFormat.DECIMAL_SI, missing);
            }
        }
        return Collections.unmodifiableSortedMap(missing);
    }

    private static void put(
            String name, long amount, QuantityFormat format, Map<String, Quantity> missing) {
        if (amount > 0) {
            missing.put(name, Quantity.of(amount, format));
        }
    }

    /** Returns a pod on the node that uses a host port this pod requests; null if all are free. */
    public static @Nullable PodInfo portHolder(PodInfo pod, NodeInfo node) {
        for (HostPort wanted : pod.demands().hostPorts()) {
            for (PodInfo other : node.pods()) {
                for (HostPort taken : other.demands().hostPorts()) {
                    if (wanted.conflictsWith(taken)) {
                        return other;
                    }
                }
            }
        }
        return null;
    }

    /** Returns the host port that both pods request, as {@code 9100/TCP}; null if there is none. */
    public static @Nullable String contested(PodInfo pod, PodInfo holder) {
        for (HostPort wanted : pod.demands().hostPorts()) {
            for (HostPort taken : holder.demands().hostPorts()) {
                if (wanted.conflictsWith(taken)) {
                    return wanted.port() + "/" + wanted.protocol();
                }
            }
        }
        return null;
    }
}
