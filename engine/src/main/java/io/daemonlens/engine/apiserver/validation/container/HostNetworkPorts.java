package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/**
 * On the node's own network a container's port is the node's port, so the two numbers must be
 * equal. Only regular containers are looked at.
 */
public final class HostNetworkPorts {

    /** Until then an absent hostPort was filled in, so that it could not be 0 here. */
    private static final int NAMES_HOST_PORT = 28;

    private HostNetworkPorts() {}

    public static void check(Field spec, Errors all) {
        if (!spec.at("hostNetwork").isTrue()) {
            return;
        }
        Errors errors = all.as(RuleCodes.HOST_PORT_MISMATCH);
        for (Field container : spec.at("containers").items()) {
            for (Field port : container.at("ports").items()) {
                Field hostPort = port.at("hostPort");
                Field containerPort = port.at("containerPort");
                if (hostPort.number() == containerPort.number()) {
                    continue;
                }
                if (errors.version().isBefore(NAMES_HOST_PORT)) {
                    errors.invalid(
                            containerPort,
                            Long.toString(containerPort.number()),
                            "must match `hostPort` when `hostNetwork` is true");
                } else if (!hostPort.isEmpty()) {
                    errors.invalid(
                            hostPort, "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }
}
