package io.daemonlens.manifest;

import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Comments that speak to this program: {@code # daemonlens: kubernetes=1.28} for the document and
 * {@code # daemonlens-ignore: CODE -- reason} for its line or the line below.
 *
 * @param settings what {@code daemonlens:} sets, by name
 * @param suppressions what {@code daemonlens-ignore:} asks for, in written order
 */
public record Directives(Map<String, Setting> settings, List<Suppression> suppressions) {

    private static final Directives NONE = new Directives(Map.of(), List.of());
    private static final String SETTING = "daemonlens:";
    private static final String IGNORE = "daemonlens-ignore:";

    /** A value and where it stands in the whole text. */
    public record Setting(String value, TextRange range) {}

    /**
     * A wish to hear no more of something.
     *
     * @param code the finding's code; may be empty or unknown
     * @param reason why; may be empty
     * @param range the comment in the whole text
     * @param from where the lines begin that it speaks of
     * @param to where they end
     */
    public record Suppression(String code, String reason, TextRange range, int from, int to) {

        public boolean covers(int offset) {
            return from <= offset && offset < Math.max(to, from + 1);
        }
    }

    /**
     * What the comments of a text say, also while it is broken.
     *
     * @param offset where the text begins in the whole one
     */
    public static Directives in(String text, int offset) {
        if (!text.contains("daemonlens")) {
            return NONE;
        }
        Map<String, Setting> settings = new LinkedHashMap<>();
        List<Suppression> suppressions = new ArrayList<>();
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            int comment = commentStart(text, line, next);
            if (comment >= 0) {
                String words = text.substring(comment + 1, next).strip();
                int at = text.indexOf(words, comment + 1);
                TextRange range = new TextRange(comment, at + words.length()).shifted(offset);
                if (words.startsWith(SETTING)) {
                    settings(words.substring(SETTING.length()), range, settings);
                } else if (words.startsWith(IGNORE)) {
                    boolean alone = text.substring(line, comment).isBlank();
                    int to = alone ? lineEnd(text, next) : next;
                    suppressions.add(
                            suppression(
                                    words.substring(IGNORE.length()),
                                    range,
                                    line + offset,
                                    to + offset));
                }
            }
            line = next;
        }
        return new Directives(settings, suppressions);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    /** Where a comment with our name begins in a line; -1 where there is none. */
    private static int commentStart(String text, int from, int to) {
        int name = text.indexOf("daemonlens", from);
        if (name < 0 || name >= to) {
            return -1;
        }
        int hash = text.lastIndexOf('#', name);
        boolean atWord =
                hash == from || hash > from && Character.isWhitespace(text.charAt(hash - 1));
        return hash >= from && atWord && text.substring(hash + 1, name).isBlank() ? hash : -1;
    }

    private static void settings(String words, TextRange range, Map<String, Setting> into) {
        for (String word : words.trim().split("[\\s,]+")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                into.put(word.substring(0, equals), new Setting(word.substring(equals + 1), range));
            }
        }
    }

    private static Suppression suppression(String words, TextRange range, int from, int to) {
        int dashes = words.indexOf("--");
        String code = (dashes < 0 ? words : words.substring(0, dashes)).strip();
        String reason = dashes < 0 ? "" : words.substring(dashes + 2).strip();
        return new Suppression(code, reason, range, from, to);
    }
}
