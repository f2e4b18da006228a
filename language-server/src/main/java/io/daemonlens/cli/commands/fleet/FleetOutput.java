package io.daemonlens.cli.commands.fleet;

import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.forecast.fleet.FleetRow;
import io.daemonlens.report.forecast.FleetReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The output of fleet rows: on standard output {@code ndjson} and {@code csv} are written row by
 * row; files, and formats that need all rows, are written at the end.
 */
final class FleetOutput {

    private final List<OutputTarget> targets;
    private final Terminal terminal;
    private final List<FleetRow> kept = new ArrayList<>();
    private final Map<OutputTarget, StringBuilder> files = new LinkedHashMap<>();
    private final boolean keeps;

    FleetOutput(List<OutputTarget> targets, Terminal terminal) {
        this.targets = targets;
        this.terminal = terminal;
        keeps = targets.stream().anyMatch(each -> !each.is("ndjson") && !each.is("csv"));
        for (OutputTarget target : targets) {
            if (target.is("csv")) {
                print(target, FleetReport.csvHead());
            }
        }
    }

    void row(FleetRow row) {
        if (keeps) {
            kept.add(row);
        }
        for (OutputTarget target : targets) {
            if (target.is("ndjson")) {
                print(target, FleetReport.ndjson(row));
            } else if (target.is("csv")) {
                print(target, FleetReport.csv(row));
            }
        }
    }

    private void print(OutputTarget target, String text) {
        if (target.file() == null) {
            terminal.out().print(text);
        } else {
            files.computeIfAbsent(target, file -> new StringBuilder()).append(text);
        }
    }

    void end(Function<List<FleetRow>, Map<OutputTarget, String>> texts) throws IOException {
        for (OutputTarget target : targets) {
            if (target.file() != null && (target.is("ndjson") || target.is("csv"))) {
                target.write(files.getOrDefault(target, new StringBuilder()).toString(), terminal);
            }
        }
        for (Map.Entry<OutputTarget, String> each : texts.apply(kept).entrySet()) {
            each.getKey().write(each.getValue(), terminal);
        }
    }
}
