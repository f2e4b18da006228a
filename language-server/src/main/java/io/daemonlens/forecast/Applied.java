package io.daemonlens.forecast;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.admission.PodSecurityAdmission;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The cluster after a file is applied: the same file may contain objects that a DaemonSet needs.
 * For kinds that the cluster does not list, nothing is added, since any object may exist there.
 */
public final class Applied {

    private static final String ACCOUNT = "ServiceAccount";
    private static final String NAMESPACE = "Namespace";
    private static final List<String> KINDS =
            List.of(
                    ACCOUNT,
                    "PriorityClass",
                    "RuntimeClass",
                    Storage.CLASS,
                    Storage.VOLUME,
                    Storage.CLAIM);

    /** Kinds that restrict pods are added even if the cluster lists none of that kind. */
    private static final List<String> RESTRICTIONS =
            List.of(NAMESPACE, "LimitRange", "ResourceQuota");

    private final ClusterObjects cluster;
    private final String namespace;
    private final Map<String, List<JsonObject>> brought = new LinkedHashMap<>();

    private Applied(ClusterObjects cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** Returns the cluster with the objects of an analyzed file. */
    public static ClusterObjects to(ClusterObjects cluster, Analysis file) {
        Applied applied = new Applied(cluster, file.settings().namespace());
        for (ManifestAnalysis each : file.manifests()) {
            Manifest manifest = each.manifest();
            if ((KINDS.contains(manifest.kind()) || RESTRICTIONS.contains(manifest.kind()))
                    && manifest.body().tree() instanceof JsonObject object) {
                applied.add(manifest.kind(), object.copy());
            }
        }
        ClusterObjects after = applied.brought.isEmpty() ? cluster : applied.after();
        for (ManifestAnalysis each : file.manifests()) {
            if (each.accepted()) {
                after = Unredacted.with(each.answer().stored(), after, each.version());
            }
        }
        return enforcing(file, after);
    }

    /**
     * Sets the Pod Security level from the setting {@code podSecurity} on the namespaces of the
     * file. A namespace with its own label keeps that level.
     */
    private static ClusterObjects enforcing(Analysis file, ClusterObjects cluster) {
        PodSecurity.Level level = file.settings().podSecurity();
        if (level == null) {
            return cluster;
        }
        TreeSet<String> names = new TreeSet<>();
        for (ManifestAnalysis each : file.manifests()) {
            if (each.accepted()) {
                names.add(each.answer().stored().object("metadata").text("namespace"));
            }
        }
        List<JsonObject> namespaces = new ArrayList<>();
        for (JsonObject each : cluster.of(NAMESPACE)) {
            JsonObject metadata = each.object("metadata");
            boolean open =
                    names.remove(metadata.text("name"))
                            && Field.of(metadata)
                                    .at("labels")
                                    .at(PodSecurityAdmission.LABEL)
                                    .absent();
            namespaces.add(open ? labelled(each, level) : each);
        }
        names.forEach(
                name ->
                        namespaces.add(
                                labelled(
                                        new JsonObject()
                                                .put("kind", NAMESPACE)
                                                .put(
                                                        "metadata",
                                                        new JsonObject().put("name", name)),
                                        level)));
        return cluster.replacing(NAMESPACE, namespaces);
    }

    private static JsonObject labelled(JsonObject namespace, PodSecurity.Level level) {
        JsonObject copy = namespace.copy();
        JsonObject metadata = copy.object("metadata");
        JsonObject labels = metadata.object("labels");
        labels = labels == null ? new JsonObject() : labels;
        metadata.put("labels", labels.put(PodSecurityAdmission.LABEL, level.word()));
        return copy;
    }

    private void add(String kind, JsonObject object) {
        JsonObject metadata = object.object("metadata");
        if (metadata == null) {
            return;
        }
        if (!kind.equals(NAMESPACE) && metadata.text("namespace").isEmpty()) {
            metadata.put("namespace", namespace);
        }
        if (RESTRICTIONS.contains(kind) || isShown(kind, metadata.text("namespace"))) {
            brought.computeIfAbsent(kind, any -> new ArrayList<>()).add(object);
        }
    }

    /** Service accounts are listed per namespace, as every namespace has some. */
    private boolean isShown(String kind, String in) {
        return cluster.of(kind).stream()
                .anyMatch(
                        object ->
                                !kind.equals(ACCOUNT)
                                        || Field.of(object)
                                                .at("metadata", "namespace")
                                                .text()
                                                .equals(in));
    }

    private ClusterObjects after() {
        for (JsonObject claim : brought.getOrDefault(Storage.CLAIM, List.of())) {
            settle(claim);
        }
        return cluster.with(brought);
    }

    /**
     * Binds a claim to a new volume, as provisioning does before the pods are created; a claim of a
     * WaitForFirstConsumer class stays unbound.
     */
    private void settle(JsonObject claim) {
        JsonObject spec = claim.object("spec");
        String name = spec == null ? "" : spec.text("storageClassName");
        JsonObject storageClass = storageClass(name);
        if (spec == null || storageClass == null && !hasVolumeOf(name)) {
            return;
        }
        if (storageClass != null
                && storageClass.text("volumeBindingMode").equals("WaitForFirstConsumer")) {
            spec.put("storageClassName", storageClass.object("metadata").text("name"));
            return;
        }
        String volume = "of " + claim.object("metadata").text("name");
        spec.put("volumeName", volume);
        claim.put("status", new JsonObject().put("phase", "Bound"));
        if (!cluster.of(Storage.VOLUME).isEmpty()) {
            brought.computeIfAbsent(Storage.VOLUME, any -> new ArrayList<>())
                    .add(
                            new JsonObject()
                                    .put("metadata", new JsonObject().put("name", volume))
                                    .put("spec", new JsonObject()));
        }
    }

    /** Whether a claim of a missing class may still find a volume. */
    private boolean hasVolumeOf(String className) {
        return !cluster.of(Storage.CLASS).isEmpty()
                && Stream.concat(
                                cluster.of(Storage.VOLUME).stream(),
                                brought.getOrDefault(Storage.VOLUME, List.of()).stream())
                        .map(volume -> Field.of(volume).at("spec", "storageClassName").text())
                        .anyMatch(className::equals);
    }

    /** Returns the storage class of this name, or the default class if a claim names none. */
    private JsonObject storageClass(String name) {
        List<JsonObject> all = new ArrayList<>(cluster.of(Storage.CLASS));
        all.addAll(brought.getOrDefault(Storage.CLASS, List.of()));
        for (JsonObject each : all) {
            Field metadata = Field.of(each).at("metadata");
            Field isDefault =
                    metadata.at("annotations").at("storageclass.kubernetes.io/is-default-class");
            if (name.isEmpty()
                    ? isDefault.text().equals("true")
                    : metadata.at("name").text().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
