package io.daemonlens.forecast.plan;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.forecast.plan.PlanChange.Kind;
import io.daemonlens.forecast.plan.RelatedChange.Use;
import io.daemonlens.settings.Destination;
import io.daemonlens.text.Document;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Follows changed objects to the DaemonSets that use them: ConfigMaps, Secrets, service accounts,
 * priority classes, runtime classes, namespaces, quotas, limits and services.
 */
public final class RelatedChanges {

    private final RelatedObjects older;
    private final RelatedObjects newer;
    private final BiPredicate<String, String> restarts;
    private final List<RelatedChange> all = new ArrayList<>();

    private RelatedChanges(
            RelatedObjects older, RelatedObjects newer, BiPredicate<String, String> restarts) {
        this.older = older;
        this.newer = newer;
        this.restarts = restarts;
    }

    /**
     * Returns the changed objects that DaemonSets of two states of the files use.
     *
     * @param destination gives the namespace of objects without one
     * @param restarts whether the change itself replaces the pods of a DaemonSet, by namespace and
     *     name
     */
    public static List<RelatedChange> between(
            List<Document> before,
            List<Document> after,
            Destination destination,
            BiPredicate<String, String> restarts) {
        return between(
                RelatedObjects.of(before, destination),
                RelatedObjects.of(after, destination),
                restarts);
    }

    static List<RelatedChange> between(
            RelatedObjects older, RelatedObjects newer, BiPredicate<String, String> restarts) {
        RelatedChanges changes = new RelatedChanges(older, newer, restarts);
        newer.byKey()
                .forEach(
                        (key, object) -> {
                            JsonObject before = older.byKey().get(key);
                            if (key.startsWith("DaemonSet ") && before != null) {
                                changes.of(before, object);
                            }
                        });
        return List.copyOf(changes.all);
    }

    /** Adds what one DaemonSet of both states notices. */
    private void of(JsonObject before, JsonObject after) {
        Field metadata = Field.of(after).at("metadata");
        Subject subject =
                new Subject(
                        newer.destination().namespaceOr(metadata.at("namespace").text()),
                        metadata.at("name").text(),
                        Field.of(before).at("spec", "template"),
                        Field.of(after).at("spec", "template"));
        data("ConfigMap", subject);
        data("Secret", subject);
        serviceAccount(subject);
        priorityClass(subject);
        runtimeClass(subject);
        claims(subject);
        namespace(subject);
        limits("ResourceQuota", subject);
        limits("LimitRange", subject);
        all.addAll(new RelatedServices(older, newer).of(subject));
    }

    /** A DaemonSet and its template in both states. */
    record Subject(String namespace, String name, Field before, Field after) {

        Field pod() {
            return after.at("spec");
        }

        RelatedChange change(
                String kind,
                String object,
                Kind change,
                Use use,
                boolean refused,
                String sentence,
                Object... details) {
            List<String> texts = new ArrayList<>();
            for (Object each : details) {
                texts.add(String.valueOf(each));
            }
            return new RelatedChange(
                    kind, object, change, namespace, name, use, refused, sentence, texts);
        }
    }

    private void data(String kind, Subject subject) {
        older.of(kind, subject.namespace)
                .forEach(
                        (name, before) -> {
                            JsonObject after = newer.get(kind, subject.namespace, name);
                            if (after == null) {
                                removedData(kind, name, subject);
                            } else {
                                changedData(kind, name, before, after, subject);
                            }
                        });
    }

    private void removedData(String kind, String name, Subject subject) {
        DataUse use = DataUse.of(kind, name, subject.pod(), null);
        if (use != null) {
            String sentence =
                    use.optional()
                            ? "removed.optional"
                            : use.use() == Use.ENVIRONMENT ? "removed.env" : "removed.volume";
            all.add(subject.change(kind, name, Kind.REMOVED, use.use(), false, sentence));
        }
    }

    private void changedData(
            String kind, String name, JsonObject before, JsonObject after, Subject subject) {
        Set<String> keys = ObjectData.changedKeys(before, after);
        String problem = ObjectData.refusal(kind, before, after, keys);
        DataUse use = DataUse.of(kind, name, subject.pod(), problem == null ? keys : null);
        if (use == null || problem == null && keys.isEmpty()) {
            return;
        }
        if (problem != null) {
            all.add(subject.change(kind, name, Kind.CHANGED, use.use(), true, "refused", problem));
            return;
        }
        boolean stale = use.use() == Use.ENVIRONMENT || use.use() == Use.SUB_PATH;
        boolean restarted = stale && restarts.test(subject.namespace, subject.name);
        String sentence = use.use().word() + (restarted ? ".restart" : "");
        all.add(subject.change(kind, name, Kind.CHANGED, use.use(), false, sentence));
    }

    private void serviceAccount(Subject subject) {
        String kind = "ServiceAccount";
        String name = subject.pod().at("serviceAccountName").text();
        name = name.isEmpty() ? subject.pod().at("serviceAccount").text() : name;
        JsonObject before = older.get(kind, subject.namespace, name);
        JsonObject after = newer.get(kind, subject.namespace, name);
        if (before == null || name.isEmpty()) {
            return;
        }
        if (after == null) {
            all.add(
                    subject.change(
                            kind,
                            name,
                            Kind.REMOVED,
                            Use.SERVICE_ACCOUNT,
                            true,
                            "removed.refused",
                            "error looking up service account "
                                    + subject.namespace
                                    + "/"
                                    + name
                                    + ": serviceaccount \""
                                    + name
                                    + "\" not found"));
            return;
        }
        newPods(
                kind,
                name,
                Use.SERVICE_ACCOUNT,
                fields(before, after, "automountServiceAccountToken", "imagePullSecrets"),
                subject);
    }

    private void newPods(String kind, String name, Use use, List<String> fields, Subject subject) {
        if (!fields.isEmpty()) {
            String sentence =
                    restarts.test(subject.namespace, subject.name)
                            ? "new-pods.restart"
                            : "new-pods";
            all.add(
                    subject.change(
                            kind,
                            name,
                            Kind.CHANGED,
                            use,
                            false,
                            sentence,
                            String.join(", ", fields)));
        }
    }

    /** The server's rule is {@code ValidatePriorityClassUpdate} in pkg/apis/scheduling. */
    private void priorityClass(Subject subject) {
        String kind = "PriorityClass";
        String name = subject.pod().at("priorityClassName").text();
        JsonObject before = older.get(kind, "", name);
        JsonObject after = newer.get(kind, "", name);
        if (before == null || name.isEmpty()) {
            return;
        }
        if (after == null) {
            removed(
                    subject,
                    kind,
                    name,
                    Use.PRIORITY,
                    "no PriorityClass with name " + name + " was found");
        } else if (Field.of(before).at("value").number() != Field.of(after).at("value").number()) {
            refused(
                    subject,
                    kind,
                    name,
                    Use.PRIORITY,
                    "value: Forbidden: may not be changed in an update.");
        } else if (!preemption(before).equals(preemption(after))) {
            refused(
                    subject,
                    kind,
                    name,
                    Use.PRIORITY,
                    "preemptionPolicy: Invalid value: \""
                            + preemption(after)
                            + "\": field is immutable");
        }
    }

    private static String preemption(JsonObject priorityClass) {
        String policy = priorityClass.text("preemptionPolicy");
        return policy.isEmpty() ? "PreemptLowerPriority" : policy;
    }

    /** The server's rule is {@code ValidateRuntimeClassUpdate} in pkg/apis/node. */
    private void runtimeClass(Subject subject) {
        String kind = "RuntimeClass";
        String name = subject.pod().at("runtimeClassName").text();
        JsonObject before = older.get(kind, "", name);
        JsonObject after = newer.get(kind, "", name);
        if (before == null || name.isEmpty()) {
            return;
        }
        if (after == null) {
            removed(
                    subject,
                    kind,
                    name,
                    Use.RUNTIME_CLASS,
                    "pod rejected: RuntimeClass \"" + name + "\" not found");
        } else if (!before.text("handler").equals(after.text("handler"))) {
            refused(
                    subject,
                    kind,
                    name,
                    Use.RUNTIME_CLASS,
                    "handler: Invalid value: \""
                            + after.text("handler")
                            + "\": field is immutable");
        } else {
            newPods(
                    kind,
                    name,
                    Use.RUNTIME_CLASS,
                    fields(before, after, "overhead", "scheduling"),
                    subject);
        }
    }

    /** Adds an object that is gone, and without which the server takes no pods. */
    private void removed(Subject subject, String kind, String name, Use use, String message) {
        all.add(subject.change(kind, name, Kind.REMOVED, use, true, "removed.refused", message));
    }

    /** Adds a change of an object that the server refuses. */
    private void refused(Subject subject, String kind, String name, Use use, String message) {
        all.add(subject.change(kind, name, Kind.CHANGED, use, true, "refused", message));
    }

    private void claims(Subject subject) {
        for (Field volume : subject.pod().at("volumes").items()) {
            String name = volume.at("persistentVolumeClaim", "claimName").text();
            if (!name.isEmpty()
                    && older.get(Storage.CLAIM, subject.namespace, name) != null
                    && newer.get(Storage.CLAIM, subject.namespace, name) == null) {
                all.add(
                        subject.change(
                                Storage.CLAIM,
                                name,
                                Kind.REMOVED,
                                Use.VOLUME,
                                false,
                                "removed.claim"));
            }
        }
    }

    private void namespace(Subject subject) {
        String kind = "Namespace";
        JsonObject before = older.get(kind, "", subject.namespace);
        JsonObject after = newer.get(kind, "", subject.namespace);
        if (before != null && after == null) {
            all.add(
                    subject.change(
                            kind,
                            subject.namespace,
                            Kind.REMOVED,
                            Use.NAMESPACE,
                            true,
                            "removed.namespace"));
            return;
        }
        if (after == null) {
            return;
        }
        String then = PodSecurityLabels.of(before);
        String now = PodSecurityLabels.of(after);
        if (!then.equals(now)) {
            all.add(
                    subject.change(
                            kind,
                            subject.namespace,
                            before == null ? Kind.ADDED : Kind.CHANGED,
                            Use.NAMESPACE,
                            false,
                            "namespace",
                            then,
                            now));
        }
    }

    /** Quotas and limits are checked when a pod is created. */
    private void limits(String kind, Subject subject) {
        Map<String, JsonObject> before = older.of(kind, subject.namespace);
        Map<String, JsonObject> after = newer.of(kind, subject.namespace);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            JsonObject old = before.get(name);
            JsonObject now = after.get(name);
            if (old != null && now != null && Objects.equals(old.get("spec"), now.get("spec"))) {
                continue;
            }
            Kind change = old == null ? Kind.ADDED : now == null ? Kind.REMOVED : Kind.CHANGED;
            String sentence = kind.equals("LimitRange") ? "limits." : "quota.";
            all.add(
                    subject.change(
                            kind,
                            name,
                            change,
                            Use.QUOTA,
                            false,
                            sentence + change.word(),
                            QuotaWords.changes(kind, old, now)));
        }
    }

    /** Returns the names of the fields that differ, of those given. */
    static List<String> fields(JsonObject before, JsonObject after, String... names) {
        Set<String> differ = new LinkedHashSet<>();
        for (String name : names) {
            JsonValue then = before.get(name);
            JsonValue now = after.get(name);
            if (!Objects.equals(then, now)) {
                differ.add(name);
            }
        }
        return List.copyOf(differ);
    }
}
