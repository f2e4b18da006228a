package io.daemonlens.yaml;

import io.daemonlens.text.TextRange;
import java.util.function.IntUnaryOperator;

/**
 * A value in a YAML text. Offsets count from the start of the parsed text. For an omitted value
 * ({@code key:}), the node is an empty plain scalar of length 0.
 */
public abstract sealed class YamlNode permits YamlMapping, YamlSequence, YamlScalar, YamlAlias {

    private int start;
    private int end;
    private final int line;
    private final String tag;

    YamlNode(int start, int end, int line, String tag) {
        this.start = start;
        this.end = end;
        this.line = line;
        this.tag = tag;
    }

    /** Returns the offset of the first character, including an anchor or tag. */
    public final int start() {
        return start;
    }

    /** Returns the offset after the last character. */
    public final int end() {
        return end;
    }

    public final TextRange range() {
        return new TextRange(start, Math.max(start, end));
    }

    /** Returns the line that the API server's reader assigns, from 0. */
    public final int line() {
        return line;
    }

    /**
     * Returns the resolved tag, such as {@code tag:yaml.org,2002:str}; empty if no tag is written.
     */
    public final String tag() {
        return tag;
    }

    /** Returns the node that an alias refers to; for any other node, the node itself. */
    public YamlNode target() {
        return this;
    }

    /** Moves this node and its descendants. The target of an alias is not moved. */
    final void moved(IntUnaryOperator to) {
        start = to.applyAsInt(start);
        end = to.applyAsInt(end);
        moveChildren(to);
    }

    /** Moves the nodes that this one contains; a scalar contains none. */
    void moveChildren(IntUnaryOperator to) {}

    final void endsAt(int offset) {
        end = offset;
    }
}
