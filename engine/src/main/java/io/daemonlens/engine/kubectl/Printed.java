package io.daemonlens.engine.kubectl;

/**
 * The output of a kubectl command.
 *
 * @param exit the exit code: 0 for success, else 1
 * @param out standard output; every line ends with a newline
 * @param err standard error; every line ends with a newline
 */
public record Printed(int exit, String out, String err) {

    static Printed out(String text) {
        return new Printed(0, text, "");
    }

    static Printed error(String sentence) {
        return new Printed(1, "", "error: " + sentence + "\n");
    }

    Printed warning(String sentence) {
        return new Printed(exit, out, "Warning: " + sentence + "\n" + err);
    }
}
