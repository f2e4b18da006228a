package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which nodes were drawn from which pool of a sketch or preset, so that they can be drawn again as
 * another minor has them.
 */
public final class Pools {

    /** Of a snapshot, which knows no pools. */
    public static final Pools NONE = new Pools(Map.of());

    /** No later minor marks nodes differently; also what is drawn where nobody says a version. */
    static final KubernetesVersion LAST_CHANGE = KubernetesVersion.of(25);

    private final Map<String, Place> places;

    /** The node is its pool's so-and-so-many-th. */
    private record Place(Pool pool, int number) {}

    private Pools(Map<String, Place> places) {
        this.places = places;
    }

    /** The pools with all their nodes. */
    static Pools of(Iterable<Pool> pools) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Pool pool : pools) {
            for (int number = 1; number <= pool.count(); number++) {
                places.put(pool.nodeName(number), new Place(pool, number));
            }
        }
        return new Pools(places);
    }

    /** These and later ones; a node that came later from elsewhere is of no pool any more. */
    Pools plus(Pools later, Iterable<String> nodesOfLater) {
        Map<String, Place> all = new LinkedHashMap<>(places);
        nodesOfLater.forEach(all::remove);
        all.putAll(later.places);
        return new Pools(all);
    }

    /** The name of a node's pool; null where it is of none. */
    public String get(String node) {
        Place place = places.get(node);
        return place == null ? null : place.pool.name();
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** How many nodes are of a pool. */
    public int size() {
        return places.size();
    }

    /** The node as clusters of this minor have it; one of no pool is what it is. */
    JsonObject asOf(KubernetesVersion version, JsonObject node) {
        Place place = places.get(node.object("metadata").text("name"));
        return place == null ? node : place.pool.node(place.number, version);
    }
}
