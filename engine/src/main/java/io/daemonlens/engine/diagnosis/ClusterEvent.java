package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.json.JsonObject;
import java.time.Instant;

/**
 * An event of {@code v1} or {@code events.k8s.io/v1}.
 *
 * @param kind the kind of the object it is about
 * @param object the name of that object
 * @param count how often it occurred
 * @param first when it first occurred; null if unknown
 * @param last when it last occurred; null if unknown
 */
record ClusterEvent(
        String namespace,
        String kind,
        String object,
        String reason,
        String message,
        int count,
        Instant first,
        Instant last) {

    static ClusterEvent of(JsonObject object) {
        Field event = Field.of(object);
        Field about = either(event.at("involvedObject"), event.at("regarding"));
        Field series = event.at("series");
        Instant made = Timestamps.of(event.at("metadata", "creationTimestamp"));
        Instant time = orElse(Timestamps.of(event.at("eventTime")), made);
        Instant first =
                orElse(
                        Timestamps.of(
                                either(
                                        event.at("firstTimestamp"),
                                        event.at("deprecatedFirstTimestamp"))),
                        time);
        Instant last =
                orElse(
                        Timestamps.of(series.at("lastObservedTime")),
                        orElse(
                                Timestamps.of(
                                        either(
                                                event.at("lastTimestamp"),
                                                event.at("deprecatedLastTimestamp"))),
                                time));
        long count =
                series.at("count").present()
                        ? series.at("count").number()
                        : either(event.at("count"), event.at("deprecatedCount")).number();
        String namespace = about.at("namespace").text();
        return new ClusterEvent(
                namespace.isEmpty() ? event.at("metadata", "namespace").text() : namespace,
                about.at("kind").text(),
                about.at("name").text(),
                event.at("reason").text(),
                either(event.at("message"), event.at("note")).text(),
                (int) Math.max(1, count),
                first,
                last);
    }

    private static Field either(Field one, Field other) {
        return one.value() instanceof io.daemonlens.engine.json.JsonNull || one.absent()
                ? other
                : one;
    }

    private static Instant orElse(Instant one, Instant other) {
        return one == null ? other : one;
    }

    /** Returns whether it last occurred before the given moment; false if its time is unknown. */
    boolean isBefore(Instant moment) {
        return last != null && last.isBefore(moment);
    }
}
