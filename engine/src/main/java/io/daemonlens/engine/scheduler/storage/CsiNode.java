package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A CSINode: the CSI drivers that run on a node.
 *
 * @param limits the maximum number of volumes per driver, for drivers that declare one
 * @param topologyKeys per driver on the node, the labels that define its topology
 * @param migrated the in-tree plugins that CSI drivers have replaced on the node
 */
public record CsiNode(
        String name,
        Map<String, Long> limits,
        Map<String, List<String>> topologyKeys,
        List<String> migrated) {

    private static final String MIGRATED = "storage.alpha.kubernetes.io/migrated-plugins";

    public static CsiNode of(Field object) {
        Map<String, Long> limits = new TreeMap<>();
        Map<String, List<String>> topologyKeys = new LinkedHashMap<>();
        for (Field driver : object.at("spec", "drivers").items()) {
            String name = driver.at("name").text();
            Field count = driver.at("allocatable", "count");
            if (count.present()) {
                limits.put(name, count.number());
            }
            topologyKeys.put(
                    name, driver.at("topologyKeys").items().stream().map(Field::text).toList());
        }
        Field metadata = object.at("metadata");
        String migrated = metadata.at("annotations").at(MIGRATED).text();
        return new CsiNode(
                metadata.at("name").text(),
                limits,
                topologyKeys,
                Arrays.asList(migrated.split(",")));
    }
}
