package io.daemonlens.engine.apimachinery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of a quantity. The number of digits decides the representation and whether the
 * text is kept; both are visible in the pod template hash.
 */
final class QuantityReader {

    private static final String WRONG_FORMAT =
            "quantities must match the regular expression"
                    + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    private static final String NO_NUMBER = "unable to parse numeric part of quantity";
    private static final String WRONG_SUFFIX = "unable to parse quantity's suffix";

    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The most digits that Kubernetes stores in a long. */
    private static final int MAX_DIGITS = 18;

    /** Powers of ten beyond this are not expanded, because that would take too long. */
    private static final int MAX_POWER = 10_000;

    /** Digits after these are read as zeros, because arithmetic on them would take too long. */
    private static final int MAX_SIGNIFICANT = 10_000;

    private final String text;
    private int at;

    private QuantityReader(String text) {
        this.text = text;
    }

    static Quantity read(String text) {
        if (text.isEmpty()) {
            throw new Quantity.FormatException(WRONG_FORMAT);
        }
        if (text.equals("0")) {
            return new Quantity(0, 0, null, QuantityFormat.DECIMAL_SI, text);
        }
        return new QuantityReader(text).quantity();
    }

    private Quantity quantity() {
        char first = text.charAt(0);
        boolean negative = first == '-';
        at = negative || first == '+' ? 1 : 0;
        while (at < text.length() && text.charAt(at) == '0') {
            at++;
        }
        String whole = digits();
        if (whole.isEmpty()) {
            whole = "0";
        }
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        boolean hasDigits = hasDigits();
        QuantitySuffix suffix = QuantitySuffix.read(suffixText());
        if (suffix == null) {
            throw new Quantity.FormatException(WRONG_SUFFIX);
        }
        Quantity asLong = asLong(whole, fraction, suffix, negative);
        if (asLong == null && !hasDigits) {
            throw new Quantity.FormatException(NO_NUMBER);
        }
        return asLong != null ? asLong : asDecimal(whole, fraction, suffix, negative);
    }

    /** Returns whether there are any digits; the text may be only a sign and a dot. */
    private boolean hasDigits() {
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }

    /** Returns the rest if it looks like a suffix: suffix letters, a sign, digits. */
    private String suffixText() {
        int start = at;
        while (at < text.length() && "eEinumkKMGTP".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        digits();
        if (at < text.length()) {
            throw new Quantity.FormatException(WRONG_FORMAT);
        }
        return text.substring(start);
    }

    /** Returns the long representation; null if Kubernetes uses a big decimal for these digits. */
    private @Nullable Quantity asLong(
            String whole, String fraction, QuantitySuffix suffix, boolean negative) {
        boolean binary = suffix.format() == QuantityFormat.BINARY_SI;
        int places = whole.length() + fraction.length();
        int spare =
                !binary
                        ? MAX_DIGITS - places
                        : fraction.isEmpty() ? 14 - places - suffix.exponent() * 3 / 10 : -1;
        long scale = (binary ? 0L : suffix.exponent()) - fraction.length();
        if (spare < 0 || scale < QuantitySuffix.NANO) {
            return null;
        }
        String shifted = whole + fraction;
        long number = Long.parseLong(shifted);
        long value = binary ? number << suffix.exponent() : number;
        boolean keepsText =
                binary
                        ? (number & 7) != 0
                        : scale % 3 == 0 && !shifted.endsWith("000") && shifted.charAt(0) != '0';
        return new Quantity(
                negative ? -value : value,
                (int) scale,
                null,
                suffix.format(),
                keepsText ? text : null);
    }

    private static Quantity asDecimal(
            String whole, String fraction, QuantitySuffix suffix, boolean negative) {
        String digits = withoutLeadingZeros(whole + fraction);
        int cut = Math.max(0, digits.length() - MAX_SIGNIFICANT);
        BigInteger unscaled = new BigInteger(digits.substring(0, digits.length() - cut));
        if (cut > 0) {
            // Fractions are rounded up, so the digits that are cut count as one.
            unscaled = unscaled.add(BigInteger.ONE);
        }
        boolean binary = suffix.format() == QuantityFormat.BINARY_SI;
        if (binary) {
            unscaled = unscaled.shiftLeft(suffix.exponent());
        }
        long scale = (long) fraction.length() - cut - (binary ? 0 : suffix.exponent());
        BigDecimal amount = new BigDecimal(unscaled, (int) Math.min(scale, Integer.MAX_VALUE));
        if (unscaled.signum() != 0) {
            amount = roundedToNano(amount);
        }
        QuantityFormat format = suffix.format();
        if (binary && amount.compareTo(LARGEST_BINARY) > 0) {
            amount = LARGEST_BINARY;
        }
        if (binary && amount.signum() > 0 && amount.compareTo(BigDecimal.ONE) < 0) {
            format = QuantityFormat.DECIMAL_SI;
        }
        return new Quantity(0, 0, negative ? amount.negate() : amount, format, null);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** Rounds up to nano units, so that a small request never becomes zero. */
    private static BigDecimal roundedToNano(BigDecimal amount) {
        if (amount.scale() > MAX_POWER + amount.precision()) {
            return BigDecimal.ONE.movePointLeft(-QuantitySuffix.NANO);
        }
        return amount.scale() < -MAX_POWER
                ? amount
                : amount.setScale(-QuantitySuffix.NANO, RoundingMode.UP);
    }
}
