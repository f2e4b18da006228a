package io.daemonlens.yaml;

import io.daemonlens.yaml.Token.Kind;
import io.daemonlens.yaml.YamlScalar.Style;

/** Reads plain, quoted and block scalars and folds lines as the API server's reader does. */
final class ScalarScanner {

    private final Characters in;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder trailing = new StringBuilder();

    ScalarScanner(Characters in) {
        this.in = in;
    }

    /** Whether {@link #plain} stopped after a line break. */
    boolean endedBehindBreak;

    /** Reads a plain scalar. Continuation lines must reach the column {@code indent}. */
    Token plain(boolean flow, int indent) {
        int start = in.pos;
        int startLine = in.line;
        int end = start;
        endedBehindBreak = false;
        boolean folded = false;
        boolean leadingBlanks = false;
        char leadingBreak = 0;
        int blanksFrom = start;
        while (true) {
            if (in.isDocumentIndicator() || in.peek() == '#') {
                break;
            }
            boolean first = true;
            for (char c = in.peek(); !Characters.isBlankOrEnd(c); c = in.peek()) {
                if (endsPlain(c, flow)) {
                    break;
                }
                if (c == ':' && flow && in.dialect == YamlDialect.OLD) {
                    throw problem("found unexpected ':'", start, startLine);
                }
                if (first) {
                    first = false;
                    if (leadingBlanks) {
                        if (!folded) {
                            out.setLength(0);
                            out.append(in.text, start, end);
                            folded = true;
                        }
                        fold(leadingBreak);
                        leadingBlanks = false;
                    } else if (folded) {
                        out.append(in.text, blanksFrom, in.pos);
                    }
                }
                if (folded) {
                    out.append(c);
                    if (Character.isHighSurrogate(c)) {
                        out.append(in.peek(1));
                    }
                }
                in.skip();
                end = in.pos;
            }
            if (!Characters.isBlank(in.peek()) && !Characters.isBreak(in.peek())) {
                break;
            }
            blanksFrom = in.pos;
            for (char c = in.peek(); Characters.isBlankOrEnd(c) && c != 0; c = in.peek()) {
                if (!Characters.isBlank(c)) {
                    if (leadingBlanks) {
                        in.readBreak(trailing);
                    } else {
                        leadingBreak = c == '\r' || c == 0x85 ? '\n' : c;
                        leadingBlanks = true;
                        trailing.setLength(0);
                        in.skipBreak();
                    }
                } else if (leadingBlanks && in.column() < indent && c == '\t') {
                    String verb = in.dialect == YamlDialect.OLD ? "violate" : "violates";
                    throw problem(
                            YamlProblem.Kind.TAB,
                            "found a tab character that " + verb + " indentation",
                            start,
                            startLine);
                } else {
                    in.skip();
                }
            }
            if (!flow && in.column() < indent) {
                break;
            }
        }
        endedBehindBreak = leadingBlanks;
        String text = folded ? out.toString() : in.text.substring(start, end);
        return new Token(Kind.SCALAR, start, end, startLine, text, null, Style.PLAIN);
    }

    private boolean endsPlain(char c, boolean flow) {
        return switch (c) {
            case ':' -> Characters.isBlankOrEnd(in.peek(1));
            case ',', '?', '[', ']', '{', '}' -> flow;
            default -> false;
        };
    }

    /** Folds line breaks: one break becomes a space, additional breaks are kept. */
    private void fold(char leadingBreak) {
        if (leadingBreak != '\n') {
            out.append(leadingBreak).append(trailing);
        } else if (trailing.length() == 0) {
            out.append(' ');
        } else {
            out.append(trailing);
        }
        trailing.setLength(0);
    }

    /** Reads a single-quoted or double-quoted scalar. */
    Token quoted(boolean single) {
        int start = in.pos;
        int startLine = in.line;
        char quote = single ? '\'' : '"';
        in.skip();
        String simple = simpleQuoted(quote);
        if (simple != null) {
            return quotedToken(start, startLine, simple, single);
        }
        out.setLength(0);
        while (true) {
            if (in.isDocumentIndicator()) {
                throw problem("found unexpected document indicator", start, startLine);
            }
            if (in.atEnd()) {
                throw problem(
                        YamlProblem.Kind.UNCLOSED_QUOTE,
                        "found unexpected end of stream",
                        start,
                        startLine);
            }
            boolean leadingBlanks = quotedWord(single, quote, start, startLine);
            if (in.peek() == quote) {
                break;
            }
            quotedBlanks(leadingBlanks);
        }
        in.skip();
        return quotedToken(start, startLine, out.toString(), single);
    }

    private Token quotedToken(int start, int line, String text, boolean single) {
        Style style = single ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
        return new Token(Kind.SCALAR, start, in.pos, line, text, null, style);
    }

    /**
     * Reads a quoted scalar of one line without escapes; returns null and reads nothing otherwise.
     */
    private String simpleQuoted(char quote) {
        int from = in.pos;
        for (int at = from; ; at++) {
            char c = in.at(at);
            if (c == quote) {
                if (quote == '\'' && in.at(at + 1) == '\'') {
                    return null;
                }
                in.pos = at + 1;
                return in.text.substring(from, at);
            }
            if (c < ' ' || c == '\\' || c >= 0x7F) {
                return null;
            }
        }
    }

    /**
     * Reads up to a blank, the end or the closing quote. Returns whether an escaped break ended it.
     */
    private boolean quotedWord(boolean single, char quote, int start, int startLine) {
        for (char c = in.peek(); !Characters.isBlankOrEnd(c); c = in.peek()) {
            if (c == quote) {
                if (!single || in.peek(1) != '\'') {
                    return false;
                }
                out.append('\'');
                in.pos += 2;
            } else if (!single && c == '\\') {
                if (Characters.isBreak(in.peek(1))) {
                    in.skip();
                    in.skipBreak();
                    return true;
                }
                escape(start, startLine);
            } else {
                out.append(c);
                if (Character.isHighSurrogate(c)) {
                    out.append(in.peek(1));
                }
                in.skip();
            }
        }
        return false;
    }

    private void quotedBlanks(boolean leadingBlanksBefore) {
        boolean leadingBlanks = leadingBlanksBefore;
        char leadingBreak = 0;
        int blanksFrom = in.pos;
        trailing.setLength(0);
        for (char c = in.peek(); c != 0 && Characters.isBlankOrEnd(c); c = in.peek()) {
            if (Characters.isBlank(c)) {
                in.skip();
            } else if (leadingBlanks) {
                in.readBreak(trailing);
            } else {
                leadingBreak = c == '\r' || c == 0x85 ? '\n' : c;
                leadingBlanks = true;
                in.skipBreak();
            }
        }
        if (!leadingBlanks) {
            out.append(in.text, blanksFrom, in.pos);
        } else if (leadingBreak == 0) {
            out.append(trailing);
        } else {
            fold(leadingBreak);
        }
    }

    private void escape(int start, int startLine) {
        int digits = 0;
        switch (in.peek(1)) {
            case '0' -> out.append('\0');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 't', '\t' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'v' -> out.append('\u000B');
            case 'f' -> out.append('\f');
            case 'r' -> out.append('\r');
            case 'e' -> out.append('\u001B');
            case ' ' -> out.append(' ');
            case '"' -> out.append('"');
            case '\'' -> out.append('\'');
            case '\\' -> out.append('\\');
            case 'N' -> out.append('\u0085');
            case '_' -> out.append('\u00A0');
            case 'L' -> out.append('\u2028');
            case 'P' -> out.append('\u2029');
            case 'x' -> digits = 2;
            case 'u' -> digits = 4;
            case 'U' -> digits = 8;
            case '/' -> {
                if (in.dialect != YamlDialect.JSON) {
                    throw problem("found unknown escape character", start, startLine);
                }
                out.append('/');
            }
            default -> throw problem("found unknown escape character", start, startLine);
        }
        in.pos += 2;
        if (digits > 0) {
            long code = 0;
            for (int i = 0; i < digits; i++) {
                char c = in.peek(i);
                int digit = c < 0x80 ? Character.digit(c, 16) : -1;
                if (digit < 0) {
                    throw problem("did not find expected hexdecimal number", start, startLine);
                }
                code = code << 4 | digit;
            }
            boolean half = code >= 0xD800 && code <= 0xDFFF && in.dialect != YamlDialect.JSON;
            if (half || code > 0x10FFFF) {
                throw problem("found invalid Unicode character escape code", start, startLine);
            }
            if (code < 0x10000) {
                out.append((char) code);
            } else {
                out.appendCodePoint((int) code);
            }
            in.pos += digits;
        }
    }

    /** Reads a literal or folded block; {@code parentIndent} is the column of its parent, or -1. */
    Token block(boolean literal, int parentIndent) {
        int start = in.pos;
        int startLine = in.line;
        in.skip();
        char chomping = 0;
        int increment = 0;
        for (int i = 0; i < 2; i++) {
            char c = in.peek();
            if (chomping == 0 && (c == '+' || c == '-')) {
                chomping = c;
                in.skip();
            } else if (increment == 0 && c >= '0' && c <= '9') {
                if (c == '0') {
                    throw problem("found an indentation indicator equal to 0", start, startLine);
                }
                increment = c - '0';
                in.skip();
            }
        }
        while (Characters.isBlank(in.peek())) {
            in.skip();
        }
        if (in.peek() == '#') {
            while (!Characters.isBreakOrEnd(in.peek())) {
                in.skip();
            }
        }
        if (!Characters.isBreakOrEnd(in.peek())) {
            throw problem("did not find expected comment or line break", start, startLine);
        }
        in.skipBreak();
        return blockLines(literal, chomping, increment, parentIndent, start, startLine);
    }

    private Token blockLines(
            boolean literal,
            char chomping,
            int increment,
            int parentIndent,
            int start,
            int startLine) {
        StringBuilder text = new StringBuilder();
        StringBuilder leadingBreak = new StringBuilder(1);
        trailing.setLength(0);
        int indent = increment > 0 ? Math.max(parentIndent, 0) + increment : 0;
        blockEnd = in.pos;
        indent = blockBreaks(indent, parentIndent, start, startLine);
        boolean leadingBlank = false;
        while (in.column() == indent && !in.atEnd()) {
            boolean blank = Characters.isBlank(in.peek());
            boolean folds =
                    !literal
                            && !leadingBlank
                            && !blank
                            && leadingBreak.length() > 0
                            && leadingBreak.charAt(0) == '\n';
            if (!folds) {
                text.append(leadingBreak);
            } else if (trailing.length() == 0) {
                text.append(' ');
            }
            leadingBreak.setLength(0);
            text.append(trailing);
            trailing.setLength(0);
            leadingBlank = blank;
            int from = in.pos;
            while (!Characters.isBreakOrEnd(in.peek())) {
                in.skip();
            }
            text.append(in.text, from, in.pos);
            in.readBreak(leadingBreak);
            indent = blockBreaks(indent, parentIndent, start, startLine);
        }
        if (chomping != '-') {
            text.append(leadingBreak);
        }
        if (chomping == '+') {
            text.append(trailing);
        }
        Style style = literal ? Style.LITERAL : Style.FOLDED;
        return new Token(Kind.SCALAR, start, blockEnd, startLine, text.toString(), null, style);
    }

    private int blockEnd;

    /** Skips indentation and empty lines; detects the indentation if it is not given. */
    private int blockBreaks(int given, int parentIndent, int start, int startLine) {
        blockEnd = in.pos;
        int widest = 0;
        while (true) {
            while ((given == 0 || in.column() < given) && in.peek() == ' ') {
                in.skip();
            }
            widest = Math.max(widest, in.column());
            if ((given == 0 || in.column() < given) && in.peek() == '\t') {
                throw problem(
                        YamlProblem.Kind.TAB,
                        "found a tab character where an indentation space is expected",
                        start,
                        startLine);
            }
            if (!Characters.isBreak(in.peek())) {
                break;
            }
            in.readBreak(trailing);
            blockEnd = in.pos;
        }
        return given != 0 ? given : Math.max(Math.max(widest, parentIndent + 1), 1);
    }

    private YamlException problem(String message, int start, int startLine) {
        return problem(YamlProblem.Kind.OTHER, message, start, startLine);
    }

    private YamlException problem(YamlProblem.Kind kind, String message, int start, int startLine) {
        return new YamlException(
                YamlException.Stage.SCANNER, kind, message, in.pos, in.line, start, startLine);
    }
}
