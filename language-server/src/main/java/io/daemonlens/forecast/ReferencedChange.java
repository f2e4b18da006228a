package io.daemonlens.forecast;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Destination;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A changed ConfigMap or Secret, and how a DaemonSet that uses it picks up the change: an edit of
 * its data never replaces a pod by itself.
 *
 * @param kind {@code ConfigMap} or {@code Secret}
 * @param object its name
 * @param namespace of both
 * @param daemonSet the name of the DaemonSet that uses it
 * @param use how its pods use it
 */
public record ReferencedChange(
        String kind, String object, String namespace, String daemonSet, Use use) {

    /** How pods use a ConfigMap or Secret. */
    public enum Use {
        /** As environment variables, which a container reads when it starts. */
        ENVIRONMENT("env"),
        /** As a file mounted with subPath, which the kubelet never updates. */
        SUB_PATH("subPath"),
        /** As files of a volume, which the kubelet updates with a delay. */
        VOLUME("volume");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /** The name in reports: {@code subPath}. */
        public String word() {
            return word;
        }
    }

    /** Returns the consequence, as a sentence. */
    public String sentence(Wording wording) {
        return wording.say("referenced." + use.word(), kind, object, namespace + "/" + daemonSet);
    }

    /**
     * Returns the uses of objects whose data differ between two states of the files.
     *
     * @param destination gives the namespace of objects without one
     */
    public static List<ReferencedChange> between(
            List<Document> before, List<Document> after, Destination destination) {
        Map<String, JsonObject> older = objects(before, destination);
        Map<String, JsonObject> newer = objects(after, destination);
        List<ReferencedChange> all = new ArrayList<>();
        newer.forEach(
                (key, object) -> {
                    JsonObject old = older.get(key);
                    String kind = object.text("kind");
                    boolean data = kind.equals("ConfigMap") || kind.equals("Secret");
                    if (data && old != null && !sameData(old, object)) {
                        uses(kind, object, newer, destination, all);
                    }
                });
        return all;
    }

    private static Map<String, JsonObject> objects(
            List<Document> documents, Destination destination) {
        Map<String, JsonObject> all = new TreeMap<>();
        for (Document document : documents) {
            for (Manifest manifest : Manifest.of(document)) {
                if (manifest.body().tree() instanceof JsonObject object) {
                    all.put(
                            manifest.kind()
                                    + " "
                                    + destination.namespaceOr(manifest.namespace())
                                    + "/"
                                    + manifest.name(),
                            object);
                }
            }
        }
        return all;
    }

    private static boolean sameData(JsonObject old, JsonObject now) {
        for (String name : List.of("data", "binaryData", "stringData")) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                return false;
            }
        }
        return true;
    }

    private static void uses(
            String kind,
            JsonObject changed,
            Map<String, JsonObject> objects,
            Destination destination,
            List<ReferencedChange> all) {
        String name = Field.of(changed).at("metadata", "name").text();
        String where = namespaceOf(changed, destination);
        for (JsonObject each : objects.values()) {
            if (each.text("kind").equals("DaemonSet")
                    && namespaceOf(each, destination).equals(where)) {
                Use use = use(kind, name, Field.of(each).at("spec", "template", "spec"));
                if (use != null) {
                    String daemonSet = Field.of(each).at("metadata", "name").text();
                    all.add(new ReferencedChange(kind, name, where, daemonSet, use));
                }
            }
        }
    }

    private static String namespaceOf(JsonObject object, Destination destination) {
        return destination.namespaceOr(Field.of(object).at("metadata", "namespace").text());
    }

    /** Returns the use that picks up changes last; null if the pods do not use the object. */
    private static Use use(String kind, String name, Field spec) {
        String from = kind.equals("ConfigMap") ? "configMapRef" : "secretRef";
        String key = kind.equals("ConfigMap") ? "configMapKeyRef" : "secretKeyRef";
        List<Field> containers = new ArrayList<>(spec.at("initContainers").items());
        containers.addAll(spec.at("containers").items());
        for (Field container : containers) {
            for (Field each : container.at("envFrom").items()) {
                if (each.at(from, "name").text().equals(name)) {
                    return Use.ENVIRONMENT;
                }
            }
            for (Field each : container.at("env").items()) {
                if (each.at("valueFrom", key, "name").text().equals(name)) {
                    return Use.ENVIRONMENT;
                }
            }
        }
        Use use = null;
        for (Field volume : spec.at("volumes").items()) {
            if (holds(kind, name, volume)) {
                String mounted = volume.at("name").text();
                boolean subPath =
                        containers.stream()
                                .flatMap(each -> each.at("volumeMounts").items().stream())
                                .anyMatch(
                                        mount ->
                                                mount.at("name").text().equals(mounted)
                                                        && (!mount.at("subPath").isEmpty()
                                                                || !mount.at("subPathExpr")
                                                                        .isEmpty()));
                if (subPath) {
                    return Use.SUB_PATH;
                }
                use = Use.VOLUME;
            }
        }
        return use;
    }

    private static boolean holds(String kind, String name, Field volume) {
        boolean map = kind.equals("ConfigMap");
        String direct =
                map
                        ? volume.at("configMap", "name").text()
                        : volume.at("secret", "secretName").text();
        if (direct.equals(name)) {
            return true;
        }
        for (Field source : volume.at("projected", "sources").items()) {
            JsonValue value = source.at(map ? "configMap" : "secret", "name").value();
            if (value != null
                    && source.at(map ? "configMap" : "secret", "name").text().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
