package io.daemonlens.cli.program;

import java.util.List;
import java.util.TreeSet;

/**
 * The outcomes of a forecast for which a command exits with 1, as {@code --fail-on refused,stuck}
 * names them.
 */
public final class FailOn {

    /** All outcomes that there are, in the order in which help names them. */
    public static final List<String> OUTCOMES =
            List.of("refused", "pending", "stuck", "evicts", "restarts", "moves", "leaves");

    private final TreeSet<String> chosen;

    private FailOn(TreeSet<String> chosen) {
        this.chosen = chosen;
    }

    /**
     * @param usual what a command fails on where nothing is said
     * @throws UsageException where an outcome is not known
     */
    public static FailOn of(Arguments arguments, String... usual) {
        String text = arguments.value("fail-on");
        TreeSet<String> chosen = new TreeSet<>();
        for (String word : text == null ? usual : text.split(",", -1)) {
            if (!OUTCOMES.contains(word.strip())) {
                throw new UsageException(
                        "--fail-on "
                                + text
                                + ": "
                                + word
                                + " is not one of "
                                + String.join(", ", OUTCOMES));
            }
            chosen.add(word.strip());
        }
        return new FailOn(chosen);
    }

    /** The option, for a command that fails on these where nothing is said. */
    public static Option option(String usual) {
        return Option.of(
                "fail-on",
                "OUTCOME[,…]",
                "exits 1 on these: " + String.join(", ", OUTCOMES) + " (default " + usual + ")");
    }

    /** Whether the command fails when this happens. */
    public boolean fails(String outcome) {
        return chosen.contains(outcome);
    }
}
