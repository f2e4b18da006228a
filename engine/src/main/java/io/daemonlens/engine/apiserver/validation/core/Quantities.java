package io.daemonlens.engine.apiserver.validation.core;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.GoText;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.schemas.KubernetesVersion;
import org.jspecify.annotations.Nullable;

/** Reads quantities of a decoded object and formats invalid ones. */
public final class Quantities {

    private static final int AS_JSON = 34;

    private Quantities() {}

    /** Returns the field's quantity; zero if the field is absent. */
    public static Quantity of(@Nullable Field field) {
        String text =
                field.value() instanceof JsonNumber number
                        ? number.literal()
                        : field.text().strip();
        return text.isEmpty() ? Quantity.ZERO : Quantity.parse(text);
    }

    /** Formats the quantity as quoted text. */
    public static String quoted(Quantity quantity) {
        return GoText.quote(quantity.toString());
    }

    /** Formats the quantity as a value; older versions print all parts of the Go struct. */
    public static String rendered(Quantity quantity, KubernetesVersion version) {
        if (version.isAtLeast(AS_JSON)) {
            return quoted(quantity);
        }
        String kept = quantity.keptText() == null ? "" : quantity.keptText();
        return "resource.Quantity{i:resource.int64Amount{value:"
                + quantity.unscaledValue()
                + ", scale:"
                + quantity.scale()
                + "}, d:resource.infDecAmount{Dec:(*inf.Dec)("
                + (quantity.isDecimal() ? "0xADDRESS" : "nil")
                + ")}, s:"
                + GoText.quote(kept)
                + ", Format:\""
                + quantity.format().word()
                + "\"}";
    }
}
