package io.daemonlens.engine.apimachinery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A resource quantity: {@code 100m}, {@code 1.5Gi}, {@code 2e3}. It keeps the suffix family it was
 * written with, and the text itself if Kubernetes treats that text as canonical.
 *
 * <p>As in Kubernetes, a quantity has one of two representations: a {@code long} with a power of
 * ten, or a big decimal if there are too many digits. The representation is visible from outside,
 * because it is part of the pod template hash. Arithmetic uses the same representations, so that
 * sums overflow where they overflow in Kubernetes. Follows apimachinery's {@code pkg/api/resource},
 * 1.24 and later.
 */
public final class Quantity implements Comparable<Quantity> {

    /** Zero, as Go's zero value: no text, no format. */
    public static final Quantity ZERO = new Quantity(0, 0, null, QuantityFormat.DECIMAL_SI, null);

    /** Thrown for a text that is not a quantity; the message is the server's. */
    public static final class FormatException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super(message);
        }
    }

    private static final int MILLI = -3;

    private final long value;
    private final int scale;
    private final @Nullable BigDecimal decimal;
    private final QuantityFormat format;
    private final @Nullable String text;

    Quantity(
            long value,
            int scale,
            @Nullable BigDecimal decimal,
            QuantityFormat format,
            @Nullable String text) {
        this.value = value;
        this.scale = scale;
        this.decimal = decimal;
        this.format = format;
        this.text = text;
    }

    /**
     * Parses a quantity; surrounding spaces are not allowed.
     *
     * @throws FormatException with the server's message if the text is not a quantity
     */
    public static Quantity parse(String text) {
        return QuantityReader.read(text);
    }

    private static final int MAX_SCALE_DIFFERENCE = 100_000;

    /** Returns an integer number of base units. */
    public static Quantity of(long value, QuantityFormat format) {
        return new Quantity(value, 0, null, format, null);
    }

    /** Returns a number of thousandths. */
    public static Quantity ofMilli(long value, QuantityFormat format) {
        return new Quantity(value, MILLI, null, format, null);
    }

    /** Returns the suffix family it is printed with. */
    public QuantityFormat format() {
        return format;
    }

    /** Returns the original text if it is canonical enough to be kept, else null. */
    public @Nullable String keptText() {
        return text;
    }

    /** Returns whether it is represented as a big decimal, which {@link #decimal()} returns. */
    public boolean isDecimal() {
        return decimal != null;
    }

    /** Returns the number before the power of ten; 0 for a big decimal. */
    public long unscaledValue() {
        return value;
    }

    /** Returns the power of ten (positive makes the quantity larger); 0 for a big decimal. */
    public int scale() {
        return scale;
    }

    /** Returns the value as a decimal; a big decimal keeps its own scale. */
    public BigDecimal decimal() {
        return decimal != null ? decimal : new BigDecimal(BigInteger.valueOf(value), -scale);
    }

    /** Returns −1, 0 or 1. */
    public int signum() {
        return decimal != null ? decimal.signum() : Long.signum(value);
    }

    public boolean isZero() {
        return signum() == 0;
    }

    /** Returns the base units, rounded up; overflows as in Kubernetes. */
    public long value() {
        return scaledValue(0);
    }

    /** Returns the thousandths, rounded up; overflows as in Kubernetes. */
    public long milliValue() {
        return scaledValue(MILLI);
    }

    private long scaledValue(int target) {
        if (decimal == null) {
            return scale < target
                    ? ScaledLong.down(value, target - scale)
                    : ScaledLong.up(value, scale - target).value();
        }
        return ScaledLong.of(decimal, target);
    }

    public Quantity add(Quantity other) {
        QuantityFormat sumFormat = isZero() ? other.format : format;
        if (decimal == null && other.decimal == null) {
            Quantity sum = sumOfLongs(other.value, other.scale, sumFormat);
            if (sum != null) {
                return sum;
            }
        }
        return new Quantity(0, 0, sum(decimal(), other.decimal()), sumFormat, null);
    }

    public Quantity subtract(Quantity other) {
        QuantityFormat sumFormat = isZero() ? other.format : format;
        if (decimal == null && other.decimal == null) {
            Quantity sum = sumOfLongs(-other.value, other.scale, sumFormat);
            if (sum != null) {
                return sum;
            }
        }
        return new Quantity(0, 0, sum(decimal(), other.decimal().negate()), sumFormat, null);
    }

    /**
     * Adds two decimals. An amount too small to matter is left out, because the digits between them
     * would not fit in memory.
     */
    private static BigDecimal sum(BigDecimal left, BigDecimal right) {
        if (Math.abs((long) left.scale() - right.scale()) <= MAX_SCALE_DIFFERENCE) {
            return left.add(right);
        }
        return left.abs().compareTo(right.abs()) < 0 ? right : left;
    }

    /** Adds two longs; returns null if the sum overflows. */
    private @Nullable Quantity sumOfLongs(long addend, int addendScale, QuantityFormat sumFormat) {
        if (addend == 0) {
            return new Quantity(value, scale, null, sumFormat, null);
        }
        if (value == 0) {
            return new Quantity(addend, addendScale, null, sumFormat, null);
        }
        int common = Math.min(scale, addendScale);
        ScaledLong left = ScaledLong.up(value, scale - common);
        ScaledLong right = ScaledLong.up(addend, addendScale - common);
        if (!left.fits() || !right.fits()) {
            return null;
        }
        long sum = left.value() + right.value();
        boolean overflows =
                (left.value() > 0 && right.value() > 0 && sum < 0)
                        || (left.value() < 0 && right.value() < 0 && sum >= 0);
        return overflows ? null : new Quantity(sum, common, null, sumFormat, null);
    }

    /** Rounds up (away from zero) to a power of ten, as the server rounds to thousandths. */
    public Quantity roundUp(int target) {
        if (decimal != null) {
            BigDecimal rounded = decimal.setScale(-target, RoundingMode.UP);
            return new Quantity(0, 0, rounded, format, null);
        }
        return scale >= target
                ? this
                : new Quantity(ScaledLong.down(value, target - scale), target, null, format, null);
    }

    /** Returns the canonical spelling, whatever the original text. */
    public String canonical() {
        return QuantityWriter.write(this);
    }

    /** Compares the amounts; 1000m and 1 are equal. */
    @Override
    public int compareTo(Quantity other) {
        if (decimal == null && other.decimal == null && scale == other.scale) {
            return Long.compare(value, other.value);
        }
        return decimal().compareTo(other.decimal());
    }

    /** Returns whether the amounts are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity quantity && compareTo(quantity) == 0;
    }

    @Override
    public int hashCode() {
        return isZero() ? 0 : decimal().stripTrailingZeros().hashCode();
    }

    /** The printed form: the kept text, else the canonical spelling. */
    @Override
    public String toString() {
        return text != null ? text : canonical();
    }
}
