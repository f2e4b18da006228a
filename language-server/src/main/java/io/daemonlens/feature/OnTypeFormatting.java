package io.daemonlens.feature;

import io.daemonlens.manifest.Indentation;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code textDocument/onTypeFormatting}: indents the new line after Enter: deeper after a key
 * without a value, at the column of the keys after a list item. After an item that is one value the
 * next dash is written.
 */
public final class OnTypeFormatting {

    /** An item that is one plain or quoted value, after which only another item can follow. */
    private static final Pattern SCALAR_ITEM =
            Pattern.compile(" *- +(?!.*:(?: |$))([^\\s\"'#&*!|>{\\[].*|\"[^\"]*\"|'[^']*')");

    private OnTypeFormatting() {}

    /**
     * Returns the edit of the cursor's line; none if its indentation is already right.
     *
     * @param offset of the cursor, behind the newline just typed
     * @param width of a level, if the text has no indentation yet
     */
    public static List<TextEdit> at(String text, int offset, int width) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        if (start == 0 || !text.substring(start, offset).isBlank()) {
            return List.of();
        }
        int above = lineAbove(text, start);
        if (above < 0) {
            return List.of();
        }
        int end = text.indexOf('\n', above);
        String line = text.substring(above, end).stripTrailing();
        Indentation style = Indentation.of(text, width);
        int content = start;
        while (content < text.length() && " \t".indexOf(text.charAt(content)) >= 0) {
            content++;
        }
        boolean indented = text.substring(end, start).isBlank() && end + 2 < start;
        int wanted = indented ? content - start : wanted(line, style);
        if (insideBlock(text, above)) {
            wanted = column(line);
        }
        TextRange before = new TextRange(start, content);
        String indent = " ".repeat(wanted);
        boolean empty = content == text.length() || "\r\n".indexOf(text.charAt(content)) >= 0;
        boolean next = text.indexOf('\n', end + 1) < 0 || text.indexOf('\n', end + 1) >= start;
        if (empty && SCALAR_ITEM.matcher(line).matches() && !insideBlock(text, above)) {
            indent = " ".repeat(column(line)) + (next ? "- " : "");
        }
        return before.of(text).equals(indent)
                ? List.of()
                : List.of(TextEdit.replace(before, indent));
    }

    private static int wanted(String line, Indentation style) {
        int column = column(line);
        int key = column;
        while (key < line.length()
                && line.charAt(key) == '-'
                && (key + 1 == line.length() || line.charAt(key + 1) == ' ')) {
            key++;
            while (key < line.length() && line.charAt(key) == ' ') {
                key++;
            }
        }
        if (key == line.length()) {
            return key == column ? column : column + 2;
        }
        String words = withoutComment(line);
        if (key > column && words.substring(key).matches("[|>][-+0-9]*|[&!][^ ]+")) {
            return key;
        }
        boolean opens =
                !words.isBlank()
                        && (words.endsWith(":")
                                || words.matches(".*[:-] +[|>][-+0-9]*")
                                || words.matches(".*(: +|- +|^ *)[&!][^ ]+")
                                || words.endsWith("{")
                                || words.endsWith("["));
        return opens ? key + style.unit() : key;
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf(" #");
        return (comment < 0 || line.lastIndexOf('"') > comment ? line : line.substring(0, comment))
                .stripTrailing();
    }

    /** Whether a line is inside a block scalar: the nearest line of a lower level opens one. */
    private static boolean insideBlock(String text, int line) {
        int column = column(text.substring(line));
        for (int above = lineAbove(text, line); above >= 0; above = lineAbove(text, above)) {
            int end = text.indexOf('\n', above);
            String words = text.substring(above, end).stripTrailing();
            if (column(words) < column) {
                if (words.matches(".*[:-] +[|>][-+0-9]*")) {
                    return true;
                }
                column = column(words);
            }
        }
        return false;
    }

    private static int column(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Returns the start of the nearest line above that is not blank; -1 if there is none. */
    private static int lineAbove(String text, int start) {
        for (int end = start - 1; end >= 0; ) {
            int from = text.lastIndexOf('\n', end - 1) + 1;
            if (!text.substring(from, end).isBlank()) {
                return from;
            }
            end = from - 1;
        }
        return -1;
    }
}
