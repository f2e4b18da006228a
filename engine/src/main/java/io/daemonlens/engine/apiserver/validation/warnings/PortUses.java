package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ports so far that have one number and protocol. Only those with the same host port, or with
 * none, can be in each other's way, so that is how they are kept: looking at every pair would take
 * an hour for a text of a few megabytes.
 */
final class PortUses {

    private final List<Field> all = new ArrayList<>();
    private final Map<Long, TreeMap<Integer, Field>> byHostPort = new LinkedHashMap<>();

    /** Compares a port with those before it and puts it among them. */
    void add(Field port, Warnings warnings) {
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

    private static void compare(Field port, Field other, Warnings warnings) {
        String how = how(port, other);
        if (how != null) {
            warnings.add(port, how + " port definition with " + other.path());
        }
    }

    /** How two ports of one number and protocol get along; null where they do. */
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
