package io.daemonlens.engine.apiserver.decoding;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.CodePoints;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.schemas.ApiType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decodes a JSON tree into an object of an API type like servers since 1.23. Member names match
 * exactly. Decoding continues after a value of the wrong type and reports the first such error, but
 * stops as soon as a custom unmarshaler fails. Checked against {@code sigs.k8s.io/json} as of 1.23
 * and later.
 */
public final class Decoder {

    /**
     * Separates the name of a repeated member from its number in trees that keep all of them. An
     * unpaired surrogate cannot occur in UTF-8 text.
     */
    public static final char REPEATED = '\uDFFF';

    private static final int MAX_STRICT_ERRORS = 100;

    private final boolean sorted;
    private final boolean namesEmbedded;
    private final Map<String, StrictError> strictErrors = new LinkedHashMap<>();
    private DecodeError first;

    private Decoder(boolean sorted, boolean namesEmbedded) {
        this.sorted = sorted;
        this.namesEmbedded = namesEmbedded;
    }

    /** The decoder behavior that differs between minor versions. */
    public record Manner(boolean sorted, boolean namesEmbedded) {}

    /**
     * Decodes an object.
     *
     * @param tree the object's members; a repeated one as name, {@link #REPEATED} and a number
     * @param type the type to decode into
     * @param manner sorted: members are visited by name, as in a body converted from YAML;
     *     namesEmbedded: type errors name embedded structs
     */
    public static Decoded decode(JsonObject tree, ApiType type, Manner manner) {
        Decoder decoder = new Decoder(manner.sorted, manner.namesEmbedded);
        JsonObject object = new JsonObject();
        try {
            decoder.struct(tree, object, Shape.of(type), null);
            return decoder.decoded(object, decoder.first);
        } catch (Abort e) {
            return decoder.decoded(object, e.error);
        }
    }

    private Decoded decoded(JsonObject object, DecodeError error) {
        return new Decoded(object, error, first, new ArrayList<>(strictErrors.values()));
    }

    /** Thrown when a custom unmarshaler fails: decoding stops and discards earlier errors. */
    private static final class Abort extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient DecodeError error;

        Abort(DecodeError error) {
            super(error.text(), null, false, false);
            this.error = error;
        }
    }

    private void struct(JsonObject tree, JsonObject into, Shape shape, Place at) {
        for (Map.Entry<String, JsonValue> entry : ordered(tree)) {
            String name = entry.getKey();
            int repeated = name.indexOf(REPEATED);
            String plain = repeated < 0 ? name : name.substring(0, repeated);
            Shape.Member member = shape.member(plain);
            if (member == null) {
                strict(
                        StrictError.Kind.UNKNOWN_FIELD,
                        Place.path(at, plain),
                        Place.strict(at, plain));
                continue;
            }
            if (repeated >= 0) {
                strict(
                        StrictError.Kind.DUPLICATE_FIELD,
                        Place.path(at, plain),
                        Place.strict(at, plain));
            }
            member(entry.getValue(), member, into, Place.member(at, shape, member));
        }
    }

    private void member(JsonValue value, Shape.Member member, JsonObject into, Place at) {
        JsonValue before = into.get(member.name);
        if (value instanceof JsonNull) {
            if (member.list || member.map) {
                into.remove(member.name);
            }
            return;
        }
        JsonValue read;
        if (member.list) {
            read = list(value, member, at);
        } else if (member.map) {
            read = map(value, member, before, at);
        } else {
            read = single(value, member, member.goType, before, at);
        }
        if (read != null) {
            into.put(member.name, read);
        }
    }

    private JsonArray list(JsonValue value, Shape.Member member, Place at) {
        if (!(value instanceof JsonArray array)) {
            wrongType(value.goKind(), member.goType, at);
            return null;
        }
        JsonArray items = new JsonArray();
        for (int i = 0; i < array.size(); i++) {
            JsonValue item = array.get(i);
            JsonValue read =
                    item instanceof JsonNull
                            ? null
                            : single(item, member, member.elementType, null, at.item(i));
            items.add(read == null ? zero(member) : read);
        }
        return items;
    }

    private JsonObject map(JsonValue value, Shape.Member member, JsonValue before, Place at) {
        if (!(value instanceof JsonObject object)) {
            wrongType(value.goKind(), member.goType, at);
            return null;
        }
        JsonObject entries =
                before instanceof JsonObject known ? known : new JsonObject(object.size());
        for (Map.Entry<String, JsonValue> entry : ordered(object)) {
            String key = entry.getKey();
            int repeated = key.indexOf(REPEATED);
            if (repeated >= 0) {
                key = key.substring(0, repeated);
                strict(
                        StrictError.Kind.DUPLICATE_FIELD,
                        at.entry(key).path(),
                        Place.strict(at, key));
            }
            JsonValue item = entry.getValue();
            JsonValue read =
                    item instanceof JsonNull
                            ? null
                            : single(item, member, member.elementType, null, at.entry(key));
            entries.put(key, read == null ? zero(member) : read);
        }
        return entries;
    }

    private static JsonValue zero(Shape.Member member) {
        return switch (member.kind) {
            case OBJECT -> new JsonObject();
            case STRING, BYTES -> new JsonText("");
            case QUANTITY -> new JsonText("0");
            case BOOL -> JsonBoolean.of(false);
            default -> JsonNumber.of(0);
        };
    }

    private JsonValue single(
            JsonValue value, Shape.Member member, String goType, JsonValue before, Place at) {
        switch (member.kind) {
            case OBJECT -> {
                if (value instanceof JsonObject object) {
                    JsonObject into =
                            before instanceof JsonObject known
                                    ? known
                                    : new JsonObject(object.size());
                    struct(object, into, member.shape(), at);
                    return into;
                }
            }
            case STRING -> {
                if (value instanceof JsonText) {
                    return value;
                }
            }
            case BOOL -> {
                if (value instanceof JsonBoolean) {
                    return value;
                }
            }
            case INT32, INT64 -> {
                if (value instanceof JsonNumber number) {
                    return integer(number, goType, at);
                }
            }
            case FLOAT, RAW -> {
                return value;
            }
            case BYTES -> {
                if (value instanceof JsonText) {
                    return value;
                }
            }
            case QUANTITY -> {
                return quantity(value, at);
            }
            case INT_OR_STRING -> {
                return intOrString(value, at);
            }
            case TIME, DURATION -> {
                return time(value, at);
            }
        }
        wrongType(value.goKind(), goType, at);
        return null;
    }

    private JsonValue integer(JsonNumber number, String goType, Place at) {
        boolean wide = goType.equals("int64") || goType.endsWith("]int64");
        JsonNumber read = whole(number, wide);
        if (read == null) {
            wrongType("number " + number.literal(), goType, at);
        }
        return read;
    }

    private static JsonNumber whole(JsonNumber number, boolean wide) {
        if (!number.isInteger()) {
            return null;
        }
        try {
            long value = number.longValue();
            return wide || value == (int) value ? JsonNumber.of(value) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Passes the raw JSON to the quantity parser, without quotes and surrounding whitespace. */
    private JsonText quantity(JsonValue value, Place at) {
        String raw = JsonWriter.compact(value);
        if (value instanceof JsonText) {
            raw = raw.substring(1, raw.length() - 1);
        }
        raw = raw.strip();
        try {
            Quantity.parse(raw);
        } catch (Quantity.FormatException e) {
            throw abort(DecodeError.Kind.INVALID_QUANTITY, at, e.getMessage());
        }
        return new JsonText(raw);
    }

    private JsonValue intOrString(JsonValue value, Place at) {
        if (value instanceof JsonText) {
            return value;
        }
        JsonNumber read = value instanceof JsonNumber number ? whole(number, false) : null;
        if (read == null) {
            String what =
                    value instanceof JsonNumber number
                            ? "number " + number.literal()
                            : value.goKind();
            throw abort(DecodeError.Kind.WRONG_TYPE, at, typeError(what, "int32", at));
        }
        return read;
    }

    private JsonValue time(JsonValue value, Place at) {
        if (!(value instanceof JsonText text)) {
            throw abort(DecodeError.Kind.WRONG_TYPE, at, typeError(value.goKind(), "string", at));
        }
        try {
            return new JsonText(GoTime.inUtc(text.value()));
        } catch (GoTime.ParseException e) {
            throw abort(DecodeError.Kind.INVALID_TIME, at, e.getMessage());
        }
    }

    private void wrongType(String what, String goType, Place at) {
        if (first == null) {
            String text = typeError(what, goType, at);
            first = new DecodeError(DecodeError.Kind.WRONG_TYPE, at.path(), text);
        }
    }

    private Abort abort(DecodeError.Kind kind, Place at, String text) {
        DecodeError error = new DecodeError(kind, at.path(), text);
        if (first == null) {
            first = error;
        }
        return new Abort(error);
    }

    private String typeError(String what, String goType, Place at) {
        return "json: cannot unmarshal "
                + what
                + " into Go struct field "
                + at.inGo(namesEmbedded)
                + " of type "
                + goType;
    }

    private void strict(StrictError.Kind kind, FieldPath at, String printed) {
        if (strictErrors.size() >= MAX_STRICT_ERRORS) {
            return;
        }
        String what = kind == StrictError.Kind.UNKNOWN_FIELD ? "unknown" : "duplicate";
        String text = what + " field " + GoText.quote(printed);
        strictErrors.putIfAbsent(text, new StrictError(kind, at, text));
    }

    private Iterable<Map.Entry<String, JsonValue>> ordered(JsonObject object) {
        if (!sorted || inOrder(object)) {
            return object.entries();
        }
        Map<String, JsonValue> byName = new TreeMap<>(CodePoints.ORDER);
        object.entries().forEach(e -> byName.put(e.getKey(), e.getValue()));
        return byName.entrySet();
    }

    private static boolean inOrder(JsonObject object) {
        String last = null;
        for (String name : object.names()) {
            if (last != null && CodePoints.ORDER.compare(last, name) > 0) {
                return false;
            }
            last = name;
        }
        return true;
    }
}
