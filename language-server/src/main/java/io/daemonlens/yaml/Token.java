package io.daemonlens.yaml;

/** A piece of YAML: an indicator, a scalar, or the beginning or end of something indented. */
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

    /** A scalar's text, an anchor's name, a tag's handle or a directive's first word; else null. */
    final String text;

    /** A tag's suffix or a directive's second word; else null. */
    final String suffix;

    /** How a scalar is written; else null. */
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
