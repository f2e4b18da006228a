package io.daemonlens.yaml;

import io.daemonlens.yaml.Token.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads tags, anchors, aliases and directives. */
final class TagScanner {

    private static final String URI = ";/?:@&=+$,.!~*'()[]%";

    private final Characters in;

    TagScanner(Characters in) {
        this.in = in;
    }

    Token anchor(Kind kind) {
        int start = in.pos;
        int line = in.line;
        in.skip();
        String name = word();
        if (name.isEmpty()
                || !Characters.isBlankOrEnd(in.peek()) && "?:,]}%@`".indexOf(in.peek()) < 0) {
            throw problem("did not find expected alphabetic or numeric character", start, line);
        }
        return new Token(kind, start, in.pos, line, name, null, null);
    }

    Token tag() {
        int start = in.pos;
        int line = in.line;
        String handle;
        String suffix;
        if (in.peek(1) == '<') {
            in.pos += 2;
            handle = "";
            suffix = uri("", start, line);
            if (in.peek() != '>') {
                throw problem("did not find the expected '>'", start, line);
            }
            in.skip();
        } else {
            handle = handle(false, start, line);
            if (handle.length() > 1 && handle.endsWith("!")) {
                suffix = uri("", start, line);
            } else {
                suffix = uri(handle, start, line);
                handle = suffix.isEmpty() ? "" : "!";
                suffix = suffix.isEmpty() ? "!" : suffix;
            }
        }
        if (!Characters.isBlankOrEnd(in.peek())) {
            throw problem("did not find expected whitespace or line break", start, line);
        }
        return new Token(Kind.TAG, start, in.pos, line, handle, suffix, null);
    }

    /**
     * Reads {@code !}, {@code !name} or {@code !name!}; a directive does not allow {@code !name}.
     */
    private String handle(boolean directive, int start, int line) {
        if (in.peek() != '!') {
            throw problem("did not find expected '!'", start, line);
        }
        in.skip();
        String handle = "!" + word();
        if (in.peek() == '!') {
            in.skip();
            return handle + "!";
        }
        if (directive && !handle.equals("!")) {
            throw problem("did not find expected '!'", start, line);
        }
        return handle;
    }

    /** Reads the rest of a tag; {@code head} was read as a handle but is part of the URI. */
    private String uri(String head, int start, int line) {
        StringBuilder out = new StringBuilder(head.isEmpty() ? "" : head.substring(1));
        boolean any = !head.isEmpty();
        for (char c = in.peek();
                Characters.isWord(c) || c != 0 && URI.indexOf(c) >= 0;
                c = in.peek()) {
            if (c == '%') {
                escapes(out, start, line);
            } else {
                out.append(c);
                in.skip();
            }
            any = true;
        }
        if (!any) {
            throw problem("did not find expected tag URI", start, line);
        }
        return out.toString();
    }

    /** Reads one UTF-8 character written as one {@code %XX} for each byte. */
    private void escapes(StringBuilder out, int start, int line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4);
        int left = 1;
        while (left > 0) {
            int high = Character.digit(in.peek(1), 16);
            int low = high < 0 ? -1 : Character.digit(in.peek(2), 16);
            if (in.peek() != '%' || low < 0) {
                throw problem("did not find URI escaped octet", start, line);
            }
            int octet = high << 4 | low;
            if (bytes.size() == 0) {
                left =
                        octet < 0x80
                                ? 1
                                : octet >> 5 == 6
                                        ? 2
                                        : octet >> 4 == 14 ? 3 : octet >> 3 == 30 ? 4 : 0;
                if (left == 0) {
                    throw problem("found an incorrect leading UTF-8 octet", start, line);
                }
            } else if ((octet & 0xC0) != 0x80) {
                throw problem("found an incorrect trailing UTF-8 octet", start, line);
            }
            bytes.write(octet);
            in.pos += 3;
            left--;
        }
        out.append(bytes.toString(StandardCharsets.UTF_8));
    }

    /** Reads {@code %YAML 1.1} or {@code %TAG !handle! prefix}. */
    Token directive() {
        int start = in.pos;
        int line = in.line;
        in.skip();
        String name = word();
        if (name.isEmpty()) {
            throw problem("could not find expected directive name", start, line);
        }
        if (!Characters.isBlankOrEnd(in.peek())) {
            throw problem("found unexpected non-alphabetical character", start, line);
        }
        Token token;
        if (name.equals("YAML")) {
            blanks();
            String major = number(start, line);
            if (in.peek() != '.') {
                throw problem("did not find expected digit or '.' character", start, line);
            }
            in.skip();
            String minor = number(start, line);
            token = new Token(Kind.VERSION_DIRECTIVE, start, in.pos, line, major, minor, null);
        } else if (name.equals("TAG")) {
            blanks();
            String handle = handle(true, start, line);
            if (!Characters.isBlank(in.peek())) {
                throw problem("did not find expected whitespace", start, line);
            }
            blanks();
            String prefix = uri("", start, line);
            if (!Characters.isBlankOrEnd(in.peek())) {
                throw problem("did not find expected whitespace or line break", start, line);
            }
            token = new Token(Kind.TAG_DIRECTIVE, start, in.pos, line, handle, prefix, null);
        } else {
            throw problem("found unknown directive name", start, line);
        }
        blanks();
        if (in.peek() == '#') {
            while (!Characters.isBreakOrEnd(in.peek())) {
                in.skip();
            }
        }
        if (!Characters.isBreakOrEnd(in.peek())) {
            throw problem("did not find expected comment or line break", start, line);
        }
        in.skipBreak();
        return token;
    }

    private void blanks() {
        while (Characters.isBlank(in.peek())) {
            in.skip();
        }
    }

    private String word() {
        int from = in.pos;
        while (Characters.isWord(in.peek())) {
            in.skip();
        }
        return in.text.substring(from, in.pos);
    }

    private String number(int start, int line) {
        int from = in.pos;
        while (in.peek() >= '0' && in.peek() <= '9') {
            in.skip();
            if (in.pos - from > 9) {
                throw problem("found extremely long version number", start, line);
            }
        }
        if (in.pos == from) {
            throw problem("did not find expected version number", start, line);
        }
        return in.text.substring(from, in.pos);
    }

    private YamlException problem(String message, int start, int line) {
        return new YamlException(
                YamlException.Stage.SCANNER,
                YamlProblem.Kind.OTHER,
                message,
                in.pos,
                in.line,
                start,
                line);
    }
}
