package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.forecast.Outcome;
import io.daemonlens.forecast.Preview;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The outcomes that make a command exit with code 1, as listed in {@code --fail-on}. */
public final class FailOn {

    private static final String NAME = "fail-on";

    private final Set<Outcome> outcomes;

    private FailOn(Set<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * Returns the option.
     *
     * @param otherwise the outcomes if it is not given
     */
    public static Option option(String otherwise) {
        return Option.of(
                NAME,
                "OUTCOMES",
                "exit code 1 when one of these happens: "
                        + String.join(", ", words())
                        + "; the default is "
                        + otherwise);
    }

    /**
     * Parses the outcomes on the command line, separated by commas; {@code never} for none.
     *
     * @throws UsageException if one is unknown
     */
    public static FailOn of(Arguments arguments, String otherwise) {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (String word : arguments.value(NAME, otherwise).split(",", -1)) {
            if (word.equals("never")) {
                continue;
            }
            Outcome outcome = Outcome.of(word.strip());
            if (outcome == null) {
                throw new UsageException(
                        "--fail-on "
                                + word
                                + ": expected "
                                + String.join(", ", words())
                                + " or never");
            }
            outcomes.add(outcome);
        }
        return new FailOn(outcomes);
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Outcome each : Outcome.values()) {
            words.add(each.word());
        }
        return words;
    }

    public boolean contains(Outcome outcome) {
        return outcomes.contains(outcome);
    }

    /** Whether one of the outcomes is listed. */
    public boolean isMet(Set<Outcome> happening) {
        return happening.stream().anyMatch(outcomes::contains);
    }

    /**
     * Whether a preview has one of the outcomes.
     *
     * @param refused whether the API server refuses a DaemonSet
     */
    public boolean isMet(boolean refused, List<Preview> previews) {
        if (refused && outcomes.contains(Outcome.REFUSED)) {
            return true;
        }
        return previews.stream().anyMatch(each -> isMet(each.outcomes()));
    }
}
