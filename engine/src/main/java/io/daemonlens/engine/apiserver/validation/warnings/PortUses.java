package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports seen so far with one number and protocol. They are grouped by host port, because only
 * ports with the same host port, or without one, can conflict. Comparing all pairs would take an
 * hour for a file of a few megabytes.
 */
final class PortUses {

    private final List<Field> all = new ArrayList<>();
    private final Map<Long, TreeMap<Integer, Field>> byHostPort = new LinkedHashMap<>();

    /** Compares a port with the ports before it and adds it to them. */
    void add(Field port, WarningList warnings) {
        if (warnings.isFull()) {
            return;
        }
        long hostPort = port.at("hostPort").number();
        if (hostPort == 0) {
            all.forEach(other -> compare(port, other, warnings));
        } else {
            TreeMap<Integer, Field> near = new TreeMap<>(uses(0));
            near.putAll(uses(hostPort));
            near.values().forEach(other -> compare(port, other, warnings));
        }
        uses(hostPort).put(all.size(), port);
        all.add(port);
    }

    private TreeMap<Integer, Field> uses(long hostPort) {
        return byHostPort.computeIfAbsent(hostPort, key -> new TreeMap<>());
    }

    private static void compare(Field port, Field other, WarningList warnings) {
        String how = how(port, other);
        if (how != null) {
            warnings.add(port, how + " port definition with " + other.path());
        }
    }

    /** Returns how two ports of one number and protocol conflict; null if they do not. */
    private static String how(Field port, Field other) {
        String ip = port.at("hostIP").text();
        String otherIp = other.at("hostIP").text();
        long hostPort = port.at("hostPort").number();
        long otherPort = other.at("hostPort").number();
        if (ip.equals(otherIp) && hostPort == otherPort) {
            return "duplicate";
        }
        if (hostPort == 0 || otherPort == 0) {
            return "overlapping";
        }
        return hostPort == otherPort && ip.isEmpty() != otherIp.isEmpty()
                ? "dangerously ambiguous"
                : null;
    }
}
