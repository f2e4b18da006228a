package io.daemonlens.engine.apimachinery;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of the command-line form of a selector. {@code in} and {@code notin} are identifiers
 * here; the parser decides where they are operators.
 *
 * @param kind the kind of token
 * @param text its characters; empty at the end
 */
record SelectorToken(Kind kind, String text) {

    enum Kind {
        WORD,
        SIGN,
        END
    }

    private static final List<String> SIGNS =
            List.of(")", ",", "!", "==", "=", ">", "<", "!=", "(");
    private static final String SPECIAL = "=!(),><";

    boolean isIdentifier() {
        return kind == Kind.WORD;
    }

    boolean isEnd() {
        return kind == Kind.END;
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Returns all tokens; the last one marks the end. */
    static List<SelectorToken> scan(String text) {
        List<SelectorToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                at++;
                continue;
            }
            int start = at;
            if (SPECIAL.indexOf(c) >= 0) {
                at = endOfSign(text, at);
                tokens.add(new SelectorToken(Kind.SIGN, text.substring(start, at)));
            } else {
                while (at < text.length()
                        && !isBlank(text.charAt(at))
                        && SPECIAL.indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                tokens.add(new SelectorToken(Kind.WORD, text.substring(start, at)));
            }
        }
        tokens.add(new SelectorToken(Kind.END, ""));
        return tokens;
    }

    /**
     * Returns the end of an operator. Every special character is an operator by itself, so a token
     * grows as long as it remains an operator.
     */
    private static int endOfSign(String text, int start) {
        int end = start + 1;
        while (end < text.length() && SIGNS.contains(text.substring(start, end + 1))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
