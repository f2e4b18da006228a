package io.daemonlens.forecast.plan;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.forecast.plan.RelatedChange.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How the pods of a template use a ConfigMap or a Secret, and which of its keys. Follows the
 * kubelet: variables are read when a container starts ({@code makeEnvironmentVariables} in
 * pkg/kubelet/kubelet_pods.go), files of a volume are updated, a file mounted by subPath is not.
 *
 * @param use the use that picks up changes last
 * @param optional whether pods start without the object
 */
record DataUse(Use use, boolean optional) {

    /**
     * Returns how the pods use some keys of an object; null if they do not.
     *
     * @param kind {@code ConfigMap} or {@code Secret}
     * @param keys the keys of interest; null for the object as a whole
     */
    static DataUse of(String kind, String name, Field pod, Set<String> keys) {
        List<Field> containers = new ArrayList<>(pod.at("initContainers").items());
        containers.addAll(pod.at("containers").items());
        Search search = new Search(kind, name, keys, containers);
        search.environment();
        for (Field volume : pod.at("volumes").items()) {
            search.volume(volume);
        }
        for (Field each : pod.at("imagePullSecrets").items()) {
            if (kind.equals("Secret") && each.at("name").text().equals(name)) {
                search.found(Use.IMAGE_PULL, true);
            }
        }
        return search.use == null ? null : new DataUse(search.use, search.optional);
    }

    /** Collects the uses of one object. */
    private static final class Search {
        private final boolean map;
        private final String name;
        private final Set<String> keys;
        private final List<Field> containers;
        private Use use;
        private boolean optional = true;

        Search(String kind, String name, Set<String> keys, List<Field> containers) {
            this.map = kind.equals("ConfigMap");
            this.name = name;
            this.keys = keys;
            this.containers = containers;
        }

        void found(Use of, boolean withoutIt) {
            use = use == null || of.compareTo(use) < 0 ? of : use;
            optional &= withoutIt;
        }

        void environment() {
            for (Field container : containers) {
                for (Field each : container.at("envFrom").items()) {
                    Field from = each.at(map ? "configMapRef" : "secretRef");
                    if (from.at("name").text().equals(name)) {
                        found(Use.ENVIRONMENT, from.at("optional").isTrue());
                    }
                }
                for (Field each : container.at("env").items()) {
                    Field from = each.at("valueFrom", map ? "configMapKeyRef" : "secretKeyRef");
                    if (from.at("name").text().equals(name) && wanted(from.at("key").text())) {
                        found(Use.ENVIRONMENT, from.at("optional").isTrue());
                    }
                }
            }
        }

        private boolean wanted(String key) {
            return keys == null || keys.contains(key);
        }

        void volume(Field volume) {
            Field direct = volume.at(map ? "configMap" : "secret");
            if (direct.at(map ? "name" : "secretName").text().equals(name) && direct.present()) {
                source(volume, direct);
            }
            for (Field each : volume.at("projected", "sources").items()) {
                Field source = each.at(map ? "configMap" : "secret");
                if (source.present() && source.at("name").text().equals(name)) {
                    source(volume, source);
                }
            }
        }

        private void source(Field volume, Field source) {
            List<String> files = files(source);
            if (files != null && files.isEmpty()) {
                return;
            }
            boolean withoutIt = source.at("optional").isTrue();
            boolean bySubPath = false;
            boolean whole = false;
            for (Field container : containers) {
                for (Field mount : container.at("volumeMounts").items()) {
                    if (!mount.at("name").text().equals(volume.at("name").text())) {
                        continue;
                    }
                    String path = mount.at("subPath").text();
                    bySubPath |= !mount.at("subPathExpr").isEmpty();
                    bySubPath |= !path.isEmpty() && (files == null || holds(path, files));
                    whole |= path.isEmpty() && mount.at("subPathExpr").isEmpty();
                }
            }
            if (bySubPath) {
                found(Use.SUB_PATH, withoutIt);
            }
            if (whole || keys == null) {
                found(Use.VOLUME, withoutIt);
            }
        }

        /** Returns the files that the keys become; null for any. */
        private List<String> files(Field source) {
            if (keys == null) {
                return null;
            }
            List<Field> items = source.at("items").items();
            List<String> files = new ArrayList<>();
            for (Field item : items) {
                if (keys.contains(item.at("key").text())) {
                    files.add(item.at("path").text());
                }
            }
            return items.isEmpty() ? List.copyOf(keys) : files;
        }

        private static boolean holds(String path, List<String> files) {
            String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            return files.stream()
                    .anyMatch(file -> file.equals(clean) || file.startsWith(clean + "/"));
        }
    }
}
