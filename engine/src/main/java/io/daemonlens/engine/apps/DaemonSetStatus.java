package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The status that the controller last reported; the counts are nodes.
 *
 * @param collisionCount the number of hash collisions; null if there was none
 */
public record DaemonSetStatus(
        int currentNumberScheduled,
        int numberMisscheduled,
        int desiredNumberScheduled,
        int numberReady,
        long observedGeneration,
        int updatedNumberScheduled,
        int numberAvailable,
        int numberUnavailable,
        @Nullable Integer collisionCount) {

    /** The status before the first report. */
    public static final DaemonSetStatus NONE = new DaemonSetStatus(0, 0, 0, 0, 0, 0, 0, 0, null);

    /** Reads a status at the cursor. */
    public static DaemonSetStatus of(Field status) {
        Field collisions = status.at("collisionCount");
        return new DaemonSetStatus(
                (int) status.at("currentNumberScheduled").number(),
                (int) status.at("numberMisscheduled").number(),
                (int) status.at("desiredNumberScheduled").number(),
                (int) status.at("numberReady").number(),
                status.at("observedGeneration").number(),
                (int) status.at("updatedNumberScheduled").number(),
                (int) status.at("numberAvailable").number(),
                (int) status.at("numberUnavailable").number(),
                collisions.value() instanceof JsonNumber ? (int) collisions.number() : null);
    }

    public DaemonSetStatus withObservedGeneration(long generation) {
        return new DaemonSetStatus(
                currentNumberScheduled,
                numberMisscheduled,
                desiredNumberScheduled,
                numberReady,
                generation,
                updatedNumberScheduled,
                numberAvailable,
                numberUnavailable,
                collisionCount);
    }

    public DaemonSetStatus withCollisionCount(int count) {
        return new DaemonSetStatus(
                currentNumberScheduled,
                numberMisscheduled,
                desiredNumberScheduled,
                numberReady,
                observedGeneration,
                updatedNumberScheduled,
                numberAvailable,
                numberUnavailable,
                count);
    }

    /**
     * Returns the JSON that the API server serves: four counts always, the others unless they are
     * 0.
     */
    public JsonObject toJson() {
        JsonObject json =
                new JsonObject()
                        .put("currentNumberScheduled", currentNumberScheduled)
                        .put("numberMisscheduled", numberMisscheduled)
                        .put("desiredNumberScheduled", desiredNumberScheduled)
                        .put("numberReady", numberReady);
        putUnlessZero(json, "observedGeneration", observedGeneration);
        putUnlessZero(json, "updatedNumberScheduled", updatedNumberScheduled);
        putUnlessZero(json, "numberAvailable", numberAvailable);
        putUnlessZero(json, "numberUnavailable", numberUnavailable);
        return collisionCount == null ? json : json.put("collisionCount", collisionCount);
    }

    private static void putUnlessZero(JsonObject json, String name, long value) {
        if (value != 0) {
            json.put(name, value);
        }
    }
}
