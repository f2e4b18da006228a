package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Parses timestamps of objects: RFC 3339, whole seconds. */
public final class Timestamps {

    private Timestamps() {}

    /** Reads the time at the cursor; returns null if it is absent or invalid. */
    public static @Nullable Instant of(Field field) {
        String text = field.text();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
