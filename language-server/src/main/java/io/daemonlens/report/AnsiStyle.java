package io.daemonlens.report;

import io.daemonlens.text.VisibleText;

/**
 * The terminal colours, or none. Colour only supports the text; it never carries information alone.
 */
public enum AnsiStyle {
    PLAIN,
    COLORED;

    public static AnsiStyle of(boolean colored) {
        return colored ? COLORED : PLAIN;
    }

    public String bold(String text) {
        return paint("1", text);
    }

    /** Formats text in bold, and in the color of a code. */
    public String bold(String color, String text) {
        return paint("1;" + color, text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    public String red(String text) {
        return paint("31", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String yellow(String text) {
        return paint("33", text);
    }

    public String cyan(String text) {
        return paint("36", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : style(code) + text + style("0");
    }

    /**
     * Returns a mark that {@link VisibleText} turns into an escape sequence after escaping all
     * others.
     */
    private static String style(String code) {
        return VisibleText.STYLE + code + VisibleText.END_STYLE;
    }
}
