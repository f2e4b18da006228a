package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.PodFacts;
import io.daemonlens.engine.apiserver.validation.print.GoValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warns about duplicate ports and duplicate port names across all containers. */
final class PortWarnings {

    private static final int DEFINITIONS = 28;
    private static final int NAMES = 33;

    private PortWarnings() {}

    static void add(Field spec, WarningList warnings) {
        List<Field> ports = new ArrayList<>();
        for (Field container : PodFacts.everyContainer(spec)) {
            ports.addAll(container.at("ports").items());
        }
        if (warnings.version().isAtLeast(DEFINITIONS)) {
            addDefinitions(ports, warnings);
        }
        if (warnings.version().isAtLeast(NAMES)) {
            addNames(ports, warnings);
        }
    }

    private static void addDefinitions(List<Field> ports, WarningList warnings) {
        Map<String, PortUses> same = new LinkedHashMap<>();
        for (Field port : ports) {
            if (!port.at("hostIP").isEmpty() && port.at("hostPort").number() == 0) {
                warnings.add(port, "hostIP set without hostPort: " + describe(port));
            }
            same.computeIfAbsent(
                            port.at("containerPort").number() + "/" + port.at("protocol").text(),
                            key -> new PortUses())
                    .add(port, warnings);
        }
    }

    /** Formats the port as Go prints the struct. */
    private static String describe(Field port) {
        return "{Name:"
                + port.at("name").text()
                + " HostPort:"
                + port.at("hostPort").number()
                + " ContainerPort:"
                + port.at("containerPort").number()
                + " Protocol:"
                + port.at("protocol").text()
                + " HostIP:"
                + port.at("hostIP").text()
                + "}";
    }

    private static void addNames(List<Field> ports, WarningList warnings) {
        Map<String, Field> first = new LinkedHashMap<>();
        for (Field port : ports) {
            String name = port.at("name").text();
            Field other = name.isEmpty() ? null : first.putIfAbsent(name, port);
            if (other != null) {
                warnings.add(
                        port,
                        "duplicate port name "
                                + GoValues.quote(name)
                                + " with "
                                + other.path()
                                + ", services and probes that select ports by name will use "
                                + other.path());
            }
        }
    }
}
