package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A host port that a pod uses on its node.
 *
 * @param ip the address it listens on; {@code 0.0.0.0} for all addresses
 * @param protocol such as {@code TCP}
 * @param port 1 to 65535
 */
public record HostPort(String ip, String protocol, int port) {

    private static final String EVERY_ADDRESS = "0.0.0.0";
    private static final int SIDECARS_SINCE = 34;

    /** Returns the host ports of a pod. With hostNetwork every container port is a host port. */
    static List<HostPort> of(Field spec, KubernetesVersion version) {
        boolean hostNetwork = spec.at("hostNetwork").isTrue();
        List<HostPort> ports = new ArrayList<>(0);
        for (Field container : spec.at("containers").items()) {
            add(container, hostNetwork, ports);
        }
        if (version.isAtLeast(SIDECARS_SINCE)) {
            for (Field init : spec.at("initContainers").items()) {
                if (PodRequests.isSidecar(init)) {
                    add(init, hostNetwork, ports);
                }
            }
        }
        return List.copyOf(ports);
    }

    private static void add(Field container, boolean hostNetwork, List<HostPort> ports) {
        for (Field port : container.at("ports").items()) {
            int number = (int) port.at("hostPort").number();
            if (number == 0 && hostNetwork) {
                number = (int) port.at("containerPort").number();
            }
            if (number > 0) {
                String ip = port.at("hostIP").text();
                String protocol = port.at("protocol").text();
                ports.add(
                        new HostPort(
                                ip.isEmpty() ? EVERY_ADDRESS : ip,
                                protocol.isEmpty() ? "TCP" : protocol,
                                number));
            }
        }
    }

    public boolean conflictsWith(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (ip.equals(other.ip)
                        || ip.equals(EVERY_ADDRESS)
                        || other.ip.equals(EVERY_ADDRESS));
    }
}
