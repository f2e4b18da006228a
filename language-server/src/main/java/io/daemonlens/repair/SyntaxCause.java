package io.daemonlens.repair;

import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cause of a syntax error, and where it begins. The server's parser reports where it gave up,
 * which is often a line or more after the mistake.
 *
 * @param range of the mistake in the whole text
 * @param key of the sentence that explains it
 * @param fixes the likeliest first
 */
public record SyntaxCause(TextRange range, String key, List<QuickFix> fixes) {

    private static final Pattern GLUED =
            Pattern.compile("^( *(?:- +)*\"?[A-Za-z_][\\w./-]*\"?):(?=[^\\s:/])");
    private static final Pattern BARE_KEY = Pattern.compile(" *(- +)*([A-Za-z][\\w./-]*) *");
    private static final Pattern TWO_COLONS =
            Pattern.compile("^ *(?:- +)*[\\w./-]+: +([^\"'{\\[#].*?: .*?) *$");
    private static final Pattern BAD_START =
            Pattern.compile("^ *(?:- +)*[\\w./-]+: +([@`%].*?) *$");
    private static final int LINES_BACK = 400;

    /** Finds the cause of a syntax problem. */
    public static SyntaxCause of(Manifest manifest, YamlProblem problem, Wording wording) {
        return new Search(manifest, problem, wording).cause();
    }

    private static final class Search {

        private final String text;
        private final int offset;
        private final YamlProblem problem;
        private final Wording wording;
        private final int at;

        Search(Manifest manifest, YamlProblem problem, Wording wording) {
            this.text = manifest.tree().text();
            this.offset = manifest.offset();
            this.problem = problem;
            this.wording = wording;
            this.at = Math.min(problem.range().start(), text.length());
        }

        SyntaxCause cause() {
            YamlProblem.Kind kind = problem.kind();
            SyntaxCause found = strangeSpace();
            if (found == null && (kind == YamlProblem.Kind.TAB || startsWithTab(at))) {
                found = tab();
            }
            if (found == null && text.contains("{{")) {
                return new SyntaxCause(
                        problem.range().shifted(offset), "yaml-syntax.template", List.of());
            }
            if (found == null
                    && (kind == YamlProblem.Kind.MISSING_COLON
                            || kind == YamlProblem.Kind.MAPPING_VALUE
                            || kind == YamlProblem.Kind.EXPECTED_KEY)) {
                found = glued();
            }
            if (found == null) {
                found = openQuote();
            }
            return found == null ? byKind(kind) : found;
        }

        private SyntaxCause byKind(YamlProblem.Kind kind) {
            return switch (kind) {
                case MAPPING_VALUE -> mapping();
                case MISSING_COLON -> missingColon();
                case EXPECTED_COMMA -> openBracket();
                case BAD_START -> badStart();
                case EXPECTED_KEY, EXPECTED_ITEM -> indentation();
                case CHARACTER, TAB, UNCLOSED_QUOTE, OTHER -> null;
            };
        }

        /**
         * Detects a character that looks like a space but is not one in YAML, such as from copied
         * text.
         */
        private SyntaxCause strangeSpace() {
            for (int line = lineStart(at), n = 0; n < LINES_BACK; n++) {
                int end = lineEnd(line);
                for (int i = line; i < end; i++) {
                    char c = text.charAt(i);
                    if (isStrange(c)) {
                        return strange(i, c);
                    }
                    boolean indent = c == ' ' || c == '-' || c == '\t';
                    if (!indent && (c == '"' || c == '\'' || c == '#')) {
                        break;
                    }
                }
                if (line == 0) {
                    break;
                }
                line = lineStart(line - 1);
            }
            return null;
        }

        private static boolean isStrange(char c) {
            return c == '\u00A0'
                    || c >= '\u2000' && c <= '\u200B'
                    || c == '\u202F'
                    || c == '\u3000'
                    || c == '\uFF1A'
                    || c == '\uFEFF';
        }

        private SyntaxCause strange(int first, char c) {
            List<TextEdit> edits = new ArrayList<>();
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                if (isStrange(each) && each == c) {
                    String instead =
                            c == '\uFF1A' ? ": " : c == '\u200B' || c == '\uFEFF' ? "" : " ";
                    edits.add(TextEdit.replace(new TextRange(i, i + 1).shifted(offset), instead));
                }
            }
            QuickFix fix =
                    new QuickFix(
                            wording.say(c == '\uFF1A' ? "fix.colon" : "fix.spaces"), true, edits);
            int end = first;
            while (end < text.length() && text.charAt(end) == c) {
                end++;
            }
            String key =
                    c == '\u00A0'
                            ? "yaml-syntax.no-break-space"
                            : c == '\uFF1A' ? "yaml-syntax.wide-colon" : "yaml-syntax.odd-space";
            return new SyntaxCause(new TextRange(first, end).shifted(offset), key, List.of(fix));
        }

        private boolean startsWithTab(int from) {
            return from < text.length() && text.charAt(from) == '\t';
        }

        private SyntaxCause tab() {
            int line = lineStart(at);
            for (int n = 0; n < LINES_BACK && !indent(line).contains("\t") && line > 0; n++) {
                line = lineStart(line - 1);
            }
            String indent = indent(line);
            if (!indent.contains("\t")) {
                return null;
            }
            List<TextEdit> edits = withoutTabs();
            int first = line + indent.indexOf('\t');
            return new SyntaxCause(
                    new TextRange(first, first + 1).shifted(offset),
                    "yaml-syntax.tab",
                    List.of(new QuickFix(wording.say("fix.tabs"), true, edits)));
        }

        /** Replaces all tabs by spaces, with a width that makes the text valid. */
        private List<TextEdit> withoutTabs() {
            List<TextEdit> first = null;
            for (int width : new int[] {2, 4, 8, 0}) {
                List<TextEdit> edits = new ArrayList<>();
                for (int from = 0; from < text.length(); from = lineEnd(from) + 1) {
                    String before = indent(from);
                    int above = width == 0 ? lineAbove(from) : -1;
                    if (before.contains("\t")) {
                        String spaces =
                                above < 0
                                        ? before.replace("\t", " ".repeat(Math.max(width, 2)))
                                        : " ".repeat(keyColumn(above));
                        edits.add(
                                TextEdit.replace(
                                        new TextRange(from, from + before.length()), spaces));
                    }
                }
                first = first == null ? edits : first;
                if (YamlParser.parse(TextEdit.apply(text, edits)).problem() == null) {
                    first = edits;
                    break;
                }
            }
            return first.stream()
                    .map(edit -> TextEdit.replace(edit.range().shifted(offset), edit.newText()))
                    .toList();
        }

        private String indent(int line) {
            int end = line;
            while (end < text.length() && " \t".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            return text.substring(line, end);
        }

        /** Detects {@code image:nginx}: the space after the colon is missing. */
        private SyntaxCause glued() {
            int from = problem.context() >= 0 ? lineStart(problem.context()) : lineStart(at);
            int line = lineStart(at);
            for (int n = 0; n < 4; n++) {
                Matcher glued = GLUED.matcher(text.substring(line, lineEnd(line)));
                if (glued.find()) {
                    int colon = line + glued.end(1);
                    int end = lineEnd(line);
                    QuickFix fix =
                            new QuickFix(
                                    wording.say("fix.space"),
                                    true,
                                    List.of(TextEdit.insert(offset + colon + 1, " ")));
                    int start = line + indent(line).length();
                    return new SyntaxCause(
                            new TextRange(start, end).shifted(offset),
                            "yaml-syntax.glued",
                            List.of(fix));
                }
                if (line == 0 || line < from && n > 1) {
                    return null;
                }
                line = lineStart(line - 1);
            }
            return null;
        }

        /**
         * Detects an opening quote that is never closed, or closed only by the next one far below.
         */
        private SyntaxCause openQuote() {
            boolean end = problem.kind() == YamlProblem.Kind.UNCLOSED_QUOTE;
            if (end && problem.context() >= 0 && problem.context() < text.length()) {
                char quote = text.charAt(problem.context());
                if (quote == '"' || quote == '\'') {
                    return quote(problem.context());
                }
            }
            int line = lineStart(at);
            for (int n = 0; n < 40; n++) {
                int open = unclosed(line);
                if (open >= 0) {
                    return quote(open);
                }
                if (line == 0) {
                    return null;
                }
                line = lineStart(line - 1);
            }
            return null;
        }

        /** Returns the opening quote of a value that is not closed on its line; -1 for none. */
        private int unclosed(int line) {
            int end = lineEnd(line);
            Matcher value =
                    Pattern.compile("^ *(?:- +)*(?:[\\w./-]+: +|- +)([\"'])")
                            .matcher(text.substring(line, end));
            if (!value.find()) {
                return -1;
            }
            int open = line + value.start(1);
            char quote = text.charAt(open);
            for (int i = open + 1; i < end; i++) {
                if (text.charAt(i) == '\\' && quote == '"') {
                    i++;
                } else if (text.charAt(i) == quote) {
                    return -1;
                }
            }
            return open;
        }

        private SyntaxCause quote(int open) {
            int end = lineEnd(open);
            while (end > open && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.quote"),
                            true,
                            List.of(
                                    TextEdit.insert(
                                            offset + end, String.valueOf(text.charAt(open)))));
            return new SyntaxCause(
                    new TextRange(open, end).shifted(offset), "yaml-syntax.quote", List.of(fix));
        }

        /** Detects {@code key: a: b}, or a line indented deeper than the value above it allows. */
        private SyntaxCause mapping() {
            int line = lineStart(at);
            Matcher two = TWO_COLONS.matcher(text.substring(line, lineEnd(line)));
            if (two.matches()) {
                TextRange value = new TextRange(line + two.start(1), line + two.end(1));
                String quoted =
                        "\"" + two.group(1).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
                QuickFix fix =
                        new QuickFix(
                                wording.say("fix.quotes"),
                                true,
                                List.of(TextEdit.replace(value.shifted(offset), quoted)));
                return new SyntaxCause(value.shifted(offset), "yaml-syntax.mapping", List.of(fix));
            }
            int above = lineAbove(line);
            if (above < 0) {
                return null;
            }
            Matcher bare = BARE_KEY.matcher(text.substring(above, lineEnd(above)));
            if (bare.matches()) {
                return colon(above);
            }
            int column = keyColumn(above);
            return indent(line).length() > column ? dedent(line, column) : null;
        }

        private SyntaxCause dedent(int line, int column) {
            int from = indent(line).length();
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.indent"),
                            true,
                            List.of(
                                    TextEdit.replace(
                                            new TextRange(line, line + from).shifted(offset),
                                            " ".repeat(column))));
            return new SyntaxCause(
                    new TextRange(line + from, contentEnd(line)).shifted(offset),
                    "yaml-syntax.mapping",
                    List.of(fix));
        }

        private SyntaxCause missingColon() {
            int line = problem.context() >= 0 ? lineStart(problem.context()) : lineStart(at);
            for (int n = 0; n < 3 && line >= 0; n++) {
                if (BARE_KEY.matcher(text.substring(line, lineEnd(line))).matches()) {
                    return colon(line);
                }
                line = n == 0 ? lineStart(at) : lineAbove(line);
            }
            return null;
        }

        private SyntaxCause colon(int line) {
            int end = contentEnd(line);
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.colon"),
                            true,
                            List.of(TextEdit.insert(offset + end, ":")));
            return new SyntaxCause(
                    new TextRange(line + indent(line).length(), end).shifted(offset),
                    "yaml-syntax.colon",
                    List.of(fix));
        }

        private SyntaxCause openBracket() {
            int open = problem.context();
            if (open < 0 || open >= text.length()) {
                return null;
            }
            int end = contentEnd(open);
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
            return new SyntaxCause(
                    new TextRange(open, end).shifted(offset), "yaml-syntax.flow", fixes);
        }

        private SyntaxCause badStart() {
            int line = lineStart(at);
            Matcher bad = BAD_START.matcher(text.substring(line, lineEnd(line)));
            if (!bad.matches()) {
                return null;
            }
            TextRange value = new TextRange(line + bad.start(1), line + bad.end(1));
            String quoted = "\"" + bad.group(1).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.quotes"),
                            true,
                            List.of(TextEdit.replace(value.shifted(offset), quoted)));
            return new SyntaxCause(value.shifted(offset), "yaml-syntax.start", List.of(fix));
        }

        /** Detects a line between two levels: the nearest level above is the likeliest. */
        private SyntaxCause indentation() {
            int line = lineStart(Math.min(at, Math.max(0, text.length() - 1)));
            int column = indent(line).length();
            int nearest = -1;
            int above = lineAbove(line);
            for (int n = 0; n < 40 && above >= 0; n++) {
                int level = keyColumn(above);
                if (nearest < 0 || Math.abs(level - column) < Math.abs(nearest - column)) {
                    nearest = level;
                }
                if (indent(above).length() < column) {
                    break;
                }
                above = lineAbove(above);
            }
            if (nearest < 0 || nearest == column || Math.abs(nearest - column) > 3) {
                return null;
            }
            SyntaxCause fixed = dedent(line, nearest);
            return new SyntaxCause(fixed.range(), "yaml-syntax.indent", fixed.fixes());
        }

        /** Returns the column of the key of a line, after its dashes. */
        private int keyColumn(int line) {
            int column = line + indent(line).length();
            int end = lineEnd(line);
            while (column + 1 < end
                    && text.charAt(column) == '-'
                    && text.charAt(column + 1) == ' ') {
                column++;
                while (column < end && text.charAt(column) == ' ') {
                    column++;
                }
            }
            return column - line;
        }

        private int lineAbove(int line) {
            for (int start = line; start > 0; ) {
                start = lineStart(start - 1);
                String words = text.substring(start, lineEnd(start)).strip();
                if (!words.isEmpty() && !words.startsWith("#")) {
                    return start;
                }
            }
            return -1;
        }

        private int contentEnd(int from) {
            int end = lineEnd(from);
            while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }

        private int lineStart(int from) {
            return text.lastIndexOf('\n', Math.min(from, text.length()) - 1) + 1;
        }

        private int lineEnd(int from) {
            int end = text.indexOf('\n', from);
            return end < 0 ? text.length() : end;
        }
    }
}
