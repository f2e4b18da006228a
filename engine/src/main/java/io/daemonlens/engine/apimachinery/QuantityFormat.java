package io.daemonlens.engine.apimachinery;

/** The suffix family that a quantity is printed with. */
public enum QuantityFormat {
    DECIMAL_EXPONENT("DecimalExponent"),
    BINARY_SI("BinarySI"),
    DECIMAL_SI("DecimalSI");

    private final String word;

    QuantityFormat(String word) {
        this.word = word;
    }

    /** Returns the name in Kubernetes, such as {@code BinarySI}. */
    public String word() {
        return word;
    }
}
