package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the field that a decoding error is about. The server's message names fields without list
 * indexes, or no field at all. The first value that matches the message is the one, because the
 * server decodes names in order and stops there.
 */
final class DecodeErrorPlace {

    private static final Pattern WRONG_TYPE =
            Pattern.compile("cannot unmarshal (\\w+).* into Go struct field (\\S+) of type (\\S+)");

    private DecodeErrorPlace() {}

    static FieldPath of(String text, Manifest manifest, KubernetesVersion version) {
        if (!(manifest.body().tree() instanceof JsonObject object)) {
            return FieldPath.ROOT;
        }
        FieldPath found = null;
        Matcher matcher = WRONG_TYPE.matcher(text);
        if (matcher.find()) {
            String path = matcher.group(2);
            // The first word is the Go struct; the others are field names, or names of Go structs.
            List<String> names = List.of(path.substring(path.indexOf('.') + 1).split("\\."));
            found = wrongType(object, FieldPath.ROOT, names, matcher.group(1), matcher.group(3));
        } else if (text.contains("quantit")) {
            found = badQuantity(object, FieldPath.ROOT, false);
        } else if (text.startsWith("parsing time \"")) {
            found = badTime(object, FieldPath.ROOT, text.substring("parsing time ".length()));
        }
        if (found == null) {
            GroupVersionKind kind = GroupVersionKind.of(manifest.apiVersion(), "DaemonSet");
            ApiType root = ApiTypes.of(version).root(kind);
            found = root == null ? null : firstMismatch(object, root, FieldPath.ROOT);
        }
        return found == null ? FieldPath.ROOT : found;
    }

    private static FieldPath wrongType(
            JsonValue value, FieldPath at, List<String> names, String kind, String type) {
        if (names.isEmpty()) {
            return leaf(value, at, kind, type);
        }
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                FieldPath found = wrongType(array.get(i), at.index(i), names, kind, type);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (!(value instanceof JsonObject object)) {
            return null;
        }
        String name = names.get(0);
        List<String> rest = names.subList(1, names.size());
        JsonValue member = object.get(name);
        if (member == null) {
            boolean goName = Character.isUpperCase(name.charAt(0));
            return goName ? wrongType(value, at, rest, kind, type) : null;
        }
        return wrongType(member, at.child(name), rest, kind, type);
    }

    /** Returns the value itself, or its first entry or item of the kind in the message. */
    private static FieldPath leaf(JsonValue value, FieldPath at, String kind, String type) {
        boolean container = type.startsWith("map[") || type.startsWith("[]");
        if (value.goKind().equals(kind) && !(container && kind.equals(container(type)))) {
            return at;
        }
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> entry : object.entries()) {
                if (entry.getValue().goKind().equals(kind)) {
                    return at.key(entry.getKey());
                }
            }
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).goKind().equals(kind)) {
                    return at.index(i);
                }
            }
        }
        return null;
    }

    private static String container(String type) {
        return type.startsWith("map[") ? "object" : "array";
    }

    /** Returns the first value whose type is not the type of its field. */
    private static FieldPath firstMismatch(JsonObject object, ApiType type, FieldPath at) {
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            ApiField field = type.field(entry.getKey());
            FieldPath found =
                    field == null
                            ? null
                            : mismatch(entry.getValue(), field, at.child(entry.getKey()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static FieldPath mismatch(JsonValue value, ApiField field, FieldPath at) {
        if (value.goKind().equals("null")) {
            return null;
        }
        if (field.list()) {
            return value instanceof JsonArray array ? inItems(array, field, at) : at;
        }
        if (!field.map()) {
            return one(value, field, at);
        }
        if (!(value instanceof JsonObject object)) {
            return at;
        }
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            FieldPath found = one(entry.getValue(), field, at.key(entry.getKey()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static FieldPath inItems(JsonArray array, ApiField field, FieldPath at) {
        for (int i = 0; i < array.size(); i++) {
            FieldPath found = one(array.get(i), field, at.index(i));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static FieldPath one(JsonValue value, ApiField field, FieldPath at) {
        if (value.goKind().equals("null")) {
            return null;
        }
        if (field.type() != null) {
            return value instanceof JsonObject object
                    ? firstMismatch(object, field.type(), at)
                    : at;
        }
        boolean fits =
                switch (field.kind()) {
                    case STRING, TIME, BYTES -> value instanceof JsonText;
                    case INT32, INT64 -> value instanceof JsonNumber number && number.isInteger();
                    case BOOL -> value.goKind().equals("bool");
                    case FLOAT -> value instanceof JsonNumber;
                    default -> true;
                };
        return fits ? null : at;
    }

    /** Returns the first time field whose value the message begins with, in quotes. */
    private static FieldPath badTime(JsonValue value, FieldPath at, String words) {
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                FieldPath found = badTime(array.get(i), at.index(i), words);
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> entry : object.entries()) {
                String name = entry.getKey();
                boolean time =
                        name.endsWith("Time") || name.endsWith("Timestamp") || name.equals("time");
                FieldPath path = at.child(name);
                FieldPath found =
                        time
                                        && entry.getValue() instanceof JsonText text
                                        && words.startsWith("\"" + text.value() + "\"")
                                ? path
                                : badTime(entry.getValue(), path, words);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Returns the first value under requests, limits and similar that is not a valid quantity. */
    private static FieldPath badQuantity(JsonValue value, FieldPath at, boolean amounts) {
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                FieldPath found = badQuantity(array.get(i), at.index(i), false);
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> entry : object.entries()) {
                String name = entry.getKey();
                boolean below =
                        name.equals("limits") || name.equals("requests") || name.equals("overhead");
                FieldPath path = amounts ? at.key(name) : at.child(name);
                boolean single = name.equals("sizeLimit") || name.equals("divisor");
                if ((amounts || single) && isBad(entry.getValue())) {
                    return path;
                }
                FieldPath found = badQuantity(entry.getValue(), path, below);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isBad(JsonValue value) {
        if (!(value instanceof JsonText text)) {
            return !value.goKind().equals("number") && !value.goKind().equals("null");
        }
        try {
            Quantity.parse(text.value().strip());
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
