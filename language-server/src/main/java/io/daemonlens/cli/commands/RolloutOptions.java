package io.daemonlens.cli.commands;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.DurationOption;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubelet.PodLifecycle;
import io.daemonlens.engine.kubelet.PodTiming;
import io.daemonlens.forecast.Rollout;
import java.util.List;

/** What a user assumes of a rollout instead of leaving it to the manifest. */
final class RolloutOptions {

    static final List<Option> ALL =
            List.of(
                    Option.of("start-after", "200ms", "from bound to running"),
                    Option.of("ready-after", "20s", "from running to ready"),
                    Option.of("stop-after", "500ms", "from deleted to gone"),
                    Option.flag("never-ready", "new pods never become ready"),
                    Option.of("seed", "N", "draws the orders Kubernetes leaves open"),
                    Option.of("seeds", "N", "tries N orders and shows the worst"),
                    Option.of("fail-nodes", "N", "N nodes fall silent at the start"));

    private RolloutOptions() {}

    /**
     * @param template the new pod template as stored: where an option is silent, its probes speak
     */
    static Rollout.Options of(Arguments arguments, JsonObject template) {
        String seed = arguments.value("seed");
        if (seed != null && !seed.matches("-?[0-9]{1,18}")) {
            throw new UsageException("--seed " + seed + ": a seed is a whole number");
        }
        return new Rollout.Options(
                timing(arguments, template),
                arguments.has("never-ready"),
                seed == null ? null : Long.valueOf(seed),
                arguments.number("seeds", 0, 1),
                arguments.number("fail-nodes", 0, 0));
    }

    private static PodTiming timing(Arguments arguments, JsonObject template) {
        PodTiming own = PodLifecycle.of(template).timing();
        return new PodTiming(
                millis(arguments, "start-after", own.startAfterMillis()),
                millis(arguments, "ready-after", own.readyAfterMillis()),
                millis(arguments, "stop-after", own.stopAfterMillis()));
    }

    private static long millis(Arguments arguments, String option, long otherwise) {
        String text = arguments.value(option);
        return text == null ? otherwise : DurationOption.of(option, text);
    }
}
