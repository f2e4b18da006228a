package io.daemonlens.engine.simulation.scenario;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The service accounts that pods can use. Every namespace has one called {@code default}, so a
 * namespace without any known account is treated as unknown. Checked against {@code
 * plugin/pkg/admission/serviceaccount}, 1.8 and later.
 */
public final class ServiceAccounts {

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
     * Returns why pods are rejected because their service account does not exist; null if they are
     * accepted or the accounts are unknown.
     */
    public String refusal(DaemonSet daemonSet, Field podSpec) {
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
