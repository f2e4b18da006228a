package io.daemonlens.repair;

import io.daemonlens.findings.QuickFix;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bracket of a flow collection that is not closed, and where it should be. */
final class BracketRepair {

    private static final Pattern OPEN_FLOW =
            Pattern.compile("^ *(?:- +)*(?:[\\w./-]+: +)?([\\[{])(?:(?! #)[^\\]}])*(?: #.*)?$");

    private final String text;
    private final int offset;
    private final Wording wording;
    private final int at;
    private final SourceLines lines;

    /**
     * @param offset of the text in its file
     * @param at where the text could no longer be read
     */
    BracketRepair(String text, int offset, Wording wording, int at) {
        this.text = text;
        this.offset = offset;
        this.wording = wording;
        this.at = at;
        this.lines = new SourceLines(text);
    }

    /** Returns the cause if a bracket is not closed, or what is inside it is not valid. */
    SyntaxCause at(int open) {
        if (open < 0 || open >= text.length()) {
            return null;
        }
        if (isClosed(open) && at < text.length()) {
            int line = lines.start(at);
            int end = Math.max(at + 1, lines.contentEnd(at));
            return new SyntaxCause(
                    new TextRange(line + lines.indent(line).length(), end).shifted(offset),
                    "yaml-syntax.flow",
                    List.of());
        }
        int comment = text.indexOf(" #", open);
        int end = lines.contentEnd(open);
        if (comment >= 0 && comment < end) {
            end = comment;
            while (end > open + 1 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        if (end > open + 1 && text.charAt(end - 1) == ',') {
            end--;
        }
        char closing = text.charAt(open) == '[' ? ']' : '}';
        List<QuickFix> fixes = List.of();
        if (text.substring(open, end).indexOf(closing) < 0) {
            fixes =
                    List.of(
                            new QuickFix(
                                    wording.say("fix.bracket", closing),
                                    true,
                                    List.of(
                                            TextEdit.insert(
                                                    offset + end, String.valueOf(closing)))));
        }
        return new SyntaxCause(new TextRange(open, end).shifted(offset), "yaml-syntax.flow", fixes);
    }

    /** Returns the nearest bracket above that is not closed on its line; -1 for none. */
    int unclosed() {
        int line = lines.start(at);
        for (int n = 0; n < 40; n++) {
            Matcher value = OPEN_FLOW.matcher(text.substring(line, lines.end(line)));
            if (value.find()) {
                return line + value.start(1);
            }
            if (line == 0) {
                return -1;
            }
            line = lines.start(line - 1);
        }
        return -1;
    }

    /** Whether a bracket on a line of its own, or of JSON, has its closing bracket. */
    private boolean isClosed(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                int close = text.indexOf('"', i + 1);
                if (close < 0) {
                    return false;
                }
                i = close;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i > at;
            }
        }
        return false;
    }
}
