package io.daemonlens.cli.commands.plan;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FailOn;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.PageOrigin;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.plan.Plan;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.report.forecast.PlanReport;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.List;

/**
 * {@code daemonlens plan}: shows the effect of a change, for review. It compares two commits, a
 * commit and the working files, two folders, or the cluster and the files.
 */
public final class PlanCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");

    @Override
    public List<Option> options() {
        return List.of(
                OutputTarget.option("text|json|markdown|html"), FailOn.option("refused,stuck"));
    }

    @Override
    public String operands() {
        return "[BASE[..HEAD]|live] [PATH…|-] | OLD NEW";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording words = Wording.of(terminal.language(arguments));
        List<OutputTarget> targets = OutputTarget.of(arguments, FORMATS);
        FailOn failOn = FailOn.of(arguments, "refused,stuck");
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        SettingsFiles files =
                new SettingsFiles(
                                arguments,
                                terminal,
                                words,
                                VersionRange.single(arguments.value("kubernetes-version")))
                        .inCluster(cluster);
        PlanSides.Sides sides =
                new PlanSides(terminal, words, cluster, files.of(Document.of("-", "")))
                        .of(arguments.operands());
        Plan plan = Plan.of(sides.base(), sides.head(), cluster, files::of);
        PlanReport report = new PlanReport(plan, words);
        for (OutputTarget target : targets) {
            target.write(
                    switch (target.format()) {
                        case "json" -> JsonWriter.compact(report.json()) + "\n";
                        case "markdown" -> report.markdown();
                        case "html" ->
                                HtmlPage.of(
                                        report.json(),
                                        PageOrigin.of("plan", arguments, terminal),
                                        words);
                        default -> report.text(AnsiStyle.of(target.colors(arguments, terminal)));
                    },
                    terminal);
        }
        return failOn.isMet(plan.outcomes()) ? FINDINGS : CLEAN;
    }
}
