package io.daemonlens.yaml;

/** A YAML token: an indicator, a scalar, or the start or end of a block. */
final class Token {

    enum Kind {
        STREAM_END,
        VERSION_DIRECTIVE,
        TAG_DIRECTIVE,
        DOCUMENT_START,
        DOCUMENT_END,
        BLOCK_SEQUENCE_START,
        BLOCK_MAPPING_START,
        BLOCK_END,
        FLOW_SEQUENCE_START,
        FLOW_SEQUENCE_END,
        FLOW_MAPPING_START,
        FLOW_MAPPING_END,
        BLOCK_ENTRY,
        FLOW_ENTRY,
        KEY,
        VALUE,
        ALIAS,
        ANCHOR,
        TAG,
        SCALAR
    }

    final Kind kind;
    final int start;
    final int end;
    final int line;

    /**
     * The text of a scalar, anchor name, tag handle or first word of a directive; otherwise null.
     */
    final String text;

    /** The suffix of a tag or the second word of a directive; otherwise null. */
    final String suffix;

    /** The style of a scalar; otherwise null. */
    final YamlScalar.Style style;

    Token(Kind kind, int start, int end, int line) {
        this(kind, start, end, line, null, null, null);
    }

    Token(
            Kind kind,
            int start,
            int end,
            int line,
            String text,
            String suffix,
            YamlScalar.Style style) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.line = line;
        this.text = text;
        this.suffix = suffix;
        this.style = style;
    }

    @Override
    public String toString() {
        return kind + (text == null ? "" : " " + text);
    }
}
