package io.daemonlens.schemas;

import java.util.List;

/** A minimal JSON writer for schema export, with an indent of two spaces. */
final class JsonText {

    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean first = true;

    JsonText open() {
        out.append('{');
        depth++;
        first = true;
        return this;
    }

    JsonText open(String key) {
        return key(key).open();
    }

    JsonText close() {
        depth--;
        if (!first) {
            line();
        }
        out.append('}');
        first = false;
        return this;
    }

    JsonText text(String key, String value) {
        key(key);
        quote(value);
        return this;
    }

    /** Writes a number, true, false, null or JSON from another writer. */
    JsonText raw(String key, String json) {
        key(key);
        out.append(json);
        return this;
    }

    JsonText texts(String key, List<String> values) {
        key(key).out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            quote(values.get(i));
        }
        out.append(']');
        return this;
    }

    static String quoted(String value) {
        JsonText json = new JsonText();
        json.quote(value);
        return json.toString();
    }

    private JsonText key(String key) {
        if (!first) {
            out.append(',');
        }
        first = false;
        line();
        quote(key);
        out.append(": ");
        return this;
    }

    private void line() {
        out.append('\n').append("  ".repeat(depth));
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
