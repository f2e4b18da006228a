package io.daemonlens.analysis;

import io.daemonlens.text.TextRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The likely cause of a text that YAML's reader refuses, which often stands before the place where
 * the reader gives up.
 *
 * @param range where it stands in the part
 * @param help the key of the sentence that says what to do
 * @param about what fills the sentence
 */
record SyntaxCause(TextRange range, String help, String about) {

    private static final Pattern NO_BLANK =
            Pattern.compile("(?m)^[ \\t]*(?:- +)?([A-Za-z][\\w.-]*):[^\\s/:\\\\].*$");

    /**
     * The cause, by the place and the message of the reader.
     *
     * @return null where the place itself is all that is known
     */
    static SyntaxCause of(String text, int problem, String message) {
        int end = text.indexOf('\n', problem);
        SyntaxCause strange = strangeBlank(text, end < 0 ? text.length() : end);
        if (strange != null) {
            return strange;
        }
        if (message.contains("could not find expected ':'")) {
            return noBlank(text, problem);
        }
        boolean open =
                message.contains("unexpected end of stream")
                        || message.contains("found unexpected document indicator")
                        || message.contains("did not find expected key");
        return open ? unclosed(text, problem) : null;
    }

    /** A blank of another sort in the indentation or after a colon, which YAML takes for text. */
    private static SyntaxCause strangeBlank(String text, int end) {
        boolean blanks = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean strange =
                    c == '\u00A0'
                            || c >= '\u2000' && c <= '\u200B'
                            || c == '\u202F'
                            || c == '\u3000';
            if (strange && blanks) {
                String code = String.format("U+%04X", (int) c);
                String key = c == '\u00A0' ? "yaml-syntax.no-break" : "yaml-syntax.blank";
                return new SyntaxCause(new TextRange(i, i + 1), key, code);
            }
            blanks = c == '\n' || blanks && (c == ' ' || c == '-');
        }
        return null;
    }

    /** {@code image:agent}, the last such line before the reader gives up. */
    private static SyntaxCause noBlank(String text, int problem) {
        Matcher line = NO_BLANK.matcher(text);
        SyntaxCause found = null;
        while (line.find() && line.start() <= problem) {
            TextRange key = new TextRange(line.start(1), line.end(1) + 1);
            found = new SyntaxCause(key, "yaml-syntax.blank-after-colon", line.group(1));
        }
        return found;
    }

    /** The quote that is opened and not closed in its own line, the first of them. */
    private static SyntaxCause unclosed(String text, int problem) {
        int line = 0;
        while (line < text.length() && line <= problem) {
            int next = text.indexOf('\n', line);
            int end = next < 0 ? text.length() : next;
            int quote = openQuote(text, line, end);
            if (quote >= 0) {
                return new SyntaxCause(
                        new TextRange(quote, end), "yaml-syntax.unclosed", "" + text.charAt(quote));
            }
            line = end + 1;
        }
        return null;
    }

    private static int openQuote(String text, int from, int to) {
        int open = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (open >= 0) {
                if (c == '\\' && text.charAt(open) == '"') {
                    i++;
                } else if (c == text.charAt(open)) {
                    open = -1;
                }
            } else if (c == '#' && (i == from || text.charAt(i - 1) == ' ')) {
                return -1;
            } else if ((c == '"' || c == '\'') && startsValue(text, from, i)) {
                open = i;
            }
        }
        return open;
    }

    private static boolean startsValue(String text, int from, int at) {
        int before = at - 1;
        while (before >= from && text.charAt(before) == ' ') {
            before--;
        }
        return before < from || ":-[{,".indexOf(text.charAt(before)) >= 0;
    }
}
