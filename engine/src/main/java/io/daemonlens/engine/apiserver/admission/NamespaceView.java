package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The known objects of one namespace, and the known classes of its cluster. A kind without objects
 * in an incomplete snapshot is unknown, and no pod is rejected because of it. In a complete
 * snapshot every kind is known.
 */
public final class NamespaceView {

    private final String name;
    private final JsonObject namespace;
    private final boolean missing;
    private final List<JsonObject> limitRanges;
    private final List<JsonObject> quotas;
    private final Map<String, JsonObject> serviceAccounts;
    private final Map<String, JsonObject> priorityClasses;
    private final Map<String, JsonObject> runtimeClasses;
    private final List<JsonObject> pods;
    private final List<LimitedScope> limitedScopes;

    private NamespaceView(
            String name, Function<String, List<JsonObject>> objects, boolean complete) {
        List<JsonObject> namespaces = objects.apply("Namespace");
        this.name = name;
        this.namespace = byName(namespaces).get(name);
        this.missing = complete && !namespaces.isEmpty() && namespace == null;
        this.limitRanges = sorted(inside(objects.apply("LimitRange")));
        this.quotas = sorted(inside(objects.apply("ResourceQuota")));
        List<JsonObject> accounts = inside(objects.apply("ServiceAccount"));
        this.serviceAccounts = accounts.isEmpty() ? null : byName(accounts);
        this.priorityClasses = known(objects.apply("PriorityClass"), complete);
        this.runtimeClasses = known(objects.apply("RuntimeClass"), complete);
        this.pods = quotas.isEmpty() ? List.of() : inside(objects.apply("Pod"));
        this.limitedScopes = LimitedScope.shownBy(objects.apply("Event"));
    }

    /**
     * Returns the view of a namespace.
     *
     * @param name the name of the namespace
     * @param objects by kind, as the API server serves them; an empty list if there are no objects.
     *     Objects without a namespace count as objects of this namespace
     * @param complete whether these are all objects of the cluster
     */
    public static NamespaceView of(
            String name, Function<String, List<JsonObject>> objects, boolean complete) {
        return new NamespaceView(name, objects, complete);
    }

    private List<JsonObject> inside(List<JsonObject> all) {
        return inside(name, all);
    }

    /** Returns the objects of one namespace. */
    static List<JsonObject> inside(String name, Collection<JsonObject> all) {
        List<JsonObject> inside = new ArrayList<>();
        for (JsonObject object : all) {
            String of = Field.of(object).at("metadata", "namespace").text();
            if (of.isEmpty() || of.equals(name)) {
                inside.add(object);
            }
        }
        return inside;
    }

    private static Map<String, JsonObject> known(List<JsonObject> all, boolean complete) {
        return all.isEmpty() && !complete ? null : byName(all);
    }

    private static Map<String, JsonObject> byName(List<JsonObject> all) {
        Map<String, JsonObject> map = new TreeMap<>(CodePoints.ORDER);
        for (JsonObject object : all) {
            map.put(Field.of(object).at("metadata", "name").text(), object);
        }
        return map;
    }

    private static List<JsonObject> sorted(List<JsonObject> all) {
        return List.copyOf(byName(all).values());
    }

    String name() {
        return name;
    }

    /** Returns the namespace object, or null if it is not in the snapshot. */
    JsonObject namespace() {
        return namespace;
    }

    /** Returns whether the namespace is known not to exist. */
    boolean isMissing() {
        return missing;
    }

    List<JsonObject> limitRanges() {
        return limitRanges;
    }

    List<JsonObject> quotas() {
        return quotas;
    }

    Map<String, JsonObject> serviceAccounts() {
        return serviceAccounts;
    }

    Map<String, JsonObject> priorityClasses() {
        return priorityClasses;
    }

    Map<String, JsonObject> runtimeClasses() {
        return runtimeClasses;
    }

    List<JsonObject> pods() {
        return pods;
    }

    List<LimitedScope> limitedScopes() {
        return limitedScopes;
    }
}
