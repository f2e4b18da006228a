package io.daemonlens.cli.commands.tour;

import io.daemonlens.settings.SettingsFile;
import java.util.List;

/**
 * An incident of the tour. Its files are resources, its texts are in the resource bundles.
 *
 * @param name of its folder, also used in its bundle keys
 * @param files in its folder
 * @param nodes that must have an available pod of the manifest's version at the end
 * @param kept a line that must stay in the manifest, so that it cannot simply be removed; empty if
 *     there is no such line
 */
public record Incident(String name, List<String> files, int nodes, String kept) {

    /** The broken manifest. */
    public static final String MANIFEST = "manifest.yaml";

    /** The version that runs; not every incident has one. */
    public static final String BEFORE = "before.yaml";

    public static final String CLUSTER = "cluster.yaml";

    /** All incidents in the order of the tour. */
    public static final List<Incident> ALL =
            List.of(
                    update("dead-nodes", 8, "image: registry.example.com/node-exporter:1.9"),
                    update("selector-changed", 5, "team: platform"),
                    install("lost-control-planes", 9, ""),
                    update("host-port-with-surge", 8, "hostPort: 443"),
                    install("critical-quota", 6, "priorityClassName: system-node-critical"),
                    install("evicted-neighbour", 4, "priorityClassName: node-agents"),
                    update("forgotten-on-delete", 5, "falco:2.4.1-cve-fix"),
                    install("flattened-manifest", 5, ""));

    private static Incident update(String name, int nodes, String kept) {
        return new Incident(
                name, List.of(MANIFEST, BEFORE, CLUSTER, SettingsFile.NAME), nodes, kept);
    }

    private static Incident install(String name, int nodes, String kept) {
        return new Incident(name, List.of(MANIFEST, CLUSTER, SettingsFile.NAME), nodes, kept);
    }

    /** Whether an older version is running. */
    public boolean isUpdate() {
        return files.contains(BEFORE);
    }

    /** The number of the incident, from 1. */
    public int number() {
        return ALL.indexOf(this) + 1;
    }

    /** Returns the incident of a number or name; null if there is none. */
    public static Incident of(String word) {
        for (Incident each : ALL) {
            if (each.name.equals(word) || String.valueOf(each.number()).equals(word)) {
                return each;
            }
        }
        return null;
    }
}
