package io.daemonlens.cli.commands.plan;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FailOn;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.inputs.WhatIfOption;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.PageOrigin;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.plan.Plan;
import io.daemonlens.forecast.plan.PlanChange;
import io.daemonlens.forecast.whatif.WhatIf;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.report.forecast.PlanReport;
import io.daemonlens.report.forecast.WhatIfReport;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
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
                OutputTarget.option("text|json|markdown|html"),
                WhatIfOption.OPTION,
                FailOn.option("refused,stuck"));
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
                new PlanSides(
                                terminal,
                                words,
                                cluster,
                                ClusterOptions.files(arguments, terminal),
                                files.of(Document.of("-", "")))
                        .of(arguments.operands());
        Plan plan = Plan.of(sides.base(), sides.head(), cluster, files::of);
        WhatIf whatIf = null;
        if (arguments.has(WhatIfOption.NAME)) {
            whatIf = WhatIfOption.ask(arguments, terminal, running(plan), cluster);
            plan = Plan.of(sides.base(), sides.head(), whatIf.changed(cluster), files::of);
        }
        PlanReport report = new PlanReport(plan, words);
        for (OutputTarget target : targets) {
            target.write(
                    switch (target.format()) {
                        case "json" -> JsonWriter.compact(json(report, whatIf, words)) + "\n";
                        case "markdown" -> markdown(report, whatIf, words);
                        case "html" ->
                                HtmlPage.of(
                                        json(report, whatIf, words),
                                        PageOrigin.of("plan", arguments, terminal),
                                        words);
                        default ->
                                (whatIf == null ? "" : WhatIfReport.text(whatIf, words) + "\n")
                                        + report.text(
                                                AnsiStyle.of(target.colors(arguments, terminal)));
                    },
                    terminal);
        }
        return failOn.isMet(plan.outcomes()) ? FINDINGS : CLEAN;
    }

    private static JsonObject json(PlanReport report, WhatIf whatIf, Wording words) {
        JsonObject json = report.json();
        return whatIf == null ? json : json.put("whatIf", WhatIfReport.json(whatIf, words));
    }

    /** The first line stays a marker, by which a bot finds its comment. */
    private static String markdown(PlanReport report, WhatIf whatIf, Wording words) {
        String text = report.markdown();
        int second = text.indexOf('\n') + 1;
        return whatIf == null
                ? text
                : text.substring(0, second)
                        + WhatIfReport.markdown(whatIf, words)
                        + "\n"
                        + text.substring(second);
    }

    /** The DaemonSets before the change, and those that it adds. */
    private static List<JsonObject> running(Plan plan) {
        List<JsonObject> all = new ArrayList<>();
        for (PlanChange each : plan.changes()) {
            RevisionComparison compared = each.comparison();
            RevisionComparison.State state =
                    compared.from() == null ? compared.to() : compared.from();
            if (state.stored() != null) {
                all.add(state.stored());
            }
        }
        return all;
    }
}
