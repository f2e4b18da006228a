package io.daemonlens.engine.apimachinery;

import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.engine.json.JsonValue;

/**
 * A number, or a text such as {@code 10%}. Checked against apimachinery's {@code pkg/util/intstr}.
 *
 * @param text the text; null where it is a number
 * @param number the number; 0 where it is a text
 */
public record IntOrString(String text, int number) {

    /** From here on a number does not fit and turns into the smallest one. */
    private static final double TOO_LARGE = 0x1p63;

    /** A text that is no percentage; the message is Kubernetes'. */
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

    /** From a JSON number or string; null from anything else, and from nothing. */
    public static IntOrString of(JsonValue value) {
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
     * The number, or the percentage of a total.
     *
     * @throws FormatException where the text is no percentage
     */
    public long scaledValue(long total, boolean roundUp) {
        if (text == null) {
            return number;
        }
        if (!text.endsWith("%")) {
            throw new FormatException("invalid type: string is not a percentage");
        }
        String digits = text.substring(0, text.length() - 1);
        double share = percentage(digits) * (double) total / 100;
        double rounded = roundUp ? Math.ceil(share) : Math.floor(share);
        return Math.abs(rounded) >= TOO_LARGE ? Long.MIN_VALUE : (long) rounded;
    }

    private long percentage(String digits) {
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

    /** A sign, if any, and digits; a regular expression would cost a start more than all this. */
    private static boolean isNumber(String digits) {
        int start = digits.startsWith("+") || digits.startsWith("-") ? 1 : 0;
        for (int i = start; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return digits.length() > start;
    }

    /** As users write it: {@code 5} or {@code 10%}. */
    @Override
    public String toString() {
        return text != null ? text : Integer.toString(number);
    }
}
