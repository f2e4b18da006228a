package io.daemonlens.engine.apiserver;

import io.daemonlens.engine.apiserver.decoding.Encoder;
import io.daemonlens.engine.apiserver.decoding.Equality;
import io.daemonlens.engine.apiserver.defaults.Defaults;
import io.daemonlens.engine.apiserver.defaults.DisabledFields;
import io.daemonlens.engine.apiserver.validation.warnings.Warning;
import io.daemonlens.engine.core.WellKnown;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The DaemonSet registry strategy: sets the fields that the server owns before validation, and
 * produces the object that the server returns. Checked against {@code
 * pkg/registry/apps/daemonset/strategy.go} and apiserver's {@code pkg/registry/rest}.
 */
final class Strategy {

    static final String PANIC = "panic: runtime error: slice bounds out of range [:-1]";

    private static final int MAX_GENERATED_PREFIX = 58;

    private static final int MANAGED_FIELDS = 16;

    private final Endpoint endpoint;
    private final KubernetesVersion version;
    private final Gates gates;
    private final ApiType type;

    Strategy(Endpoint endpoint, KubernetesVersion version, Gates gates) {
        this.endpoint = endpoint;
        this.version = version;
        this.gates = gates;
        this.type =
                ApiTypes.of(version)
                        .root(
                                new GroupVersionKind(
                                        endpoint.group(), endpoint.version(), "DaemonSet"));
    }

    /** Removes duplicate owner references and returns the warnings about them. */
    List<Warning> dedupOwners(JsonObject daemonSet) {
        return version.isBefore(20)
                ? new ArrayList<>()
                : new ArrayList<>(
                        OwnerReferences.withoutDuplicates(
                                metadata(daemonSet),
                                type.field("metadata").type().field("ownerReferences").type()));
    }

    void prepareForCreate(JsonObject daemonSet) {
        JsonObject metadata = metadata(daemonSet);
        if (metadata.text("namespace").isEmpty()) {
            metadata.put("namespace", endpoint.namespace());
        }
        withoutGated(metadata);
        metadata.remove("uid");
        metadata.remove("clusterName");
        metadata.remove("selfLink");
        metadata.remove("creationTimestamp");
        metadata.remove("deletionTimestamp");
        metadata.remove("deletionGracePeriodSeconds");
        String prefix = metadata.text("generateName");
        if (metadata.text("name").isEmpty() && !prefix.isEmpty()) {
            int length = Math.min(prefix.length(), MAX_GENERATED_PREFIX);
            metadata.put("name", prefix.substring(0, length) + "xxxxx");
        }
        metadata.put("generation", 1);
        JsonObject spec = daemonSet.object("spec");
        if (number(spec, "templateGeneration") < 1) {
            spec.put("templateGeneration", 1);
        }
        DisabledFields.drop(daemonSet, null, gates);
    }

    /**
     * Removes metadata fields of old minor versions that are dropped while their feature gate is
     * off.
     */
    private void withoutGated(JsonObject metadata) {
        if (version.isBefore(MANAGED_FIELDS)) {
            metadata.remove("managedFields");
            metadata.remove("initializers");
        }
    }

    void prepareForUpdate(JsonObject daemonSet, JsonObject old) {
        JsonObject metadata = metadata(daemonSet);
        JsonObject oldMetadata = metadata(old);
        if (metadata.text("namespace").isEmpty()) {
            metadata.put("namespace", endpoint.namespace());
        }
        withoutGated(metadata);
        keepSystemFields(metadata, oldMetadata);
        DisabledFields.drop(daemonSet, old, gates);
        JsonObject spec = daemonSet.object("spec");
        JsonObject oldSpec = old.object("spec");
        long generation = number(oldMetadata, "generation");
        long templateGeneration = number(oldSpec, "templateGeneration");
        spec.put("templateGeneration", templateGeneration);
        if (!sameTemplate(daemonSet, old)) {
            spec.put("templateGeneration", templateGeneration + 1);
            generation++;
        } else if (!Equality.semantic(spec, oldSpec, type.field("spec").type())) {
            generation++;
        }
        metadata.put("generation", generation);
    }

    /** Restores metadata fields that an update may omit or cannot change. */
    private static void keepSystemFields(JsonObject metadata, JsonObject old) {
        metadata.remove("clusterName");
        metadata.remove("selfLink");
        metadata.remove("resourceVersion");
        metadata.remove("creationTimestamp");
        for (String name : List.of("uid", "deletionTimestamp", "deletionGracePeriodSeconds")) {
            if (!metadata.has(name) && old.has(name)) {
                metadata.put(name, old.get(name));
            }
        }
    }

    boolean sameTemplate(JsonObject daemonSet, JsonObject old) {
        return Equality.semantic(
                daemonSet.object("spec").object("template"),
                old.object("spec").object("template"),
                type.field("spec").type().field("template").type());
    }

    /**
     * Returns whether the request panics: up to 1.21, the handler panics if generateName is a dash.
     */
    boolean panics(JsonObject daemonSet) {
        return version.isBefore(22) && metadata(daemonSet).text("generateName").equals("-");
    }

    /** Returns the object as the server returns it, without status, uid and timestamps. */
    JsonObject stored(JsonObject daemonSet) {
        JsonObject outside = Conversion.fromInternal(daemonSet, endpoint.apiVersion());
        outside.remove("status");
        throughStorage(outside);
        return Encoder.encode(outside, type);
    }

    /**
     * Applies the changes of a round trip through the storage version. Up to 1.9 that version is
     * extensions/v1beta1, which gives an object without labels the labels of its template. Later it
     * is apps/v1, which consumes the template generation annotation.
     */
    private void throughStorage(JsonObject outside) {
        withoutKindOfResult(outside);
        if (version.isBefore(10)) {
            Defaults.fromTemplate(outside);
        } else if (endpoint.group().equals("extensions")) {
            JsonObject annotations = metadata(outside).object("annotations");
            if (annotations != null) {
                annotations.remove(WellKnown.TEMPLATE_GENERATION);
            }
        }
    }

    /** Removes the kind of the status in the template's initializers, which is not stored. */
    private static void withoutKindOfResult(JsonObject outside) {
        JsonObject at = outside;
        for (String name : List.of("spec", "template", "metadata", "initializers", "result")) {
            at = at == null ? null : at.object(name);
        }
        if (at != null) {
            at.remove("kind");
            at.remove("apiVersion");
        }
    }

    private static JsonObject metadata(JsonObject daemonSet) {
        JsonObject metadata = daemonSet.object("metadata");
        if (metadata == null) {
            metadata = new JsonObject();
            daemonSet.put("metadata", metadata);
        }
        return metadata;
    }

    private static long number(JsonObject of, String name) {
        JsonValue value = of.get(name);
        return value instanceof JsonNumber number ? number.longValue() : 0;
    }
}
