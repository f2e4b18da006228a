package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cluster after the remedy for a rejected pod: with the changed quota, the relabelled namespace
 * or the created object. So the simulation of the remedy asks the same admission plugins again.
 */
final class RefusalChange {

    private final String namespace;

    /**
     * @param namespace of the DaemonSet
     */
    RefusalChange(String namespace) {
        this.namespace = namespace;
    }

    /** Returns the cluster after a remedy. */
    Scenario apply(Scenario from, RefusalRemedy remedy) {
        List<String> values = remedy.values();
        return switch (remedy.kind()) {
            case RAISE_QUOTA ->
                    change(
                            from,
                            "ResourceQuota",
                            values.get(0),
                            namespace,
                            quota -> raise(quota, values.get(1)));
            case RELABEL_NAMESPACE ->
                    change(from, "Namespace", values.get(0), "", RefusalChange::makePrivileged);
            case CREATE_SERVICE_ACCOUNT -> {
                JsonObject account = named(values.get(0), namespace);
                yield add(from, "ServiceAccount", account).serviceAccounts(List.of(account));
            }
            case CREATE_MISSING -> create(from, values.get(0), values.get(1));
            default -> from;
        };
    }

    private Scenario create(Scenario from, String kind, String name) {
        JsonObject made = named(name, "");
        if (kind.equals("PriorityClass")) {
            made.put("value", 0);
            return add(from, kind, made).priorityClasses(List.of(made));
        }
        return add(from, kind, made.put("handler", name));
    }

    private static JsonObject named(String name, String inNamespace) {
        JsonObject metadata = new JsonObject().put("name", name);
        if (!inNamespace.isEmpty()) {
            metadata.put("namespace", inNamespace);
        }
        return new JsonObject().put("metadata", metadata);
    }

    private static Scenario add(Scenario from, String kind, JsonObject made) {
        return from.admission(
                from.admission()
                        .changing(
                                kind,
                                objects -> {
                                    List<JsonObject> more = new ArrayList<>(objects);
                                    more.add(made);
                                    return more;
                                }));
    }

    private static Scenario change(
            Scenario from,
            String kind,
            String name,
            String inNamespace,
            Consumer<JsonObject> change) {
        return from.admission(
                from.admission()
                        .changing(
                                kind,
                                objects -> {
                                    List<JsonObject> changed = new ArrayList<>(objects.size());
                                    for (JsonObject each : objects) {
                                        changed.add(
                                                isNamed(each, name, inNamespace)
                                                        ? changed(each, change)
                                                        : each);
                                    }
                                    return changed;
                                }));
    }

    private static boolean isNamed(JsonObject object, String name, String inNamespace) {
        Field metadata = Field.of(object).at("metadata");
        String itsNamespace = metadata.at("namespace").text();
        return metadata.at("name").text().equals(name)
                && (itsNamespace.isEmpty() || itsNamespace.equals(inNamespace));
    }

    private static JsonObject changed(JsonObject object, Consumer<JsonObject> change) {
        JsonObject copy = object.copy();
        change.accept(copy);
        return copy;
    }

    /** Sets the limits in spec and status; the quota controller copies them within seconds. */
    private static void raise(JsonObject quota, String limits) {
        for (String part : List.of("spec", "status")) {
            JsonObject hard = quota.object(part) == null ? null : quota.object(part).object("hard");
            for (String limit : hard == null ? new String[0] : limits.split(", ")) {
                int equals = limit.indexOf('=');
                hard.put(limit.substring(0, equals), limit.substring(equals + 1));
            }
        }
    }

    private static void makePrivileged(JsonObject namespace) {
        JsonObject metadata = namespace.object("metadata");
        if (metadata.object("labels") == null) {
            metadata.put("labels", new JsonObject());
        }
        metadata.object("labels").put("pod-security.kubernetes.io/enforce", "privileged");
    }
}
