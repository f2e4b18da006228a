package io.daemonlens.cli.commands;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.DurationOption;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.forecast.Rollout;
import java.util.List;

/** The rollout assumptions that options override. */
final class RolloutOptions {

    static final List<Option> ALL =
            List.of(
                    Option.of("start-after", "200ms", "from bound to running"),
                    Option.of("ready-after", "20s", "from running to ready"),
                    Option.of("stop-after", "500ms", "from deleted to gone"),
                    Option.flag("never-ready", "new pods never become ready"),
                    Option.of("seed", "N", "draws the orders Kubernetes leaves open"),
                    Option.of(
                            "seeds",
                            "N",
                            "tries N orders; shows the median, the worst and its seed"),
                    Option.of("fail-nodes", "N", "N nodes fall silent at the start"));

    private RolloutOptions() {}

    static Rollout.Options of(Arguments arguments) {
        String seed = arguments.value("seed");
        if (seed != null && !seed.matches("-?[0-9]{1,18}")) {
            throw new UsageException("--seed " + seed + ": a seed is a whole number");
        }
        int seeds = arguments.number("seeds", 0, 1);
        int failNodes = arguments.number("fail-nodes", 0, 0);
        try {
            return new Rollout.Options(
                    millis(arguments, "start-after"),
                    millis(arguments, "ready-after"),
                    millis(arguments, "stop-after"),
                    arguments.has("never-ready"),
                    seed == null ? null : Long.valueOf(seed),
                    seeds,
                    failNodes);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** Returns null if the option is not given. */
    private static Long millis(Arguments arguments, String option) {
        String text = arguments.value(option);
        return text == null ? null : (Long) DurationOption.of(option, text);
    }
}
