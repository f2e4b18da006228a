package io.daemonlens.report;

import io.daemonlens.text.VisibleText;

/** Colours for a terminal, or none. The words must say everything; colour only helps the eye. */
public enum AnsiStyle {
    PLAIN,
    COLORED;

    public static AnsiStyle of(boolean colored) {
        return colored ? COLORED : PLAIN;
    }

    public String bold(String text) {
        return paint("1", text);
    }

    /** Bold, and in the color that a code names. */
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

    /** What {@link VisibleText} turns into an escape sequence once all else is made visible. */
    private static String style(String code) {
        return VisibleText.STYLE + code + VisibleText.END_STYLE;
    }
}
