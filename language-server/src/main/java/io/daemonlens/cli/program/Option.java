package io.daemonlens.cli.program;

/**
 * An option.
 *
 * @param name the long name without dashes
 * @param letter the short name, or 0
 * @param value the name of its value in the help, such as {@code FILE}; null for a switch
 * @param repeatable whether it may be given more than once; else the last one applies
 * @param help one sentence for the help
 */
public record Option(String name, char letter, String value, boolean repeatable, String help) {

    /** An option without a value. */
    public static Option flag(String name, String help) {
        return new Option(name, (char) 0, null, false, help);
    }

    /** An option with a value, given as {@code --name VALUE} or {@code --name=VALUE}. */
    public static Option of(String name, String value, String help) {
        return new Option(name, (char) 0, value, false, help);
    }

    public Option letter(char c) {
        return new Option(name, c, value, repeatable, help);
    }

    public Option many() {
        return new Option(name, letter, value, true, help);
    }

    public boolean takesValue() {
        return value != null;
    }

    /** The spelling in the help: {@code -o, --output FORMAT}. */
    public String spelled() {
        return (letter == 0 ? "    " : "-" + letter + ", ")
                + "--"
                + name
                + (value == null ? "" : " " + value);
    }
}
