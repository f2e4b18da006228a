package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.Errors;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.RuleCodes;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Validates a container's ports ({@code validateContainerPorts}). */
public final class PortRules {

    /** Since this minor version, SCTP is checked last, and an update may keep it. */
    private static final int SCTP_LAST = 14;

    /** First minor version with SCTP on by default; it was added behind a gate in 1.12. */
    private static final int SCTP = 19;

    private static final int SCTP_KNOWN = 12;

    private PortRules() {}

    static void check(Field ports, Errors errors) {
        Set<String> names = new LinkedHashSet<>();
        for (Field port : ports.items()) {
            name(port.at("name"), names, errors);
            Errors numbers = errors.as(RuleCodes.PORT_NUMBER);
            Field containerPort = port.at("containerPort");
            if (containerPort.isEmpty()) {
                numbers.required(containerPort);
            } else {
                number(containerPort, numbers);
            }
            if (!port.at("hostPort").isEmpty()) {
                number(port.at("hostPort"), numbers);
            }
            protocol(port.at("protocol"), errors.as(RuleCodes.PORT_PROTOCOL));
        }
    }

    private static void name(Field name, Set<String> names, Errors errors) {
        if (name.isEmpty()) {
            return;
        }
        List<ValueProblem> problems = NameValidation.portName(name.text(), errors.version());
        errors.as(RuleCodes.PORT_NAME).invalid(name, problems);
        if (problems.isEmpty() && !names.add(name.text())) {
            errors.as(RuleCodes.DUPLICATE_PORT_NAME).duplicate(name);
        }
    }

    private static void number(Field port, Errors errors) {
        errors.invalid(port, NameValidation.portNumber(port.number()));
    }

    private static void protocol(Field protocol, Errors errors) {
        switch (protocol.text()) {
            case "TCP", "UDP" -> {}
            case "SCTP" -> {
                if (errors.version().isBefore(SCTP_LAST)) {
                    errors.notSupported(protocol, "TCP", "UDP");
                }
            }
            case "" -> errors.required(protocol);
            default -> {
                if (errors.version().isBefore(SCTP_KNOWN)) {
                    errors.notSupported(protocol, "TCP", "UDP");
                } else {
                    errors.notSupported(protocol, "SCTP", "TCP", "UDP");
                }
            }
        }
    }

    /** Reports SCTP if its gate is off and the stored object does not use it. */
    public static void checkSctp(Field spec, Errors all) {
        Errors errors = all.as(RuleCodes.PORT_PROTOCOL);
        if (errors.version().isAtLeast(SCTP)
                || errors.version().isBefore(SCTP_LAST)
                || StoredContainers.sctp(errors)) {
            return;
        }
        StoredContainers.sctpProtocols(spec)
                .forEach(protocol -> errors.notSupported(protocol, "TCP", "UDP"));
    }

    /**
     * Checks that no host port is used twice. The server numbers the containers of each call from
     * 0, so an init container, which is checked alone, prints with index 0.
     *
     * @param list the list whose path the errors print
     */
    static void uniqueHostPorts(List<Field> containers, Field list, Errors errors) {
        Set<String> taken = new LinkedHashSet<>();
        int index = 0;
        for (Field container : containers) {
            Field counted = container.printedAs(list.printed().index(index++));
            for (Field port : counted.at("ports").items()) {
                Field hostPort = port.at("hostPort");
                if (hostPort.isEmpty()) {
                    continue;
                }
                String use =
                        port.at("protocol").text()
                                + "/"
                                + port.at("hostIP").text()
                                + "/"
                                + hostPort.number();
                if (!taken.add(use)) {
                    errors.as(RuleCodes.DUPLICATE_HOST_PORT)
                            .duplicate(hostPort, GoValues.quote(use));
                }
            }
        }
    }
}
