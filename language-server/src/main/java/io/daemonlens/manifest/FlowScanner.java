package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a flow collection from its opening bracket. A JSON text is one flow collection. */
final class FlowScanner {

    private static final class Frame {
        final boolean list;
        final FieldPath path;
        final List<String> keys = new ArrayList<>();
        int items;
        String key;

        Frame(boolean list, FieldPath path) {
            this.list = list;
            this.path = path;
        }

        FieldPath inside() {
            return list ? path.index(items) : key == null ? path : path.child(key);
        }
    }

    private final String text;
    private final int open;
    private final FieldPath path;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int word;

    FlowScanner(String text, int open, FieldPath path) {
        this.text = text;
        this.open = open;
        this.path = path;
    }

    /** Returns the offset of the closing bracket, or -1 if it is missing. */
    int close() {
        int at = read(text.length());
        return frames.isEmpty() ? at : -1;
    }

    /** Returns the context at the cursor; {@code NOTHING} after the closing bracket. */
    CursorContext at(int cursor) {
        read(cursor);
        Frame top = frames.peek();
        if (top == null) {
            return CursorContext.nothing(cursor);
        }
        int start = word;
        while (start < cursor && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        char quote =
                start < cursor && (text.charAt(start) == '"' || text.charAt(start) == '\'')
                        ? text.charAt(start)
                        : '\0';
        start += quote == 0 ? 0 : 1;
        int end = cursor;
        while (end < text.length() && ",]}:\"'\n #".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean key = !top.list && top.key == null;
        return new CursorContext(
                key ? CursorContext.Place.KEY : CursorContext.Place.VALUE,
                key ? top.path : top.inside(),
                text.substring(start, cursor),
                new TextRange(start, end),
                key ? top.keys : List.of(),
                0,
                key && followedByColon(end, quote),
                true,
                quote,
                !key && isGlued(cursor));
    }

    /** Whether the cursor is directly behind the colon of a plain key, which needs a space. */
    private boolean isGlued(int cursor) {
        return cursor > open + 1
                && text.charAt(cursor - 1) == ':'
                && "\"'".indexOf(text.charAt(cursor - 2)) < 0;
    }

    private boolean followedByColon(int end, char quote) {
        int at = end < text.length() && text.charAt(end) == quote && quote != 0 ? end + 1 : end;
        return at < text.length() && text.charAt(at) == ':';
    }

    /** Reads up to an offset or to the closing bracket, and returns the offset of that bracket. */
    private int read(int until) {
        for (int at = open; at < until; at++) {
            char c = text.charAt(at);
            switch (c) {
                case '{', '[' -> {
                    FieldPath inside = frames.isEmpty() ? path : frames.peek().inside();
                    frames.push(new Frame(c == '[', inside));
                    word = at + 1;
                }
                case '}', ']' -> {
                    if (frames.peek().list) {
                        frames.pop();
                    } else {
                        endEntry(at);
                        frames.pop();
                    }
                    word = at + 1;
                    if (frames.isEmpty()) {
                        return at;
                    }
                }
                case ',' -> {
                    endEntry(at);
                    frames.peek().items++;
                    word = at + 1;
                }
                case ':' -> {
                    boolean ends =
                            at + 1 >= text.length()
                                    || " \n\r\t,{[}]\"".indexOf(text.charAt(at + 1)) >= 0
                                    || isQuoted(at);
                    if (ends && !frames.peek().list && frames.peek().key == null) {
                        frames.peek().key = unquoted(word, at);
                        frames.peek().keys.add(frames.peek().key);
                        word = at + 1;
                    }
                }
                case '"', '\'' -> {
                    if (text.substring(word, at).isBlank()) {
                        int close = closing(at, c);
                        if (close < 0 || close >= until) {
                            return until;
                        }
                        at = close;
                    }
                }
                default -> {}
            }
        }
        return until;
    }

    /** Whether the key before a colon is quoted, so that the colon needs no space after it. */
    private boolean isQuoted(int colon) {
        return colon > word && "\"'".indexOf(text.charAt(colon - 1)) >= 0;
    }

    private void endEntry(int at) {
        Frame top = frames.peek();
        String alone = unquoted(word, at);
        if (!top.list && top.key == null && !alone.isEmpty()) {
            top.keys.add(alone);
        }
        top.key = null;
    }

    private int closing(int quoteAt, char quote) {
        for (int at = quoteAt + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\' && quote == '"') {
                at++;
            } else if (text.charAt(at) == quote) {
                return at;
            }
        }
        return -1;
    }

    private String unquoted(int from, int to) {
        String key = text.substring(from, to).strip();
        char first = key.isEmpty() ? '\0' : key.charAt(0);
        boolean quoted = key.length() > 1 && (first == '"' || first == '\'');
        return quoted && key.charAt(key.length() - 1) == first
                ? key.substring(1, key.length() - 1)
                : key;
    }
}
