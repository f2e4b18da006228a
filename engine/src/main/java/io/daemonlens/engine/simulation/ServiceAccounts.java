package io.daemonlens.engine.simulation;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The service accounts that pods can run as. Every namespace has one called {@code default}, so a
 * namespace of which none is shown is one of which nothing is known. Checked against {@code
 * plugin/pkg/admission/serviceaccount}, 1.8 and later.
 */
final class ServiceAccounts {

    private static final String EVERYWHERE = "default";

    private final Map<String, TreeSet<String>> byNamespace = new TreeMap<>();

    void add(Collection<JsonObject> objects) {
        for (JsonObject object : objects) {
            Field metadata = Field.of(object).at("metadata");
            byNamespace
                    .computeIfAbsent(metadata.at("namespace").text(), namespace -> new TreeSet<>())
                    .add(metadata.at("name").text());
        }
    }

    void addAll(ServiceAccounts others) {
        others.byNamespace.forEach(
                (namespace, names) ->
                        byNamespace
                                .computeIfAbsent(namespace, each -> new TreeSet<>())
                                .addAll(names));
    }

    /**
     * Why no pod of the template is created at all; null where it is, or where nothing is known.
     */
    String refusal(DaemonSet daemonSet, Field podSpec) {
        String name = podSpec.at("serviceAccountName").text();
        name = name.isEmpty() ? podSpec.at("serviceAccount").text() : name;
        String namespace = daemonSet.namespace();
        TreeSet<String> known = byNamespace.get(namespace);
        if (known == null || name.isEmpty() || name.equals(EVERYWHERE) || known.contains(name)) {
            return null;
        }
        return "pods \""
                + daemonSet.name()
                + "-\" is forbidden: error looking up service account "
                + namespace
                + "/"
                + name
                + ": serviceaccount \""
                + name
                + "\" not found";
    }
}
