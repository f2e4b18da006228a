package io.daemonlens.forecast.plan;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Destination;
import io.daemonlens.text.Document;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The objects of one state of the files, by kind, namespace and name. Of objects that occur twice,
 * the later one counts, as with {@code kubectl apply}.
 *
 * @param byKey {@code ConfigMap logging/agent} to the object; kinds without a namespace have an
 *     empty one
 * @param destination gives the namespace of objects that name none
 */
record RelatedObjects(SortedMap<String, JsonObject> byKey, Destination destination) {

    /** Kinds of this list have no namespace. */
    private static final List<String> CLUSTER_WIDE =
            List.of(
                    "Namespace",
                    "PriorityClass",
                    "RuntimeClass",
                    "StorageClass",
                    "PersistentVolume",
                    "Node",
                    "CSINode",
                    "CSIDriver");

    /** Returns the objects of texts; unreadable documents are left out. */
    static RelatedObjects of(List<Document> documents, Destination destination) {
        SortedMap<String, JsonObject> all = new TreeMap<>();
        for (Document document : documents) {
            for (Manifest manifest : Manifest.of(document)) {
                if (manifest.body().tree() instanceof JsonObject object) {
                    all.put(key(object.text("kind"), object, destination), object);
                }
            }
        }
        return new RelatedObjects(all, destination);
    }

    /** Returns the objects of a cluster that another state contains too. */
    static RelatedObjects of(ClusterObjects cluster, RelatedObjects other) {
        SortedMap<String, JsonObject> all = new TreeMap<>();
        cluster.byKind()
                .forEach(
                        (kind, objects) -> {
                            for (JsonObject each : objects) {
                                String key = key(kind, each, other.destination);
                                if (other.byKey.containsKey(key)) {
                                    all.put(key, each);
                                }
                            }
                        });
        return new RelatedObjects(all, other.destination);
    }

    /** Returns the key of an object: {@code ConfigMap logging/agent}. */
    static String key(String kind, JsonObject object, Destination destination) {
        Field metadata = Field.of(object).at("metadata");
        String namespace = destination.namespaceOr(metadata.at("namespace").text());
        return key(kind, namespace, metadata.at("name").text());
    }

    static String key(String kind, String namespace, String name) {
        return kind + " " + (CLUSTER_WIDE.contains(kind) ? "" : namespace) + "/" + name;
    }

    JsonObject get(String kind, String in, String name) {
        return byKey.get(key(kind, in, name));
    }

    /**
     * Returns the objects of a kind in a namespace; {@code in} is ignored for cluster-wide ones.
     */
    SortedMap<String, JsonObject> of(String kind, String in) {
        String prefix = key(kind, in, "");
        Predicate<String> here = key -> key.startsWith(prefix);
        SortedMap<String, JsonObject> some = new TreeMap<>();
        for (Map.Entry<String, JsonObject> each : byKey.tailMap(prefix).entrySet()) {
            if (!here.test(each.getKey())) {
                break;
            }
            some.put(each.getKey().substring(prefix.length()), each.getValue());
        }
        return some;
    }
}
