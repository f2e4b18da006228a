package io.daemonlens.engine.apimachinery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Formats a quantity canonically: no fraction, no loss of precision, the largest possible suffix.
 */
final class QuantityWriter {

    private static final BigInteger KI = BigInteger.valueOf(1024);
    private static final BigDecimal KI_DECIMAL = BigDecimal.valueOf(1024);

    private QuantityWriter() {}

    static String write(Quantity quantity) {
        if (quantity.isZero()) {
            return "0";
        }
        QuantityFormat format = quantity.format();
        if (format == QuantityFormat.BINARY_SI) {
            String binary = binary(quantity);
            if (binary != null) {
                return binary;
            }
            format = QuantityFormat.DECIMAL_SI;
        }
        return quantity.isDecimal()
                ? decimal(quantity.decimal(), format)
                : decimal(quantity.unscaledValue(), quantity.scale(), format);
    }

    /** Returns null for a small or fractional quantity, which is printed with decimal suffixes. */
    private static @Nullable String binary(Quantity quantity) {
        if (!quantity.isDecimal() && quantity.scale() == 0) {
            long value = quantity.unscaledValue();
            if (value > -1024 && value < 1024) {
                return null;
            }
            int power = 0;
            while (value % 1024 == 0) {
                value /= 1024;
                power++;
            }
            return value + QuantitySuffix.of1024(power);
        }
        BigDecimal amount = quantity.decimal();
        if (amount.abs().compareTo(KI_DECIMAL) < 0) {
            return null;
        }
        BigDecimal rounded = amount.setScale(0, RoundingMode.UP);
        if (rounded.compareTo(amount) != 0) {
            return null;
        }
        BigInteger number = rounded.toBigIntegerExact();
        int power = 0;
        for (BigInteger[] parts = number.divideAndRemainder(KI);
                parts[1].signum() == 0;
                parts = number.divideAndRemainder(KI)) {
            number = parts[0];
            power++;
        }
        return number + QuantitySuffix.of1024(power);
    }

    private static String decimal(long value, int scale, QuantityFormat format) {
        long number = value;
        int exponent = scale;
        while (number % 10 == 0) {
            number /= 10;
            exponent++;
        }
        ScaledLong aligned = ScaledLong.up(number, Math.floorMod(exponent, 3));
        if (!aligned.fits()) {
            return decimal(new BigDecimal(BigInteger.valueOf(value), -scale), format);
        }
        exponent -= Math.floorMod(exponent, 3);
        return aligned.value() + QuantitySuffix.ofTen(exponent, format);
    }

    private static String decimal(BigDecimal amount, QuantityFormat format) {
        BigDecimal stripped = amount.stripTrailingZeros();
        int exponent = -stripped.scale();
        int shift = Math.floorMod(exponent, 3);
        BigInteger number = stripped.unscaledValue().multiply(BigInteger.TEN.pow(shift));
        return number + QuantitySuffix.ofTen(exponent - shift, format);
    }
}
