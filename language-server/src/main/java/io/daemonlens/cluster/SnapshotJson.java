package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonBoolean;
import io.daemonlens.engine.json.JsonNull;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the output of {@code kubectl get … -o json} as a stream of values, and drops irrelevant
 * fields while reading: managed fields, images, environments of containers. So 5,000 nodes fit into
 * little memory, whatever the size of the output.
 */
final class SnapshotJson {

    private static final int MAX_DEPTH = 200;

    private final JsonParser parser;
    private final SnapshotCompaction compact = new SnapshotCompaction();

    private SnapshotJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads all values into one list. kubectl prints one value; concatenated files have several.
     */
    static JsonArray read(InputStream in) throws ClusterException {
        JsonArray values = new JsonArray();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            SnapshotJson reader = new SnapshotJson(parser);
            while (parser.nextToken() != null) {
                values.add(reader.value("", 0));
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

    private JsonValue value(String member, int depth) throws ClusterException {
        if (depth > MAX_DEPTH) {
            throw ClusterException.unreadable(
                    parser.currentLocation().getLineNr()
                            + ":"
                            + parser.currentLocation().getColumnNr()
                            + ": deeper than any object of Kubernetes");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(member, depth);
            case START_ARRAY -> array(member, depth);
            case VALUE_STRING -> new JsonText(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> JsonBoolean.of(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new AssertionError(token);
        };
    }

    private JsonObject object(String member, int depth) throws ClusterException {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (IrrelevantFields.isOne(member, name)) {
                parser.skipChildren();
            } else {
                object.put(name, value(name, depth + 1));
            }
        }
        return object;
    }

    private JsonArray array(String member, int depth) throws ClusterException {
        JsonArray array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonValue item = value(member, depth + 1);
            array.add(member.equals("items") ? compact.of(item) : item);
        }
        return array;
    }
}
