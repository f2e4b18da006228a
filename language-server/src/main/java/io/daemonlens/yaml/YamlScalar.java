package io.daemonlens.yaml;

import java.math.BigInteger;

/** One value without parts: its text and the way it is written decide what it reads as. */
public final class YamlScalar extends YamlNode {

    /** How a scalar is written. */
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
     * @param implicit whether the reader decides the type from the text: plain and without a tag,
     *     or tagged {@code !}
     * @param old whether {@link YamlDialect#OLD} reads it, which knows fewer numbers
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

    /** The characters it stands for, escapes and folding done. */
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
     * What the server reads: a String, Boolean, Long, Double, a BigInteger above Long's range, or
     * null.
     *
     * @throws UnreadableScalarException where a tag asks for what the text is not
     */
    public Object value() {
        return Scalars.value(this);
    }

    /** This scalar as the name of a member of JSON; null where it can be none. */
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

    /** A float as a key, in the spelling the server gives it. */
    public static String floatKey(double number) {
        return Scalars.floatKey(number);
    }

    @Override
    public String toString() {
        return text;
    }
}
