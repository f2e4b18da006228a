package io.daemonlens.yaml;

import java.math.BigInteger;

/** A scalar. Its text and style decide which value it resolves to. */
public final class YamlScalar extends YamlNode {

    /** The style of a scalar. */
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    private final String text;
    private final Style style;
    private final boolean implicit;
    private final boolean old;

    /**
     * @param implicit whether the type is resolved from the text: plain and untagged, or tagged
     *     {@code !}
     * @param old whether {@link YamlDialect#OLD} reads it, which recognizes fewer numbers
     */
    YamlScalar(
            int start,
            int end,
            int line,
            String tag,
            String text,
            Style style,
            boolean implicit,
            boolean old) {
        super(start, end, line, tag);
        this.text = text;
        this.style = style;
        this.implicit = implicit;
        this.old = old;
    }

    /** Returns the text with escapes and folding resolved. */
    public String text() {
        return text;
    }

    public Style style() {
        return style;
    }

    boolean implicit() {
        return implicit;
    }

    boolean old() {
        return old;
    }

    public boolean isMergeKey() {
        return text.equals("<<") && (implicit || tag().equals("tag:yaml.org,2002:merge"));
    }

    /**
     * Returns the value that the API server reads: a String, Boolean, Long, Double, null, or a
     * BigInteger above the range of Long.
     *
     * @throws UnreadableScalarException if the text does not match the tag
     */
    public Object value() {
        return Scalars.value(this);
    }

    /** Returns this scalar as a JSON member name, or null if it cannot be one. */
    public String asKey() {
        if (!implicit && tag().isEmpty()) {
            return text;
        }
        Object value;
        try {
            value = value();
        } catch (UnreadableScalarException e) {
            return null;
        }
        if (value instanceof Double number) {
            return Scalars.floatKey(number);
        }
        return value == null || value instanceof BigInteger ? null : value.toString();
    }

    /** Formats a float used as a key, as the API server does. */
    public static String floatKey(double number) {
        return Scalars.floatKey(number);
    }

    @Override
    public String toString() {
        return text;
    }
}
