package io.daemonlens.engine.json;

import java.math.BigDecimal;

/**
 * A JSON number, stored as its literal.
 *
 * @param literal as written, such as {@code 1}, {@code -0.5} or {@code 1e3}
 */
public record JsonNumber(String literal) implements JsonValue {

    /** Shorter literals fit into a long in any case. */
    private static final int LONGEST_SAFE = 19;

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /**
     * Returns whether the literal is an optional minus sign and digits: an integer for Go's
     * decoder.
     */
    public boolean isInteger() {
        for (int i = literal.startsWith("-") ? 1 : 0; i < literal.length(); i++) {
            if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
                return false;
            }
        }
        return !literal.isEmpty();
    }

    /** Returns whether {@link #longValue} can return the value: an integer of 64 bits. */
    public boolean isLong() {
        if (!isInteger()) {
            return false;
        }
        if (literal.length() < LONGEST_SAFE) {
            return true;
        }
        try {
            Long.parseLong(literal);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Returns the value as a long.
     *
     * @throws NumberFormatException if it is not an integer or too large
     */
    public long longValue() {
        return Long.parseLong(literal);
    }

    public BigDecimal decimalValue() {
        return new BigDecimal(literal);
    }

    @Override
    public String goKind() {
        return "number";
    }

    @Override
    public JsonNumber copy() {
        return this;
    }

    @Override
    public String toString() {
        return literal;
    }
}
