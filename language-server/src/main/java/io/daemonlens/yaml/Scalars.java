package io.daemonlens.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Resolves scalars to values. It follows YAML 1.1 as implemented by go-yaml 2.4 ({@code
 * resolve.go}): {@code yes} and {@code on} are true, {@code 010} is 8, and base 60 numbers and
 * dates are not supported.
 */
final class Scalars {

    private static final String PREFIX = "tag:yaml.org,2002:";
    private static final BigInteger UNSIGNED_END = BigInteger.ONE.shiftLeft(64);

    /** A whole number of more digits, even binary ones, does not fit in 64 bits. */
    private static final int MAX_DIGITS = 64;

    private static final String TIMESTAMP =
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
                    + "([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?";

    /** The largest decimal exponent of a float key that is written without exponent notation. */
    private static final int MOST_PLACES_AS_KEY = 5;

    private Scalars() {}

    static Object value(YamlScalar scalar) {
        String tag = scalar.tag();
        String text = scalar.text();
        if (tag.isEmpty()) {
            return !scalar.implicit() ? text : scalar.old() ? plainOfOld(text) : plain(text);
        }
        if (!tag.startsWith(PREFIX)) {
            return text;
        }
        return switch (tag.substring(PREFIX.length())) {
            case "bool", "int", "float", "null", "timestamp" ->
                    tagged(text, tag.substring(PREFIX.length()), scalar.old());
            case "binary" -> binary(text);
            default -> text;
        };
    }

    /**
     * Resolves numbers as old readers do: they require a digit after the point and an exponent
     * sign.
     */
    private static Object plainOfOld(String text) {
        Object value = plain(text);
        boolean number = value instanceof Double && !Double.isInfinite((Double) value);
        return number && text.charAt(0) != '.' && !isOldFloat(text.replace("_", "")) ? text : value;
    }

    private static Object tagged(String text, String tag, boolean old) {
        if (tag.equals("timestamp") && Pattern.matches(TIMESTAMP, text)) {
            return text;
        }
        Object value = old ? plainOfOld(text) : plain(text);
        String found = typeOf(value);
        if (found.equals(tag)) {
            return value;
        }
        if (tag.equals("float") && value instanceof Long number && !old) {
            return (double) number;
        }
        throw new UnreadableScalarException(
                "cannot decode !!" + found + " `" + text + "` as a !!" + tag);
    }

    private static String typeOf(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "str";
        }
        return value instanceof Boolean ? "bool" : value instanceof Double ? "float" : "int";
    }

    private static String binary(String text) {
        try {
            byte[] bytes =
                    java.util.Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableScalarException("!!binary value contains invalid base64 data");
        }
    }

    /** Resolves a plain scalar. */
    static Object plain(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char c = text.charAt(0);
        if (c >= '0' && c <= '9' || c == '+' || c == '-') {
            return number(text);
        }
        switch (c) {
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~', '.' -> {
                return text.length() > 5 && c != '.' ? text : word(text);
            }
            default -> {
                return text;
            }
        }
    }

    private static Object word(String text) {
        switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> {
                return Boolean.TRUE;
            }
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> {
                return Boolean.FALSE;
            }
            case "~", "null", "Null", "NULL" -> {
                return null;
            }
            case ".nan", ".NaN", ".NAN" -> {
                return Double.NaN;
            }
            case ".inf", ".Inf", ".INF" -> {
                return Double.POSITIVE_INFINITY;
            }
            default -> {
                return text.charAt(0) == '.' && isFloat(text) ? decimal(text) : text;
            }
        }
    }

    private static Object number(String text) {
        switch (text) {
            case "+.inf", "+.Inf", "+.INF" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                // a number
            }
        }
        String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
        Object whole = whole(plain);
        if (whole != null) {
            return whole;
        }
        return isFloat(plain) ? decimal(plain) : text;
    }

    /** Parses like Go's ParseInt with base 0, then ParseUint; null if both fail. */
    private static Object whole(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char mark = Character.toLowerCase(digits.charAt(1));
            radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
            digits = digits.substring(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
        }
        if (digits.isEmpty()) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= 0x80 || Character.digit(c, radix) < 0) {
                return null;
            }
        }
        if (digits.length() <= 15) {
            long value = Long.parseLong(digits, radix);
            return text.charAt(0) == '-' ? -value : value;
        }
        digits = withoutLeadingZeros(digits);
        if (digits.length() > MAX_DIGITS) {
            return null;
        }
        BigInteger value = new BigInteger(digits, radix);
        BigInteger result = text.charAt(0) == '-' ? value.negate() : value;
        if (result.bitLength() < 64) {
            return result.longValue();
        }
        return !signed && result.compareTo(UNSIGNED_END) < 0 ? result : null;
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** Matches {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}. */
    private static boolean isFloat(String text) {
        int at = 0;
        int end = text.length();
        if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int before = digits(text, at);
        int after = 0;
        at += before;
        if (at < end && text.charAt(at) == '.') {
            after = digits(text, at + 1);
            at += 1 + after;
        }
        if (before + after == 0) {
            return false;
        }
        if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponent = digits(text, at);
            if (exponent == 0) {
                return false;
            }
            at += exponent;
        }
        return at == end;
    }

    /** Matches {@code [-+]?[0-9]*\.?[0-9]+([eE][-+][0-9]+)?} in floats accepted by new readers. */
    private static boolean isOldFloat(String text) {
        int point = text.indexOf('.');
        int power = Math.max(text.indexOf('e'), text.indexOf('E'));
        boolean digitBehindPoint = point < 0 || digits(text, point + 1) > 0;
        boolean signedPower =
                power < 0 || text.charAt(power + 1) == '-' || text.charAt(power + 1) == '+';
        return digitBehindPoint && signedPower;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    /** Parses a float. A number out of range stays a string because Go's ParseFloat rejects it. */
    private static Object decimal(String text) {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? text : (Object) value;
    }

    /** Returns the fewest digits that parse to the number; Java 17 does not always print those. */
    private static BigDecimal shortest(float number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.floatValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
    }

    /** Formats a float used as a key, like Go's {@code FormatFloat(f, 'g', -1, 32)}. */
    static String floatKey(double number) {
        float value = (float) number;
        if (Float.isNaN(value)) {
            return ".nan";
        }
        if (Float.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        if (exponent >= -4 && exponent <= MOST_PLACES_AS_KEY) {
            return shortest.toPlainString();
        }
        String sign = value < 0 ? "-" : "";
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + power;
    }
}
