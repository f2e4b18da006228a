package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the lines of one document from its start to the cursor and tracks the open mappings and
 * lists with their columns. It reads past the cursor only while the cursor's mapping is open, to
 * collect the keys that follow.
 */
final class CursorScanner {

    /** An open mapping or list. */
    private static final class Frame {
        final int column;
        final boolean list;
        final FieldPath path;
        final List<String> keys = new ArrayList<>();
        int items;

        /** The key whose value follows on a line below. */
        String open;

        Frame(int column, boolean list, FieldPath path) {
            this.column = column;
            this.list = list;
            this.path = path;
        }

        /** Returns the path for deeper lines, or null if no deeper lines are allowed. */
        FieldPath inside() {
            if (list) {
                return path.index(Math.max(items - 1, 0));
            }
            return open == null ? null : path.child(open);
        }
    }

    private final String text;
    private final int cursor;
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** Lines indented deeper than this column belong to a block scalar; -1 outside of one. */
    private int scalarColumn = -1;

    CursorScanner(String text, int cursor) {
        this.text = text;
        this.cursor = Math.max(0, Math.min(cursor, text.length()));
    }

    CursorContext scan() {
        int at = sectionStart();
        int line = lineStart(cursor);
        while (at < line) {
            int next = read(at, lineEnd(at));
            if (next > cursor) {
                return inFlow(at);
            }
            at = next;
        }
        return at > line ? CursorContext.nothing(cursor) : atCursor(line);
    }

    private CursorContext atCursor(int line) {
        int end = lineEnd(line);
        int content = skipSpaces(line, Math.min(end, cursor));
        if (insideScalar(content - line, true) || commented(line, cursor) || isMarker(line)) {
            return CursorContext.nothing(cursor);
        }
        FieldPath base = null;
        while (content < end
                && content < cursor
                && text.charAt(content) == '-'
                && (content + 1 == end || text.charAt(content + 1) == ' ')) {
            base = item(content - line);
            if (cursor == content + 1) {
                return text.substring(cursor, end).isBlank()
                        ? behindDash(base, line, end)
                        : CursorContext.nothing(cursor);
            }
            content = skipSpaces(content + 1, Math.min(end, cursor));
        }
        int colon = colon(content, end);
        if (colon >= 0 && colon < cursor) {
            return value(base, line, content, colon, end);
        }
        if (content < end && (text.charAt(content) == '{' || text.charAt(content) == '[')) {
            FieldPath path = base != null ? base : below(content - line);
            return flow(content, path == null ? FieldPath.ROOT : path);
        }
        return key(base, line, content, colon, end);
    }

    /** Returns the context directly after a dash, where a space must be inserted. */
    private CursorContext behindDash(FieldPath item, int line, int end) {
        int column = cursor + 1 - line;
        return new CursorContext(
                CursorContext.Place.KEY,
                item,
                "",
                TextRange.at(cursor),
                keysBelow(column, end),
                column,
                false,
                false,
                '\0',
                true);
    }

    private CursorContext key(FieldPath base, int line, int content, int colon, int end) {
        int column = content - line;
        FieldPath path = base;
        List<String> siblings = new ArrayList<>();
        if (base == null) {
            Frame mapping = mapping(column);
            path = mapping == null ? below(column) : mapping.path;
            siblings.addAll(mapping == null ? List.of() : mapping.keys);
        }
        if (path == null) {
            return CursorContext.nothing(cursor);
        }
        siblings.addAll(keysBelow(column, end));
        char quote = quoteAt(content, end);
        int start = quote == 0 ? content : content + 1;
        int stop = colon >= 0 ? endOfKey(start, colon, quote) : endOfWord(start, end);
        return new CursorContext(
                CursorContext.Place.KEY,
                path,
                text.substring(Math.min(start, cursor), cursor),
                new TextRange(Math.min(start, cursor), Math.max(stop, cursor)),
                siblings,
                column,
                colon >= 0,
                false,
                quote,
                false);
    }

    private CursorContext value(FieldPath base, int line, int content, int colon, int end) {
        int column = content - line;
        FieldPath mapping = base;
        if (mapping == null) {
            Frame frame = mapping(column);
            mapping = frame == null ? below(column) : frame.path;
        }
        boolean glued = cursor == colon + 1;
        if (mapping == null || glued && !text.substring(cursor, end).isBlank()) {
            return CursorContext.nothing(cursor);
        }
        FieldPath path = mapping.child(unquoted(content, colon));
        int start = skipProperties(skipSpaces(colon + 1, Math.min(end, cursor)));
        if (start < end && (text.charAt(start) == '{' || text.charAt(start) == '[')) {
            return flow(start, path);
        }
        if (start < cursor && (text.charAt(start) == '|' || text.charAt(start) == '>')) {
            return CursorContext.nothing(cursor);
        }
        return value(path, glued ? cursor : start, column, end, glued);
    }

    private CursorContext value(FieldPath path, int from, int column, int end, boolean glued) {
        char quote = quoteAt(from, end);
        int start = quote == 0 ? from : from + 1;
        return new CursorContext(
                CursorContext.Place.VALUE,
                path,
                text.substring(Math.min(start, cursor), cursor),
                new TextRange(Math.min(start, cursor), Math.max(endOfWord(start, end), cursor)),
                List.of(),
                column,
                false,
                false,
                quote,
                glued);
    }

    // ---- lines before the cursor

    /** Reads one line and returns the start of the next. */
    private int read(int line, int end) {
        int next = Math.min(end + 1, text.length() + 1);
        int content = skipSpaces(line, end);
        if (insideScalar(content - line, content < end)
                || content == end
                || text.charAt(content) == '#') {
            return next;
        }
        FieldPath base = null;
        int parent = content - line - 1;
        while (content < end
                && text.charAt(content) == '-'
                && (content + 1 == end || text.charAt(content + 1) == ' ')) {
            parent = content - line;
            base = item(content - line);
            content = skipSpaces(content + 1, end);
        }
        if (content == end || text.charAt(content) == '#') {
            return next;
        }
        int colon = colon(content, end);
        int value = content;
        if (colon >= 0) {
            Frame mapping = open(content - line, base);
            if (mapping == null) {
                return next;
            }
            String key = unquoted(content, colon);
            mapping.keys.add(key);
            value = skipSpaces(colon + 1, end);
            boolean empty = value == end || "#&!".indexOf(text.charAt(value)) >= 0;
            mapping.open = empty ? key : null;
            parent = mapping.column;
        }
        if (value < end && (text.charAt(value) == '|' || text.charAt(value) == '>')) {
            scalarColumn = parent;
        } else if (value < end && (text.charAt(value) == '{' || text.charAt(value) == '[')) {
            int close = new FlowScanner(text, value, FieldPath.ROOT).close();
            return close < 0 ? text.length() + 1 : Math.max(next, lineEnd(close) + 1);
        }
        return next;
    }

    /** Returns the context in brackets that were opened on a line above. */
    private CursorContext inFlow(int line) {
        int end = lineEnd(line);
        int content = skipSpaces(line, end);
        while (content < end && text.charAt(content) == '-') {
            content = skipSpaces(content + 1, end);
        }
        int colon = colon(content, end);
        int open = colon < 0 ? content : skipSpaces(colon + 1, end);
        if (open >= text.length() || cursor <= open) {
            return CursorContext.nothing(cursor);
        }
        Frame top = frames.peek();
        FieldPath path =
                colon >= 0 && top != null
                        ? top.path.child(unquoted(content, colon))
                        : top == null ? FieldPath.ROOT : top.inside();
        return flow(open, path == null ? FieldPath.ROOT : path);
    }

    private CursorContext flow(int open, FieldPath path) {
        return new FlowScanner(text, open, path).at(cursor);
    }

    /** Adds an item to the list at this column and returns its path. */
    private FieldPath item(int column) {
        while (!frames.isEmpty() && frames.peek().column > column) {
            frames.pop();
        }
        Frame top = frames.peek();
        if (top == null || !top.list || top.column != column) {
            FieldPath path = top == null ? FieldPath.ROOT : top.inside();
            Frame list = new Frame(column, true, path == null ? FieldPath.ROOT : path);
            frames.push(list);
            top = list;
        }
        top.items++;
        return top.path.index(top.items - 1);
    }

    /** Returns the mapping with keys at this column, and opens it if needed. */
    private Frame open(int column, FieldPath base) {
        if (base == null) {
            Frame known = mapping(column);
            if (known != null) {
                return known;
            }
        }
        FieldPath path = base != null ? base : below(column);
        if (path == null) {
            return null;
        }
        Frame mapping = new Frame(column, false, path);
        frames.push(mapping);
        return mapping;
    }

    /** Closes deeper mappings and returns the open mapping with keys at this column, or null. */
    private Frame mapping(int column) {
        while (!frames.isEmpty()
                && (frames.peek().column > column
                        || frames.peek().column == column && frames.peek().list)) {
            frames.pop();
        }
        Frame top = frames.peek();
        return top != null && top.column == column ? top : null;
    }

    /** Returns the path of a new block at this column, or null if none can start there. */
    private FieldPath below(int column) {
        while (!frames.isEmpty() && frames.peek().column >= column) {
            frames.pop();
        }
        return frames.isEmpty() ? FieldPath.ROOT : frames.peek().inside();
    }

    /** Returns the following keys at this column, up to the line that closes the mapping. */
    private List<String> keysBelow(int column, int from) {
        List<String> keys = new ArrayList<>();
        for (int line = from + 1; line < text.length(); line = lineEnd(line) + 1) {
            int end = lineEnd(line);
            int content = skipSpaces(line, end);
            if (content == end || text.charAt(content) == '#') {
                continue;
            }
            boolean dash = text.charAt(content) == '-';
            if (content - line < column || isMarker(line)) {
                break;
            }
            int colon = colon(content, end);
            if (content - line == column && colon >= 0 && !dash) {
                keys.add(unquoted(content, colon));
            }
        }
        return keys;
    }

    // ---- characters

    /** Returns whether a line belongs to a block scalar; the first line that does not closes it. */
    private boolean insideScalar(int column, boolean written) {
        if (scalarColumn >= 0 && written && column <= scalarColumn) {
            scalarColumn = -1;
        }
        return scalarColumn >= 0 && (!written || column > scalarColumn);
    }

    private boolean isMarker(int line) {
        return text.startsWith("---", line) || text.startsWith("...", line);
    }

    private int sectionStart() {
        for (int line = lineStart(cursor); ; line = lineStart(line - 1)) {
            if (line < lineStart(cursor) && isMarker(line)) {
                return lineEnd(line) + 1;
            }
            if (line == 0) {
                return 0;
            }
        }
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        end = end < 0 ? text.length() : end;
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int skipSpaces(int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Skips the anchor and tag in front of a value, if the cursor is behind them. */
    private int skipProperties(int from) {
        int at = from;
        while (at < cursor && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            int space = text.indexOf(' ', at);
            if (space < 0 || space >= cursor) {
                return at;
            }
            at = skipSpaces(space, cursor);
        }
        return at;
    }

    /** Returns the offset of the colon after a key that starts here, or -1. */
    private int colon(int from, int end) {
        char quote = quoteAt(from, end);
        int at = from;
        if (quote != 0) {
            int close = text.indexOf(quote, from + 1);
            if (close < 0 || close >= end) {
                return -1;
            }
            at = close + 1;
        } else if (at < end && (text.charAt(at) == '{' || text.charAt(at) == '[')) {
            return -1;
        }
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == ':' && (at + 1 == end || " \t\r".indexOf(text.charAt(at + 1)) >= 0)) {
                return at;
            }
            if (c == '#' && at > from && text.charAt(at - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private boolean commented(int line, int before) {
        for (int at = line; at < before; at++) {
            if (text.charAt(at) == '#' && (at == line || text.charAt(at - 1) == ' ')) {
                return true;
            }
        }
        return false;
    }

    private char quoteAt(int at, int end) {
        return at < end && (text.charAt(at) == '"' || text.charAt(at) == '\'')
                ? text.charAt(at)
                : '\0';
    }

    private String unquoted(int from, int to) {
        String key = text.substring(from, to).strip();
        boolean quoted =
                key.length() > 1 && quoteAt(from, to) != 0 && key.endsWith(key.substring(0, 1));
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    /** Returns the end of a key before its colon, without spaces and its closing quote. */
    private int endOfKey(int from, int colon, char quote) {
        int at = colon;
        while (at > from && text.charAt(at - 1) == ' ') {
            at--;
        }
        return quote != 0 && at > from && text.charAt(at - 1) == quote ? at - 1 : at;
    }

    /** Returns the end of a word that starts here, before a comment or closing quote. */
    private int endOfWord(int from, int end) {
        int at = from;
        int last = from;
        char quote = from > 0 ? quoteAt(from - 1, end) : '\0';
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == quote && quote != 0 || c == '#' && at > 0 && text.charAt(at - 1) == ' ') {
                break;
            }
            last = c == ' ' ? last : at + 1;
        }
        return Math.max(last, Math.min(cursor, end));
    }
}
