package io.daemonlens.manifest;

import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * DaemonLens directives in comments: {@code # daemonlens: kubernetes=1.28} for the document and
 * {@code # daemonlens-ignore: CODE -- reason} for its own line or the next one.
 *
 * @param settings set by {@code daemonlens:}, by name
 * @param suppressions from {@code daemonlens-ignore:}, in written order
 */
public record Directives(Map<String, Setting> settings, List<Suppression> suppressions) {

    private static final Directives NONE = new Directives(Map.of(), List.of());
    private static final String SETTING = "daemonlens:";
    private static final String IGNORE = "daemonlens-ignore:";

    /** A value and its range in the whole text. */
    public record Setting(String value, TextRange range) {}

    /**
     * A directive that suppresses a finding.
     *
     * @param code of the finding; may be empty or unknown
     * @param reason may be empty
     * @param range of the comment in the whole text
     * @param from start of the lines it applies to
     * @param to end of the lines it applies to
     */
    public record Suppression(String code, String reason, TextRange range, int from, int to) {

        public boolean covers(int offset) {
            return from <= offset && offset < Math.max(to, from + 1);
        }
    }

    /**
     * Reads the directives of a text, even if its YAML is invalid.
     *
     * @param offset of the text in the whole document
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

    /** Returns where a DaemonLens comment starts in a line, or -1. */
    private static int commentStart(String text, int from, int to) {
        for (int hash = from; hash < to; hash++) {
            if (text.charAt(hash) != '#'
                    || hash > from && !Character.isWhitespace(text.charAt(hash - 1))) {
                continue;
            }
            int name = hash + 1;
            while (name < to && Character.isWhitespace(text.charAt(name))) {
                name++;
            }
            if (name < to && text.startsWith("daemonlens", name)) {
                return hash;
            }
        }
        return -1;
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
