package io.daemonlens.engine.apimachinery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An amount of a resource: {@code 100m}, {@code 1.5Gi}, {@code 2e3}. It keeps the family of suffix
 * it was written with, and the text itself where that text counts as canonical.
 *
 * <p>As in Kubernetes an amount has one of two shapes, and which one it has can be seen from
 * outside (it is part of the pod template's hash): a {@code long} with a power of ten, or a big
 * decimal where the digits are too many. Arithmetic follows the shapes too, so that sums overflow
 * where Kubernetes' sums overflow. Checked against apimachinery's {@code pkg/api/resource}, 1.24
 * and later.
 */
public final class Quantity implements Comparable<Quantity> {

    /** Nothing, as Go's zero value: no text, no format. */
    public static final Quantity ZERO = new Quantity(0, 0, null, Format.DECIMAL_SI, null);

    /** The family of suffix. */
    public enum Format {
        DECIMAL_EXPONENT("DecimalExponent"),
        BINARY_SI("BinarySI"),
        DECIMAL_SI("DecimalSI");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** Kubernetes' word, such as {@code BinarySI}. */
        public String word() {
            return word;
        }
    }

    /** A text that is no quantity; the message is the server's. */
    public static final class FormatException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        FormatException(String message) {
            super(message);
        }
    }

    static final int NANO = -9;
    private static final int MILLI = -3;

    private final long value;
    private final int scale;
    private final BigDecimal decimal;
    private final Format format;
    private final String text;

    Quantity(long value, int scale, BigDecimal decimal, Format format, String text) {
        this.value = value;
        this.scale = scale;
        this.decimal = decimal;
        this.format = format;
        this.text = text;
    }

    /**
     * Reads a quantity without blanks around it.
     *
     * @throws FormatException with the server's words where the text is none
     */
    public static Quantity parse(String text) {
        return QuantityReader.read(text);
    }

    /** A whole number of base units. */
    public static Quantity of(long value, Format format) {
        return new Quantity(value, 0, null, format, null);
    }

    /** A number of thousandths. */
    public static Quantity ofMilli(long value, Format format) {
        return new Quantity(value, MILLI, null, format, null);
    }

    /** The family of suffix it is printed with. */
    public Format format() {
        return format;
    }

    /** The text where it was written canonically enough to be kept; else null. */
    public String keptText() {
        return text;
    }

    /** Whether it has the shape of a big decimal; then {@link #decimal()} holds it. */
    public boolean isDecimal() {
        return decimal != null;
    }

    /** The number in front of the power of ten; 0 for the shape of a big decimal. */
    public long unscaledValue() {
        return value;
    }

    /** The power of ten (positive makes larger); 0 for the shape of a big decimal. */
    public int scale() {
        return scale;
    }

    /** The value as a decimal; where the shape is that of a big decimal, with its own scale. */
    public BigDecimal decimal() {
        return decimal != null ? decimal : new BigDecimal(BigInteger.valueOf(value), -scale);
    }

    /** −1, 0 or 1. */
    public int signum() {
        return decimal != null ? decimal.signum() : Long.signum(value);
    }

    public boolean isZero() {
        return signum() == 0;
    }

    /** Base units, rounded up; overflows as Kubernetes overflows. */
    public long value() {
        return scaledValue(0);
    }

    /** Thousandths, rounded up; overflows as Kubernetes overflows. */
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
        Format sumFormat = isZero() ? other.format : format;
        if (decimal == null && other.decimal == null) {
            Quantity sum = sumOfLongs(other.value, other.scale, sumFormat);
            if (sum != null) {
                return sum;
            }
        }
        return new Quantity(0, 0, decimal().add(other.decimal()), sumFormat, null);
    }

    public Quantity subtract(Quantity other) {
        Format sumFormat = isZero() ? other.format : format;
        if (decimal == null && other.decimal == null) {
            Quantity sum = sumOfLongs(-other.value, other.scale, sumFormat);
            if (sum != null) {
                return sum;
            }
        }
        return new Quantity(0, 0, decimal().subtract(other.decimal()), sumFormat, null);
    }

    /** The sum in the long's shape; null where it does not fit. */
    private Quantity sumOfLongs(long addend, int addendScale, Format sumFormat) {
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

    /** Rounded up (away from zero) to a power of ten, as the server rounds to thousandths. */
    public Quantity roundUp(int target) {
        if (decimal != null) {
            BigDecimal rounded = decimal.setScale(-target, RoundingMode.UP);
            return new Quantity(0, 0, rounded, format, null);
        }
        return scale >= target
                ? this
                : new Quantity(ScaledLong.down(value, target - scale), target, null, format, null);
    }

    /** The canonical spelling, whatever was written. */
    public String canonical() {
        return QuantityWriter.write(this);
    }

    /** By amount; 1000m and 1 compare as equal. */
    @Override
    public int compareTo(Quantity other) {
        if (decimal == null && other.decimal == null && scale == other.scale) {
            return Long.compare(value, other.value);
        }
        return decimal().compareTo(other.decimal());
    }

    /** Equal in amount. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity quantity && compareTo(quantity) == 0;
    }

    @Override
    public int hashCode() {
        return isZero() ? 0 : decimal().stripTrailingZeros().hashCode();
    }

    /** As it is printed: the kept text, else the canonical spelling. */
    @Override
    public String toString() {
        return text != null ? text : canonical();
    }
}
