package io.daemonlens.feature.symbols;

import io.daemonlens.yaml.YamlAlias;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * References to other objects of the namespace in a manifest of any kind. Their keys have the same
 * names in every kind that contains a pod template.
 */
final class NamedObjects {

    /** The kinds whose references are resolved. */
    static final Set<String> KINDS =
            Set.of(
                    "ConfigMap",
                    "Secret",
                    "ServiceAccount",
                    "PersistentVolumeClaim",
                    "PriorityClass",
                    "RuntimeClass");

    private static final int DEEPEST = 64;

    /** A reference to an object of a kind. */
    record Use(String kind, YamlScalar name) {}

    private final List<Use> uses = new ArrayList<>();

    private NamedObjects() {}

    static List<Use> in(YamlNode root) {
        NamedObjects found = new NamedObjects();
        found.look(root, "", 0);
        return found.uses;
    }

    private void look(YamlNode node, String under, int depth) {
        if (depth > DEEPEST || node instanceof YamlAlias) {
            return;
        }
        if (node instanceof YamlSequence list) {
            list.items().forEach(item -> look(item, under, depth + 1));
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                String key = entry.name() == null ? "" : entry.name();
                String kind = kind(under, key);
                if (kind != null
                        && entry.value() instanceof YamlScalar name
                        && !name.text().isEmpty()) {
                    uses.add(new Use(kind, name));
                }
                look(entry.value(), key, depth + 1);
            }
        }
    }

    /** Returns the kind of the object that a key references; null if it references none. */
    private static String kind(String under, String key) {
        return switch (key) {
            case "name" ->
                    switch (under) {
                        case "configMapKeyRef", "configMapRef", "configMap" -> "ConfigMap";
                        case "secretKeyRef", "secretRef", "imagePullSecrets", "secret" -> "Secret";
                        default -> null;
                    };
            case "secretName" -> "Secret";
            case "serviceAccountName" -> "ServiceAccount";
            case "claimName" -> "PersistentVolumeClaim";
            case "priorityClassName" -> "PriorityClass";
            case "runtimeClassName" -> "RuntimeClass";
            default -> null;
        };
    }
}
