package io.daemonlens.engine.apiserver.decoding;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Parses a time like Go's {@code time.Parse} with RFC 3339, including the error messages. Checked
 * against {@code time/format.go} of Go 1.26.
 */
final class GoTime {

    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    private final String text;
    private String rest;

    private GoTime(String text) {
        this.text = text;
        this.rest = text;
    }

    /** Thrown for an invalid time; the message is Go's. */
    static final class ParseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ParseException(String message) {
            super(message, null, false, false);
        }
    }

    /** Returns the same instant in UTC with second precision, the format Kubernetes writes. */
    static String inUtc(String text) {
        return new GoTime(text).read();
    }

    private String read() {
        int year = year();
        skip("-");
        int month = number("01", true);
        range(month < 1 || month > 12, "month");
        skip("-");
        int day = number("02", true);
        skip("T");
        int hour = number("15", false);
        range(hour > 23, "hour");
        skip(":");
        int minute = number("04", true);
        range(minute > 59, "minute");
        skip(":");
        int second = number("05", true);
        range(second > 59, "second");
        fraction();
        int offset = offset();
        if (!rest.isEmpty()) {
            throw outOf(": extra text: " + quote(rest));
        }
        range(day < 1 || day > YearMonth.of(year, month).lengthOfMonth(), "day");
        try {
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second);
            return SECONDS.format(local.minusMinutes(offset));
        } catch (DateTimeException e) {
            throw new AssertionError(text, e);
        }
    }

    private int year() {
        String hold = rest;
        if (rest.length() < 4 || !rest.substring(0, 4).chars().allMatch(GoTime::isDigit)) {
            throw cannot(hold, "2006");
        }
        rest = rest.substring(4);
        return Integer.parseInt(hold.substring(0, 4));
    }

    private int number(String element, boolean twoDigits) {
        boolean first = !rest.isEmpty() && isDigit(rest.charAt(0));
        boolean second = rest.length() > 1 && isDigit(rest.charAt(1));
        if (!first || twoDigits && !second) {
            throw cannot(rest, element);
        }
        int length = second ? 2 : 1;
        int value = Integer.parseInt(rest.substring(0, length));
        rest = rest.substring(length);
        return value;
    }

    private void skip(String literal) {
        if (!rest.startsWith(literal)) {
            throw cannot(rest, literal);
        }
        rest = rest.substring(1);
    }

    private void fraction() {
        if (rest.length() > 1
                && (rest.charAt(0) == '.' || rest.charAt(0) == ',')
                && isDigit(rest.charAt(1))) {
            int end = 1;
            while (end < rest.length() && isDigit(rest.charAt(end))) {
                end++;
            }
            rest = rest.substring(end);
        }
    }

    private int offset() {
        if (rest.startsWith("Z")) {
            rest = rest.substring(1);
            return 0;
        }
        String hold = rest;
        boolean shaped =
                rest.length() >= 6
                        && (rest.charAt(0) == '+' || rest.charAt(0) == '-')
                        && rest.charAt(3) == ':'
                        && isDigit(rest.charAt(1))
                        && isDigit(rest.charAt(2))
                        && isDigit(rest.charAt(4))
                        && isDigit(rest.charAt(5));
        if (!shaped) {
            throw cannot(hold, "Z07:00");
        }
        int hours = Integer.parseInt(rest.substring(1, 3));
        int minutes = Integer.parseInt(rest.substring(4, 6));
        rest = rest.substring(6);
        range(hours > 24, "time zone offset hour");
        range(minutes > 60, "time zone offset minute");
        int offset = hours * 60 + minutes;
        return hold.charAt(0) == '-' ? -offset : offset;
    }

    private void range(boolean out, String what) {
        if (out) {
            throw outOf(": " + what + " out of range");
        }
    }

    private ParseException outOf(String message) {
        return new ParseException("parsing time " + quote(text) + message);
    }

    private ParseException cannot(String value, String element) {
        return outOf(
                " as "
                        + quote(LAYOUT)
                        + ": cannot parse "
                        + quote(value)
                        + " as "
                        + quote(element));
    }

    /** Quotes a value like Go's time package, which escapes every byte outside printable ASCII. */
    private static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c >= 0x80 || c < ' ') {
                out.append(String.format("\\x%02x", c));
            } else {
                out.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
            }
        }
        return out.append('"').toString();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
