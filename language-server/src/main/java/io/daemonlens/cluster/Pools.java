package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps nodes to the pools of a sketch or preset that they were generated from, so that they can be
 * generated again for another minor version.
 */
public final class Pools {

    /** The pools of a snapshot, which has none. */
    public static final Pools NONE = new Pools(Map.of());

    /** The last minor version that changed node labels or taints; also the default version. */
    static final KubernetesVersion LAST_CHANGE = KubernetesVersion.of(25);

    private final Map<String, Place> places;

    /** A node's pool and its number in the pool. */
    private record Place(Pool pool, int number) {}

    private Pools(Map<String, Place> places) {
        this.places = places;
    }

    /** Creates all nodes of the pools. */
    static Pools of(Iterable<Pool> pools) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Pool pool : pools) {
            for (int number = 1; number <= pool.count(); number++) {
                places.put(pool.nodeName(number), new Place(pool, number));
            }
        }
        return new Pools(places);
    }

    /** Adds later pools. A later node from another source replaces a node of a pool. */
    Pools plus(Pools later, Iterable<String> nodesOfLater) {
        Map<String, Place> all = new LinkedHashMap<>(places);
        nodesOfLater.forEach(all::remove);
        all.putAll(later.places);
        return new Pools(all);
    }

    /** Returns the name of a node's pool, or null if it has none. */
    public String get(String node) {
        Place place = places.get(node);
        return place == null ? null : place.pool.name();
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** Returns the number of nodes that belong to a pool. */
    public int size() {
        return places.size();
    }

    /** Returns the node as generated for this minor version; a node without a pool is unchanged. */
    JsonObject asOf(KubernetesVersion version, JsonObject node) {
        Place place = places.get(node.object("metadata").text("name"));
        return place == null ? node : place.pool.node(place.number, version);
    }
}
