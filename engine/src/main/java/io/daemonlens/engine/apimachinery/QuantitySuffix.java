package io.daemonlens.engine.apimachinery;

import org.jspecify.annotations.Nullable;

/**
 * The suffix after the number of a quantity.
 *
 * @param format the suffix family
 * @param exponent a power of two for the binary family, else a power of ten
 */
record QuantitySuffix(QuantityFormat format, int exponent) {

    static final int NANO = -9;

    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    /** Returns the meaning of the suffix; null if the suffix does not exist. */
    static @Nullable QuantitySuffix read(String text) {
        for (int i = 0; i < DECIMAL.length; i++) {
            if (DECIMAL[i].equals(text)) {
                return new QuantitySuffix(QuantityFormat.DECIMAL_SI, 3 * i + NANO);
            }
        }
        for (int i = 1; i < BINARY.length; i++) {
            if (BINARY[i].equals(text)) {
                return new QuantitySuffix(QuantityFormat.BINARY_SI, 10 * i);
            }
        }
        if (text.length() > 1 && (text.charAt(0) == 'e' || text.charAt(0) == 'E')) {
            try {
                long exponent = Long.parseLong(text.substring(1));
                return new QuantitySuffix(QuantityFormat.DECIMAL_EXPONENT, (int) exponent);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }

    /**
     * Returns the suffix for a power of ten that is divisible by three. Beyond E no suffix exists,
     * and releases up to 1.37 then print the number alone.
     */
    static String ofTen(int exponent, QuantityFormat format) {
        if (format == QuantityFormat.DECIMAL_EXPONENT) {
            return exponent == 0 ? "" : "e" + exponent;
        }
        int index = (exponent - NANO) / 3;
        return exponent >= NANO && index < DECIMAL.length ? DECIMAL[index] : "";
    }

    /** Returns the suffix for a power of 1024. */
    static String of1024(int power) {
        return power < BINARY.length ? BINARY[power] : "";
    }
}
