package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of a cluster's namespaces, which {@code namespaceSelector} matches ({@code
 * GetNamespaceLabelsSnapshot}, {@code pkg/scheduler/framework/plugins/interpodaffinity/plugin.go}).
 */
public final class NamespaceLabels {

    /** No namespaces are known; each has only the label {@code kubernetes.io/metadata.name}. */
    public static final NamespaceLabels UNKNOWN = new NamespaceLabels(Map.of());

    private final Map<String, Map<String, String>> byName;

    private NamespaceLabels(Map<String, Map<String, String>> byName) {
        this.byName = byName;
    }

    /** Reads the labels of namespaces as the API server serves them. */
    public static NamespaceLabels of(Collection<JsonObject> namespaces) {
        if (namespaces.isEmpty()) {
            return UNKNOWN;
        }
        Map<String, Map<String, String>> byName = new TreeMap<>();
        for (JsonObject namespace : namespaces) {
            Field metadata = Field.of(namespace).at("metadata");
            String name = metadata.at("name").text();
            Map<String, String> labels = new TreeMap<>(carriedBy(name));
            labels.putAll(metadata.at("labels").textMap());
            byName.put(name, Map.copyOf(labels));
        }
        return new NamespaceLabels(byName);
    }

    /**
     * Returns the labels of a namespace; an unknown one has {@code kubernetes.io/metadata.name}
     * only.
     */
    public Map<String, String> of(String name) {
        Map<String, String> known = byName.get(name);
        return known == null ? carriedBy(name) : known;
    }

    private static Map<String, String> carriedBy(String name) {
        return Map.of("kubernetes.io/metadata.name", name);
    }
}
