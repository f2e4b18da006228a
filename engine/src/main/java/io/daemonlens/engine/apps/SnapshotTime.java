package io.daemonlens.engine.apps;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time of a cluster snapshot: the newest timestamp in any of its objects. The end of a pod's
 * grace period is in the future and is ignored.
 */
public final class SnapshotTime {

    private static final String DELETION = "deletionTimestamp";

    /** The newest timestamp so far. UTC timestamps sort chronologically as text. */
    private String newest = "";

    private SnapshotTime() {}

    /** Returns the newest timestamp; null if the objects have none. */
    public static @Nullable Instant newestIn(Collection<JsonObject> objects) {
        SnapshotTime time = new SnapshotTime();
        objects.forEach(time::look);
        try {
            return time.newest.isEmpty() ? null : Instant.parse(time.newest);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void look(JsonObject object) {
        for (Map.Entry<String, JsonValue> entry : object.entries()) {
            JsonValue value = entry.getValue();
            if (value instanceof JsonObject part) {
                if (!entry.getKey().equals("annotations") && !entry.getKey().equals("labels")) {
                    look(part);
                }
            } else if (value instanceof JsonArray items) {
                for (JsonValue item : items) {
                    if (item instanceof JsonObject part) {
                        look(part);
                    }
                }
            } else if (value instanceof JsonText text && isTimeOfThePast(entry.getKey())) {
                look(text.value());
            }
        }
    }

    private static boolean isTimeOfThePast(String member) {
        return member.endsWith("Time")
                || member.endsWith("At")
                || member.endsWith("Timestamp") && !member.equals(DELETION);
    }

    private void look(String text) {
        boolean utc =
                text.length() >= 20
                        && text.charAt(4) == '-'
                        && text.charAt(10) == 'T'
                        && text.endsWith("Z");
        if (utc && text.compareTo(newest) > 0) {
            newest = text;
        }
    }
}
