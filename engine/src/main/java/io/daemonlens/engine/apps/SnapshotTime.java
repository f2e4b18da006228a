package io.daemonlens.engine.apps;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The moment at which a cluster was looked at, as its objects tell it: the newest time that stands
 * in any of them. The end of a pod's grace period lies ahead and does not count.
 */
public final class SnapshotTime {

    private static final String DELETION = "deletionTimestamp";

    /** Written times in UTC are in the order of their texts. */
    private String newest = "";

    private SnapshotTime() {}

    /** Null where no time stands anywhere. */
    public static Instant newestIn(Collection<JsonObject> objects) {
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
