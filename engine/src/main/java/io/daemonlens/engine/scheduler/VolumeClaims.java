package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.JsonObject;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The volume claims of a cluster, as far as they are known. */
public final class VolumeClaims {

    /** Nothing is known; every claim is taken to exist and to be bound. */
    public static final VolumeClaims UNKNOWN = new VolumeClaims(null);

    private final Map<String, Boolean> boundByName;

    private VolumeClaims(Map<String, Boolean> boundByName) {
        this.boundByName = boundByName;
    }

    /** Exactly these claims, as the API server serves them. */
    public static VolumeClaims of(Collection<JsonObject> objects) {
        Map<String, Boolean> bound = new TreeMap<>();
        for (JsonObject object : objects) {
            Field claim = Field.of(object);
            boolean waits = !claim.at("spec", "storageClassName").text().isEmpty();
            bound.put(
                    claim.at("metadata", "namespace").text()
                            + "/"
                            + claim.at("metadata", "name").text(),
                    waits || !claim.at("spec", "volumeName").text().isEmpty());
        }
        return new VolumeClaims(bound);
    }

    boolean exists(String namespace, String name) {
        return boundByName == null || boundByName.containsKey(namespace + "/" + name);
    }

    /** Whether it is bound, or its storage class may bind it once a node is chosen. */
    boolean canBeUsed(String namespace, String name) {
        return boundByName == null
                || boundByName.getOrDefault(namespace + "/" + name, Boolean.FALSE);
    }
}
