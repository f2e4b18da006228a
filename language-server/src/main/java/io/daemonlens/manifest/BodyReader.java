package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.Body;
import io.daemonlens.engine.apimachinery.Body.DuplicateKey;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.yaml.UnreadableScalarException;
import io.daemonlens.yaml.YamlAlias;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import io.daemonlens.yaml.YamlTree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Converts a YAML tree to the JSON that the API server reads from the text: keys become strings and
 * are sorted, merge keys and aliases are expanded, and numbers are formatted as JSON. Checked
 * against {@code decode.go} of go-yaml 2.4 and {@code yaml.go} of sigs.k8s.io/yaml.
 */
final class BodyReader {

    private static final Object NULL_KEY = new Object();
    private static final String WANT_MAP =
            "map merge requires map or sequence of maps as the value";

    private final List<DuplicateKey> duplicates = new ArrayList<>();
    private final List<Object> path = new ArrayList<>();
    private final Set<YamlNode> opened = new HashSet<>();
    private int decoded;
    private int decodedInAliases;
    private int aliasDepth;
    private String keyProblem;
    private String numberProblem;

    /** Stops reading. The message is the API server's. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    static Body read(YamlTree tree) {
        String text = tree.text();
        if (tree.problem() != null) {
            return unreadable(text, tree.problem().serverText());
        }
        return read(text, tree.root());
    }

    /** Reads one item of a List. kubectl sends each item as a separate object. */
    static Body readItem(YamlTree tree, YamlNode item) {
        Body body = read(tree.text(), item);
        if (body.tree() == null) {
            return body;
        }
        String bytes = JsonWriter.compact(body.tree());
        return new Body(
                body.tree(), bytes, Body.Format.YAML, body.duplicates(), body.syntaxError());
    }

    private static Body read(String text, YamlNode root) {
        if (root == null) {
            return new Body(null, text, Body.Format.YAML, List.of(), null);
        }
        BodyReader reader = new BodyReader();
        JsonValue value;
        try {
            reader.count();
            value = reader.value(root);
        } catch (Unreadable | UnreadableScalarException e) {
            return unreadable(text, "yaml: " + e.getMessage());
        }
        if (reader.keyProblem != null) {
            return unreadable(text, reader.keyProblem);
        }
        if (reader.numberProblem != null) {
            return unreadable(text, reader.numberProblem);
        }
        JsonValue sent = value == JsonNull.NULL ? null : value;
        return new Body(sent, text, Body.Format.YAML, reader.duplicates, null);
    }

    private static Body unreadable(String text, String problem) {
        return new Body(null, text, Body.Format.YAML, List.of(), problem);
    }

    /** Limits alias expansion, so that a few aliases cannot exhaust memory. */
    private void count() {
        decoded++;
        if (aliasDepth > 0) {
            decodedInAliases++;
        }
        if (decodedInAliases > 100
                && decoded > 1000
                && (double) decodedInAliases / decoded > allowedShare()) {
            throw new Unreadable("document contains excessive aliasing");
        }
    }

    private double allowedShare() {
        int low = 400_000;
        int high = 4_000_000;
        if (decoded <= low) {
            return 0.99;
        }
        return decoded >= high ? 0.10 : 0.99 - 0.89 * ((double) (decoded - low) / (high - low));
    }

    private JsonValue value(YamlNode node) {
        count();
        if (node instanceof YamlScalar scalar) {
            return scalar(scalar);
        }
        if (node instanceof YamlMapping mapping) {
            Members members = new Members(mapping.entries().size());
            mapping(mapping, members);
            return members.toJson();
        }
        if (node instanceof YamlSequence sequence) {
            List<JsonValue> items = new ArrayList<>(sequence.items().size());
            for (YamlNode item : sequence.items()) {
                path.add(items.size());
                items.add(value(item));
                path.remove(path.size() - 1);
            }
            return new JsonArray(items);
        }
        return inAlias((YamlAlias) node, target -> value(target));
    }

    private <T> T inAlias(YamlAlias alias, java.util.function.Function<YamlNode, T> read) {
        if (!opened.add(alias)) {
            throw new Unreadable("anchor '" + alias.name() + "' value contains itself");
        }
        aliasDepth++;
        T value = read.apply(alias.target());
        aliasDepth--;
        opened.remove(alias);
        return value;
    }

    private JsonValue scalar(YamlScalar scalar) {
        Object value = scalar.value();
        if (value instanceof String text) {
            return new JsonText(text);
        }
        if (value == null) {
            return JsonNull.NULL;
        }
        if (value instanceof Boolean bool) {
            return JsonBoolean.of(bool);
        }
        if (value instanceof Double number) {
            return new JsonNumber(jsonFloat(number));
        }
        return new JsonNumber(value.toString());
    }

    private void mapping(YamlMapping mapping, Members into) {
        for (YamlEntry entry : mapping.entries()) {
            if (entry.isMerge()) {
                merge(entry.value(), into);
                continue;
            }
            Object key = key(entry.key());
            path.add(name(key));
            JsonValue value = value(entry.value());
            if (into.put(key, value)) {
                duplicates.add(new DuplicateKey(here(), name(key), entry.value().line() + 1));
            }
            path.remove(path.size() - 1);
            if (name(key) == null && keyProblem == null) {
                keyProblem = unsupportedKey(key, entry.value());
            }
        }
    }

    private void merge(YamlNode node, Members into) {
        if (node instanceof YamlSequence sequence) {
            // Earlier maps take precedence over later ones, so later ones are merged first.
            for (int i = sequence.items().size() - 1; i >= 0; i--) {
                mergeOne(sequence.items().get(i), into);
            }
        } else {
            mergeOne(node, into);
        }
    }

    private void mergeOne(YamlNode node, Members into) {
        if (!(node.target() instanceof YamlMapping)) {
            throw new Unreadable(WANT_MAP);
        }
        count();
        if (node instanceof YamlAlias alias) {
            inAlias(
                    alias,
                    target -> {
                        count();
                        mapping((YamlMapping) target, into);
                        return null;
                    });
        } else {
            mapping((YamlMapping) node, into);
        }
    }

    private Object key(YamlNode node) {
        count();
        YamlNode target = node.target();
        if (target instanceof YamlScalar scalar) {
            if (target != node) {
                count();
            }
            Object value = scalar.value();
            return value == null ? NULL_KEY : value;
        }
        value(target);
        throw new Unreadable("invalid map key: " + GoSyntax.of(target));
    }

    /** Returns the key as a JSON name, or null if it cannot be one. */
    private static String name(Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key == NULL_KEY || key instanceof BigInteger) {
            return null;
        }
        return key instanceof Double number ? YamlScalar.floatKey(number) : key.toString();
    }

    private static String unsupportedKey(Object key, YamlNode value) {
        String type = key == NULL_KEY ? "%!s(<nil>)" : "uint64";
        String shown = key == NULL_KEY ? "<nil>" : "0x" + ((BigInteger) key).toString(16);
        return "unsupported map key of type: "
                + type
                + ", key: "
                + shown
                + ", value: "
                + (value.target() instanceof YamlScalar s && s.value() == null
                        ? "<nil>"
                        : GoSyntax.of(value.target()));
    }

    private FieldPath here() {
        FieldPath at = FieldPath.ROOT;
        for (Object step : path) {
            at =
                    step instanceof Integer index
                            ? at.index(index)
                            : at.child(step == null ? "null" : (String) step);
        }
        return at;
    }

    /** Formats a float as Go does in JSON. */
    private String jsonFloat(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            if (numberProblem == null) {
                String shown = Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
                numberProblem = "json: unsupported value: " + shown;
            }
            return "0";
        }
        return GoSyntax.jsonFloat(number);
    }

    /** The members of an object while it is read, in written order. */
    private static final class Members {
        private final List<Object> keys;
        private final List<JsonValue> values;
        private java.util.Map<Object, Integer> index;

        Members(int expected) {
            keys = new ArrayList<>(expected);
            values = new ArrayList<>(expected);
        }

        /** Sets a member; returns whether the key already existed. */
        boolean put(Object key, JsonValue value) {
            int at = find(key);
            if (at >= 0) {
                values.set(at, value);
                return true;
            }
            if (index != null) {
                index.put(key, keys.size());
            }
            keys.add(key);
            values.add(value);
            return false;
        }

        private int find(Object key) {
            if (keys.size() < 16) {
                return keys.indexOf(key);
            }
            if (index == null) {
                index = new java.util.HashMap<>();
                for (int i = 0; i < keys.size(); i++) {
                    index.put(keys.get(i), i);
                }
            }
            return index.getOrDefault(key, -1);
        }

        /** Returns the object with its names in byte order, as Go writes a map. */
        JsonObject toJson() {
            int size = keys.size();
            Integer[] order = new Integer[size];
            String[] names = new String[size];
            boolean sorted = true;
            for (int i = 0; i < size; i++) {
                order[i] = i;
                String name = name(keys.get(i));
                names[i] = name == null ? "null" : name;
                sorted &= i == 0 || CodePoints.ORDER.compare(names[i - 1], names[i]) < 0;
            }
            if (!sorted) {
                java.util.Arrays.sort(
                        order, (a, b) -> CodePoints.ORDER.compare(names[a], names[b]));
            }
            JsonObject object = new JsonObject(size);
            for (Integer i : order) {
                object.put(names[i], values.get(i));
            }
            return object;
        }
    }
}
