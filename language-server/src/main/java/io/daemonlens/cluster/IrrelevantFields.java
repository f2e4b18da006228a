package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import java.util.List;

/**
 * Drops the fields of cluster objects that no analysis uses from values that were read as a whole.
 * {@link SnapshotPlace} lists them.
 */
final class IrrelevantFields {

    private IrrelevantFields() {}

    /**
     * Returns whether a member is irrelevant in any object.
     *
     * @param of the parent member; a label may be named {@code images} and is kept
     */
    static boolean isOne(String of, String member) {
        return SnapshotPlace.OBJECT.member(of).member(member) == null;
    }

    /**
     * Drops the irrelevant fields from all objects in a value, which may be a list, and returns it.
     */
    static JsonValue dropFrom(JsonValue value) {
        drop(value, SnapshotPlace.OBJECT);
        return value;
    }

    private static void drop(JsonValue value, SnapshotPlace place) {
        if (value instanceof JsonArray array) {
            array.forEach(item -> drop(item, place));
        } else if (value instanceof JsonObject object) {
            SnapshotPlace known =
                    place == SnapshotPlace.OBJECT
                            ? SnapshotPlace.ofKind(object.text("kind"))
                            : place;
            for (String name : List.copyOf(object.names())) {
                SnapshotPlace member = known.member(name);
                if (member == null) {
                    object.remove(name);
                } else if (member != SnapshotPlace.ANY) {
                    drop(object.get(name), member);
                }
            }
        }
    }
}
