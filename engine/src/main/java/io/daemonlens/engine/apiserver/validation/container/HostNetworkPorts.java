package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;

/**
 * Checks containers on the host network: a container port is then a port of the node, so hostPort
 * must equal containerPort. Only regular containers are checked.
 */
public final class HostNetworkPorts {

    /** Before this minor version, a missing hostPort is defaulted first and cannot be 0 here. */
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
