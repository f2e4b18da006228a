package io.daemonlens.engine.kubectl;

/**
 * What a kubectl command prints.
 *
 * @param exit 0 when it worked, else 1
 * @param out standard output, each line ended
 * @param err standard error, each line ended
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
