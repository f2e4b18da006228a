package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.scheduler.framework.HostPort;
import io.daemonlens.engine.scheduler.framework.NodeInfo;
import io.daemonlens.engine.scheduler.framework.PodInfo;
import io.daemonlens.engine.scheduler.framework.Resources;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pod lacks on a node, in figures: the scheduler's messages say only that something is
 * insufficient. Counts as the plugins NodeResourcesFit and NodePorts do.
 */
public final class NodeRoom {

    private NodeRoom() {}

    /**
     * How much of each resource the node is short of for one more pod; empty where it has room.
     *
     * @return by the resource's name; {@code pods} is there where the node takes no further pod
     */
    public static SortedMap<String, Quantity> missing(PodInfo pod, NodeInfo node) {
        SortedMap<String, Quantity> missing = new TreeMap<>();
        long pods = node.pods().size() + 1 - node.allowedPods();
        put("pods", pods, Quantity.Format.DECIMAL_SI, missing);
        Resources wanted = pod.demands().requests();
        Resources has = node.allocatable();
        Resources used = node.requested();
        long cpu = wanted.milliCpu() - (has.milliCpu() - used.milliCpu());
        if (wanted.milliCpu() > 0 && cpu > 0) {
            missing.put("cpu", Quantity.ofMilli(cpu, Quantity.Format.DECIMAL_SI));
        }
        if (wanted.memory() > 0) {
            long memory = wanted.memory() - (has.memory() - used.memory());
            put("memory", memory, Quantity.Format.BINARY_SI, missing);
        }
        if (wanted.ephemeralStorage() > 0) {
            long storage =
                    wanted.ephemeralStorage() - (has.ephemeralStorage() - used.ephemeralStorage());
            put("ephemeral-storage", storage, Quantity.Format.BINARY_SI, missing);
        }
        for (Map.Entry<String, Long> scalar : wanted.scalars().entrySet()) {
            String name = scalar.getKey();
            long amount = scalar.getValue() - (has.scalar(name) - used.scalar(name));
            if (scalar.getValue() > 0) {
                put(name, amount, Quantity.Format.DECIMAL_SI, missing);
            }
        }
        return Collections.unmodifiableSortedMap(missing);
    }

    private static void put(
            String name, long amount, Quantity.Format format, Map<String, Quantity> missing) {
        if (amount > 0) {
            missing.put(name, Quantity.of(amount, format));
        }
    }

    /** A pod on the node with a host port that this pod wants; null where all are free. */
    public static PodInfo portHolder(PodInfo pod, NodeInfo node) {
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

    /** The host port that a pod wants and another one has, as {@code 9100/TCP}; null for none. */
    public static String contested(PodInfo pod, PodInfo holder) {
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
