package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An integer or a text such as {@code 10%}. Follows apimachinery's {@code pkg/util/intstr}.
 *
 * @param text the text; null for a number
 * @param number the number; 0 for a text
 */
public record IntOrString(@Nullable String text, int number) {

    /** A number from here on overflows and becomes the smallest one. */
    private static final double TOO_LARGE = 0x1p63;

    /** Thrown for a text that is not a percentage; the message is that of Kubernetes. */
    public static final class FormatException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super("invalid value for IntOrString: " + message);
        }
    }

    public static IntOrString of(int number) {
        return new IntOrString(null, number);
    }

    public static IntOrString of(String text) {
        return new IntOrString(text, 0);
    }

    /** Reads a JSON number or string; returns null for any other value and for null. */
    public static @Nullable IntOrString of(@Nullable JsonValue value) {
        if (value instanceof JsonText text) {
            return of(text.value());
        }
        return value instanceof JsonNumber number && number.isInteger()
                ? of((int) number.longValue())
                : null;
    }

    public boolean isText() {
        return text != null;
    }

    /**
     * Returns the number, or the percentage of a total.
     *
     * @throws FormatException if the text is not a percentage
     */
    public long scaledValue(long total, boolean roundUp) {
        if (text == null) {
            return number;
        }
        if (!text.endsWith("%")) {
            throw new FormatException("invalid type: string is not a percentage");
        }
        String digits = text.substring(0, text.length() - 1);
        double share = percentage(text, digits) * (double) total / 100;
        double rounded = roundUp ? Math.ceil(share) : Math.floor(share);
        return Math.abs(rounded) >= TOO_LARGE ? Long.MIN_VALUE : (long) rounded;
    }

    private static long percentage(String text, String digits) {
        String problem = "invalid syntax";
        if (isNumber(digits)) {
            try {
                return Long.parseLong(digits);
            } catch (NumberFormatException e) {
                problem = "value out of range";
            }
        }
        throw new FormatException(
                "invalid value "
                        + GoText.quote(text)
                        + ": strconv.Atoi: parsing "
                        + GoText.quote(digits)
                        + ": "
                        + problem);
    }

    /**
     * Returns whether the text is an optional sign and digits, without the startup cost of a regex.
     */
    private static boolean isNumber(String digits) {
        int start = digits.startsWith("+") || digits.startsWith("-") ? 1 : 0;
        for (int i = start; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return digits.length() > start;
    }

    /** The value as in a manifest: {@code 5} or {@code 10%}. */
    @Override
    public String toString() {
        return text != null ? text : Integer.toString(number);
    }
}
