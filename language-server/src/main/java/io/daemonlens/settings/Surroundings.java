package io.daemonlens.settings;

import io.daemonlens.engine.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The known objects of the target cluster: its nodes, and other objects of the same run. If a kind
 * has no objects, it is unknown whether the cluster has any.
 *
 * @param byKind kind to objects, as JSON
 */
public record Surroundings(Map<String, List<JsonObject>> byKind) {

    public static final Surroundings UNKNOWN = new Surroundings(Map.of());

    public List<JsonObject> of(String kind) {
        List<JsonObject> objects = byKind.get(kind);
        return objects == null ? List.of() : objects;
    }

    public List<JsonObject> nodes() {
        return of("Node");
    }
}
