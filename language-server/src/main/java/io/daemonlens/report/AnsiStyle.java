package io.daemonlens.report;

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
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
