package io.daemonlens.engine.scheduler.storage;

import io.daemonlens.engine.apimachinery.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A StorageClass: when its claims are bound, and where volumes can be provisioned.
 *
 * @param waits whether the binding mode is WaitForFirstConsumer
 * @param isDefault whether claims without a class get this one
 * @param topologies alternatives, each a map from labels to allowed values; empty for any node
 */
public record StorageClass(
        String name,
        String provisioner,
        boolean waits,
        boolean isDefault,
        List<Map<String, List<String>>> topologies) {

    private static final String NO_PROVISIONER = "kubernetes.io/no-provisioner";
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    public static StorageClass of(Field object) {
        List<Map<String, List<String>>> topologies = new ArrayList<>(0);
        for (Field term : object.at("allowedTopologies").items()) {
            Map<String, List<String>> labels = new LinkedHashMap<>();
            for (Field expression : term.at("matchLabelExpressions").items()) {
                List<String> values =
                        expression.at("values").items().stream().map(Field::text).toList();
                labels.merge(
                        expression.at("key").text(),
                        values,
                        (one, other) -> one.stream().filter(other::contains).toList());
            }
            topologies.add(labels);
        }
        Field metadata = object.at("metadata");
        return new StorageClass(
                metadata.at("name").text(),
                object.at("provisioner").text(),
                object.at("volumeBindingMode").text().equals("WaitForFirstConsumer"),
                metadata.at("annotations").at(DEFAULT).text().equals("true"),
                List.copyOf(topologies));
    }

    public boolean makesVolumes() {
        return !provisioner.isEmpty() && !provisioner.equals(NO_PROVISIONER);
    }

    /** Returns whether volumes can be provisioned for a node with these labels. */
    public boolean allows(Map<String, String> nodeLabels) {
        return topologies.isEmpty()
                || topologies.stream().anyMatch(term -> matches(term, nodeLabels));
    }

    /** Returns whether the labels match the term; an empty term matches nothing. */
    private static boolean matches(Map<String, List<String>> term, Map<String, String> labels) {
        for (Map.Entry<String, List<String>> wanted : term.entrySet()) {
            String value = labels.get(wanted.getKey());
            if (value == null || !wanted.getValue().contains(value)) {
                return false;
            }
        }
        return !term.isEmpty();
    }
}
