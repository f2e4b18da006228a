package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the output of {@code kubectl get … -o json} as a stream of values. Irrelevant fields are
 * skipped while reading, such as managed fields, images and environments of containers, and equal
 * values of pods are kept once. So 5,000 nodes with 150,000 pods fit into little memory, whatever
 * the size of the output.
 */
final class SnapshotJson {

    /** Interned names are found by identity, where objects are searched for a name. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build();

    private static final int MAX_DEPTH = 200;
    private static final int MOST_NAMES = 1 << 16;

    private final JsonParser parser;
    private final SharedValues shared = new SharedValues();
    private final Map<String, Integer> names = new HashMap<>();
    private final int ofTrue = shared.newNumber();
    private final int ofFalse = shared.newNumber();
    private final int ofNull = shared.newNumber();

    // The members and items that were read of the values around the current one: a stack. Parts are
    // the numbers of the names, 0 for items, and of the values in turn.
    private String[] memberNames = new String[256];
    private JsonValue[] members = new JsonValue[256];
    private int[] parts = new int[512];
    private int top;

    /** The number of the value that was read last. */
    private int number;

    private SnapshotJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads all values into one list. kubectl prints one value; concatenated files have several.
     */
    static JsonArray read(InputStream in) throws ClusterException {
        JsonArray values = new JsonArray();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            SnapshotJson reader = new SnapshotJson(parser);
            while (parser.nextToken() != null) {
                values.add(reader.value(SnapshotPlace.OBJECT, 0));
            }
        } catch (JacksonException e) {
            throw ClusterException.unreadable(
                    e.getLocation().getLineNr()
                            + ":"
                            + e.getLocation().getColumnNr()
                            + ": no JSON: "
                            + e.getOriginalMessage());
        }
        return values;
    }

    private JsonValue value(SnapshotPlace place, int depth) throws ClusterException {
        if (depth > MAX_DEPTH) {
            throw ClusterException.unreadable(
                    parser.currentLocation().getLineNr()
                            + ":"
                            + parser.currentLocation().getColumnNr()
                            + ": deeper than any object of Kubernetes");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(place, depth);
            case START_ARRAY -> array(place, depth);
            case VALUE_STRING -> text(place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> of(shared.number(parser.getString()));
            case VALUE_TRUE -> numbered(JsonBoolean.of(true), ofTrue);
            case VALUE_FALSE -> numbered(JsonBoolean.of(false), ofFalse);
            case VALUE_NULL -> numbered(JsonNull.NULL, ofNull);
            default -> throw new AssertionError(token);
        };
    }

    private JsonValue of(SharedValues.Entry entry) {
        return numbered(entry.value(), entry.number());
    }

    private JsonValue numbered(JsonValue value, int itsNumber) {
        number = itsNumber;
        return value;
    }

    private JsonValue text(SnapshotPlace place) {
        if (place != SnapshotPlace.OF_ONE_POD) {
            SharedValues.Entry entry =
                    shared.text(
                            parser.getStringCharacters(),
                            parser.getStringOffset(),
                            parser.getStringLength());
            if (entry != null) {
                return of(entry);
            }
        }
        return numbered(new JsonText(parser.getString()), SharedValues.UNSHARED);
    }

    private JsonValue object(SnapshotPlace around, int depth) throws ClusterException {
        SnapshotPlace place = around;
        boolean isKindLate = false;
        boolean isShared = around.isShared();
        int from = top;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            SnapshotPlace member = place.member(name);
            if (member == null) {
                parser.skipChildren();
                continue;
            }
            JsonValue value = value(member, depth + 1);
            isShared &= number != SharedValues.UNSHARED;
            push(name, value, number);
            if (place == SnapshotPlace.OBJECT
                    && name.equals("kind")
                    && value instanceof JsonText kind) {
                place = SnapshotPlace.ofKind(kind.value());
                isKindLate = place != around && hasObjects(from);
            }
        }
        JsonValue object =
                isShared
                        ? of(shared.object(memberNames, members, parts, from, top))
                        : numbered(
                                SharedValues.newObject(memberNames, members, from, top),
                                SharedValues.UNSHARED);
        top = from;
        return isKindLate ? IrrelevantFields.dropFrom(object) : object;
    }

    /** Returns whether the members of the current object that were read so far have members. */
    private boolean hasObjects(int from) {
        for (int i = from; i < top; i++) {
            if (!(members[i] instanceof JsonText)) {
                return true;
            }
        }
        return false;
    }

    private JsonValue array(SnapshotPlace place, int depth) throws ClusterException {
        boolean isShared = place.isShared();
        int from = top;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonValue item = value(place, depth + 1);
            isShared &= number != SharedValues.UNSHARED;
            push("", item, number);
        }
        JsonValue array =
                isShared
                        ? of(shared.array(members, parts, from, top))
                        : numbered(
                                SharedValues.newArray(members, from, top), SharedValues.UNSHARED);
        top = from;
        return array;
    }

    private void push(String name, JsonValue value, int itsNumber) {
        if (top == members.length) {
            memberNames = Arrays.copyOf(memberNames, 2 * top);
            members = Arrays.copyOf(members, 2 * top);
            parts = Arrays.copyOf(parts, 4 * top);
        }
        memberNames[top] = name;
        members[top] = value;
        parts[2 * top] = name.isEmpty() ? 0 : numberOf(name);
        parts[2 * top + 1] = itsNumber;
        top++;
    }

    private int numberOf(String name) {
        Integer known = names.get(name);
        if (known == null) {
            if (names.size() == MOST_NAMES) {
                names.clear();
            }
            known = shared.newNumber();
            names.put(name, known);
        }
        return known;
    }
}
