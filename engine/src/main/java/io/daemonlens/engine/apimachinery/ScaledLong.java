package io.daemonlens.engine.apimachinery;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A long scaled to another power of ten, with the overflow behaviour of Kubernetes.
 *
 * @param value the result; if it overflows, the value that Kubernetes shows
 * @param fits whether the result fits in a long
 */
record ScaledLong(long value, boolean fits) {

    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int DIGITS_OF_LONG = 19;

    /** Multiplies by ten to the given power, which is 0 or more. */
    static ScaledLong up(long base, int power) {
        long result = base;
        for (int i = 0; i < power && result != 0; i++) {
            long high = Math.multiplyHigh(result, 10);
            result *= 10;
            if (high != result >> 63) {
                return new ScaledLong(overflowed(base, power), false);
            }
        }
        return new ScaledLong(result, true);
    }

    /**
     * Returns the overflowed value. Some powers have their own path, which keeps the lowest 64
     * bits.
     */
    private static long overflowed(long base, int power) {
        return switch (power) {
            case 1, 2, 3, 6, 9 ->
                    base == Long.MIN_VALUE ? 0 : base * BigInteger.TEN.pow(power).longValue();
            default -> 0;
        };
    }

    /** Divides by ten to the given power and rounds away from zero. */
    static long down(long base, int power) {
        long result = base;
        boolean fraction = false;
        for (int i = 0; i < power && result != 0; i++) {
            fraction |= result % 10 != 0;
            result /= 10;
        }
        return fraction ? result + (base > 0 ? 1 : -1) : result;
    }

    /**
     * Converts a decimal to a long at a power of ten. As in Kubernetes, it rounds by adding one to
     * the truncated quotient, not away from zero, and keeps the lowest 64 bits.
     */
    static long of(BigDecimal decimal, int targetScale) {
        long difference = (long) decimal.scale() + targetScale;
        BigInteger unscaled = decimal.unscaledValue();
        if (difference == 0) {
            return unscaled.longValue();
        }
        if (difference < 0) {
            return difference < -64
                    ? 0
                    : unscaled.multiply(BigInteger.TEN.pow((int) -difference)).longValue();
        }
        if (unscaled.compareTo(MAX_LONG) < 0 && difference < DIGITS_OF_LONG) {
            long divisor = up(1, (int) difference).value();
            long base = unscaled.longValue();
            return base / divisor + (base % divisor != 0 ? 1 : 0);
        }
        if (difference > unscaled.bitLength() + 1) {
            return unscaled.signum() > 0 ? 1 : 0;
        }
        BigInteger[] parts = unscaled.divideAndRemainder(BigInteger.TEN.pow((int) difference));
        boolean negativeRest = parts[1].signum() < 0;
        long quotient = parts[0].longValue() - (negativeRest ? 1 : 0);
        return parts[1].signum() != 0 ? quotient + 1 : quotient;
    }
}
