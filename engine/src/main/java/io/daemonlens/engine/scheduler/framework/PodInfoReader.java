package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.RequiredNodeAffinity;
import io.daemonlens.engine.core.Toleration;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.scheduler.storage.LegacyDisk;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the pods of one cluster as the scheduler sees them. A part of a spec is parsed once for all
 * pods that hold the same JSON value: a snapshot's reader shares equal values of pods, so that this
 * is one parse for each template. Equal values that are not shared are parsed again.
 */
public final class PodInfoReader {

    /** The most parts to remember; without shared values there is one for each pod. */
    private static final int MOST = 1 << 15;

    private static final String[] DEMANDING = {
        "containers",
        "initContainers",
        "overhead",
        "resources",
        "tolerations",
        "topologySpreadConstraints",
        "hostNetwork",
        "hostUsers"
    };

    private final KubernetesVersion version;
    private final NamespaceLabels namespaces;
    private final Map<Parts, Object> known = new HashMap<>();
    private final Map<String, Map<String, String>> labelsByNamespace = new HashMap<>();

    /** Some JSON values, equal to other ones only if each is the same object. */
    private record Parts(JsonValue[] values) {

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Parts parts) || parts.values.length != values.length) {
                return false;
            }
            for (int i = 0; i < values.length; i++) {
                if (values[i] != parts.values[i]) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = values.length;
            for (JsonValue value : values) {
                hash = 31 * hash + System.identityHashCode(value);
            }
            return hash;
        }
    }

    public PodInfoReader(KubernetesVersion version, NamespaceLabels namespaces) {
        this.version = version;
        this.namespaces = namespaces;
    }

    /** Reads a pod, or a pod template with a namespace, as the API server serves it. */
    public PodInfo read(JsonObject object) {
        Field pod = Field.of(object);
        Field metadata = pod.at("metadata");
        Field spec = pod.at("spec");
        return new PodInfo(
                metadata.at("namespace").text(),
                namespaceLabels(metadata.at("namespace").text()),
                metadata.at("name").text(),
                labels(metadata.at("labels")),
                spec.at("nodeName").text(),
                (int) spec.at("priority").number(),
                spec.at("preemptionPolicy").text().equals("Never"),
                metadata.at("deletionTimestamp").present(),
                pod.at("status", "startTime").text(),
                demands(spec, metadata.at("namespace")),
                nodeAffinity(spec));
    }

    private PodInfo.Demands demands(Field spec, Field namespace) {
        Field affinity = spec.at("affinity");
        JsonValue[] values = new JsonValue[DEMANDING.length + 3];
        for (int i = 0; i < DEMANDING.length; i++) {
            values[i] = spec.at(DEMANDING[i]).value();
        }
        values[DEMANDING.length] = affinity.at("podAffinity").value();
        values[DEMANDING.length + 1] = affinity.at("podAntiAffinity").value();
        values[DEMANDING.length + 2] = namespace.value();
        Parts parts = new Parts(values);
        PodInfo.Demands demands = (PodInfo.Demands) known.get(parts);
        if (demands == null) {
            demands = parsed(spec, affinity, namespace.text());
            remember(parts, demands);
        }
        // Volumes are read for each pod: the names of some differ from pod to pod.
        return hasVolumesOfInterest(spec.at("volumes"))
                ? demands.with(PodVolume.of(spec), LegacyDisk.of(spec))
                : demands;
    }

    /** Returns whether a volume has more than a name, which is what a snapshot keeps of most. */
    private static boolean hasVolumesOfInterest(Field volumes) {
        if (volumes.value() instanceof JsonArray array) {
            for (JsonValue volume : array) {
                if (volume instanceof JsonObject object && object.size() > 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private PodInfo.Demands parsed(Field spec, Field affinity, String namespace) {
        return new PodInfo.Demands(
                PodRequests.of(spec, version),
                HostPort.of(spec, version),
                Toleration.listOf(spec.at("tolerations")),
                AffinityTerm.required(affinity.at("podAffinity"), namespace, version),
                AffinityTerm.required(affinity.at("podAntiAffinity"), namespace, version),
                SpreadConstraint.of(spec, version),
                List.of(),
                List.of(),
                RequiredFeatures.of(spec, version));
    }

    private RequiredNodeAffinity nodeAffinity(Field spec) {
        Parts parts =
                new Parts(
                        new JsonValue[] {
                            spec.at("affinity", "nodeAffinity").value(),
                            spec.at("nodeSelector").value()
                        });
        RequiredNodeAffinity affinity = (RequiredNodeAffinity) known.get(parts);
        if (affinity == null) {
            affinity = RequiredNodeAffinity.of(spec);
            remember(parts, affinity);
        }
        return affinity;
    }

    /** Returns the labels, which pods of one template share. */
    @SuppressWarnings("unchecked")
    private Map<String, String> labels(Field field) {
        Parts parts = new Parts(new JsonValue[] {field.value()});
        Map<String, String> labels = (Map<String, String>) known.get(parts);
        if (labels == null) {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(field.textMap()));
            remember(parts, labels);
        }
        return labels;
    }

    private Map<String, String> namespaceLabels(String namespace) {
        Map<String, String> labels = labelsByNamespace.get(namespace);
        if (labels == null) {
            labels = namespaces.of(namespace);
            labelsByNamespace.put(namespace, labels);
        }
        return labels;
    }

    private void remember(Parts parts, Object parsed) {
        if (known.size() == MOST) {
            known.clear();
        }
        known.put(parts, parsed);
    }
}
