package io.daemonlens.yaml;

import io.daemonlens.text.TextRange;

/**
 * A value in a YAML text. Offsets count from the beginning of the text that was parsed; where a
 * value is left out ({@code key:}) the node is a plain empty scalar of no length.
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

    /** Where its first character stands; an anchor or tag before it belongs to it. */
    public final int start() {
        return start;
    }

    /** Behind its last character. */
    public final int end() {
        return end;
    }

    public final TextRange range() {
        return new TextRange(start, Math.max(start, end));
    }

    /** The line the server's reader gives it, counted from 0. */
    public final int line() {
        return line;
    }

    /** The tag as resolved, such as {@code tag:yaml.org,2002:str}; empty where none is written. */
    public final String tag() {
        return tag;
    }

    /** The node an alias stands for; any other stands for itself. */
    public YamlNode target() {
        return this;
    }

    /** Moves this node and all below it; an alias leaves its target alone. */
    final void moved(java.util.function.IntUnaryOperator to) {
        start = to.applyAsInt(start);
        end = to.applyAsInt(end);
        if (this instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                entry.key().moved(to);
                entry.value().moved(to);
            }
        } else if (this instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> item.moved(to));
        }
    }

    final void endsAt(int offset) {
        end = offset;
    }
}
