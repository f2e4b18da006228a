package io.daemonlens.engine.core;

import io.daemonlens.engine.apimachinery.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Points in time as objects hold them: RFC 3339, whole seconds. */
public final class Timestamps {

    private Timestamps() {}

    /** The time under the cursor; null where there is none or the text is no time. */
    public static Instant of(Field field) {
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
