package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads quantities in a stored template. */
final class Quantities {

    private static final Quantity ZERO = Quantity.parse("0");

    private Quantities() {}

    /** Returns the quantity; {@code 0} if it is missing or invalid. */
    public static Quantity of(@Nullable JsonValue value) {
        String text =
                value instanceof JsonText written
                        ? written.value()
                        : value instanceof JsonNumber number ? number.literal() : "";
        try {
            return text.isEmpty() ? ZERO : Quantity.parse(text);
        } catch (Quantity.FormatException e) {
            return ZERO;
        }
    }
}
