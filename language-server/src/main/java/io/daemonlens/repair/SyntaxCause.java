package io.daemonlens.repair;

import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
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

    private static final int LONGEST_LINE = 2_000;
    private static final Pattern GLUED =
            Pattern.compile("^( *(?:- +)*\"?[A-Za-z_][\\w./-]*\"?):(?=[^\\s:/])");
    private static final Pattern LONG_DASH = Pattern.compile("^ *([\u2010-\u2015\u2212])(?= )");
    private static final Pattern GLUED_DASH =
            Pattern.compile("^ *-(?=[A-Za-z_\"'][\\w./-]*[\"']?:(?: |\\r?$))");
    private static final Pattern BLOCK_HEADER = Pattern.compile(".*[:-] +[|>][-+0-9]*\\s*(#.*)?");
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
        private final SourceLines lines;
        private final BracketRepair brackets;
        private final int offset;
        private final YamlProblem problem;
        private final Wording wording;
        private final int at;

        Search(Manifest manifest, YamlProblem problem, Wording wording) {
            this.text = manifest.tree().text();
            this.lines = new SourceLines(text);
            this.offset = manifest.offset();
            this.problem = problem;
            this.wording = wording;
            this.at = Math.min(problem.range().start(), text.length());
            this.brackets = new BracketRepair(text, offset, wording, at);
        }

        SyntaxCause cause() {
            YamlProblem.Kind kind = problem.kind();
            SyntaxCause found = strangeSpace();
            if (found == null && (kind == YamlProblem.Kind.TAB || startsWithTab(at))) {
                found = new TabRepair(text, offset, wording).at(at, LINES_BACK);
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
                found = found == null ? gluedDash() : found;
            }
            if (found == null) {
                found = openQuote();
            }
            return found == null ? byKind(kind) : found;
        }

        private SyntaxCause byKind(YamlProblem.Kind kind) {
            return switch (kind) {
                case MAPPING_VALUE -> mapping();
                case MISSING_COLON -> {
                    SyntaxCause colon = missingColon();
                    yield colon == null ? strayText() : colon;
                }
                case EXPECTED_COMMA -> brackets.at(problem.context());
                case BAD_START -> badStart();
                case EXPECTED_KEY, EXPECTED_ITEM -> indentation();
                case OTHER ->
                        problem.message().startsWith("did not find expected node content")
                                ? brackets.at(brackets.unclosed())
                                : null;
                case CHARACTER, TAB, UNCLOSED_QUOTE -> null;
            };
        }

        /**
         * Detects a character that looks like a space but is not one in YAML, such as from copied
         * text.
         */
        private SyntaxCause strangeSpace() {
            for (int line = lines.start(at), n = 0; n < LINES_BACK; n++) {
                int end = lines.end(line);
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
                line = lines.start(line - 1);
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

        /** Returns a line to search for a mistake; empty if it is too long to have one of these. */
        private String line(int start) {
            int end = lines.end(start);
            return end - start > LONGEST_LINE ? "" : text.substring(start, end);
        }

        /** Detects {@code image:nginx}: the space after the colon is missing. */
        private SyntaxCause glued() {
            int from = problem.context() >= 0 ? lines.start(problem.context()) : lines.start(at);
            int line = lines.start(at);
            for (int n = 0; n < 4; n++) {
                Matcher glued = GLUED.matcher(line(line));
                if (glued.find()) {
                    int colon = line + glued.end(1);
                    int end = lines.end(line);
                    QuickFix fix =
                            new QuickFix(
                                    wording.say("fix.space"),
                                    true,
                                    List.of(TextEdit.insert(offset + colon + 1, " ")));
                    int start = line + lines.indent(line).length();
                    return new SyntaxCause(
                            new TextRange(start, end).shifted(offset),
                            "yaml-syntax.glued",
                            List.of(fix));
                }
                if (line == 0 || line < from && n > 1) {
                    return null;
                }
                line = lines.start(line - 1);
            }
            return null;
        }

        /** Detects {@code -name: A}: the space after the dash is missing. */
        private SyntaxCause gluedDash() {
            int line = lines.start(at);
            for (int n = 0; n < 4; n++) {
                String words = line(line);
                Matcher other = LONG_DASH.matcher(words);
                if (other.find()) {
                    TextRange dash = new TextRange(line + other.start(1), line + other.end(1));
                    QuickFix fix =
                            new QuickFix(
                                    wording.say("fix.dashSign"),
                                    true,
                                    List.of(TextEdit.replace(dash.shifted(offset), "-")));
                    return new SyntaxCause(
                            dash.shifted(offset), "yaml-syntax.longDash", List.of(fix));
                }
                Matcher dash = GLUED_DASH.matcher(words);
                if (dash.find()) {
                    QuickFix fix =
                            new QuickFix(
                                    wording.say("fix.dashSpace"),
                                    true,
                                    List.of(TextEdit.insert(offset + line + dash.end(), " ")));
                    return new SyntaxCause(
                            new TextRange(
                                            line + lines.indent(line).length(),
                                            lines.contentEnd(line))
                                    .shifted(offset),
                            "yaml-syntax.dash",
                            List.of(fix));
                }
                if (line == 0) {
                    return null;
                }
                line = lines.start(line - 1);
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
            int line = lines.start(at);
            for (int n = 0; n < 40; n++) {
                int open = unclosed(line);
                if (open >= 0) {
                    return quote(open);
                }
                if (line == 0) {
                    return null;
                }
                line = lines.start(line - 1);
            }
            return null;
        }

        /** Returns the opening quote of a value that is not closed on its line; -1 for none. */
        private int unclosed(int line) {
            int end = lines.end(line);
            Matcher value =
                    Pattern.compile("^ *(?:- +)*(?:[\\w./-]+: +|- +)([\"'])").matcher(line(line));
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
            int end = lines.end(open);
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
            int line = lines.start(at);
            Matcher two = TWO_COLONS.matcher(line(line));
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
            int above = lines.above(line);
            if (above < 0) {
                return null;
            }
            Matcher bare = BARE_KEY.matcher(line(above));
            if (bare.matches()) {
                return colon(above);
            }
            int column = lines.keyColumn(above);
            return lines.indent(line).length() > column ? dedent(line, column) : null;
        }

        private SyntaxCause dedent(int line, int column) {
            int from = lines.indent(line).length();
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.indent"),
                            true,
                            List.of(
                                    TextEdit.replace(
                                            new TextRange(line, line + from).shifted(offset),
                                            " ".repeat(column))));
            return new SyntaxCause(
                    new TextRange(line + from, lines.contentEnd(line)).shifted(offset),
                    "yaml-syntax.mapping",
                    List.of(fix));
        }

        private SyntaxCause missingColon() {
            int line = problem.context() >= 0 ? lines.start(problem.context()) : lines.start(at);
            for (int n = 0; n < 3 && line >= 0; n++) {
                if (BARE_KEY.matcher(line(line)).matches()) {
                    return colon(line);
                }
                line = n == 0 ? lines.start(at) : lines.above(line);
            }
            return null;
        }

        private SyntaxCause colon(int line) {
            int end = lines.contentEnd(line);
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.colon"),
                            true,
                            List.of(TextEdit.insert(offset + end, ":")));
            return new SyntaxCause(
                    new TextRange(line + lines.indent(line).length(), end).shifted(offset),
                    "yaml-syntax.colon",
                    List.of(fix));
        }

        /** Detects a line that is no pair, such as text that left its block scalar. */
        private SyntaxCause strayText() {
            int context = problem.context();
            if (context < 0
                    || context >= text.length()
                    || lines.start(context) == lines.start(at)) {
                return null;
            }
            int line = lines.start(context);
            SyntaxCause left = leftBlock(line);
            return left != null
                    ? left
                    : new SyntaxCause(content(line), "yaml-syntax.colon", List.of());
        }

        /** Detects a line that should be in the block scalar that begins above it. */
        private SyntaxCause leftBlock(int line) {
            int above = lines.above(line);
            if (above < 0
                    || !BLOCK_HEADER
                            .matcher(text.substring(above, lines.contentEnd(above)))
                            .matches()) {
                return null;
            }
            TextRange indent = new TextRange(line, line + lines.indent(line).length());
            String deeper = " ".repeat(lines.keyColumn(above) + 2);
            QuickFix fix =
                    new QuickFix(
                            wording.say("fix.indent"),
                            true,
                            List.of(TextEdit.replace(indent.shifted(offset), deeper)));
            return new SyntaxCause(content(line), "yaml-syntax.block", List.of(fix));
        }

        private TextRange content(int line) {
            int start = line + lines.indent(line).length();
            return new TextRange(start, lines.contentEnd(line)).shifted(offset);
        }

        private SyntaxCause badStart() {
            int line = lines.start(at);
            Matcher bad = BAD_START.matcher(line(line));
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
            int line = lines.start(Math.min(at, Math.max(0, text.length() - 1)));
            SyntaxCause left = leftBlock(line);
            if (left != null) {
                return left;
            }
            int column = lines.indent(line).length();
            SyntaxCause deep = new DeepBlock(text, offset, wording).above(line, column);
            if (deep != null) {
                return deep;
            }
            int nearest = -1;
            int above = lines.above(line);
            for (int n = 0; n < 40 && above >= 0; n++) {
                int level = lines.keyColumn(above);
                if (nearest < 0 || Math.abs(level - column) < Math.abs(nearest - column)) {
                    nearest = level;
                }
                if (lines.indent(above).length() < column) {
                    break;
                }
                above = lines.above(above);
            }
            if (nearest < 0 || nearest == column || Math.abs(nearest - column) > 3) {
                return null;
            }
            SyntaxCause fixed = dedent(line, nearest);
            return new SyntaxCause(fixed.range(), "yaml-syntax.indent", fixed.fixes());
        }
    }
}
