package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.DaemonSetOperands;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.PageOrigin;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.diagnosis.Verdict;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Diagnoses;
import io.daemonlens.forecast.Why;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.report.forecast.WhyJson;
import io.daemonlens.report.forecast.WhyMarkdown;
import io.daemonlens.report.forecast.WhyText;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code daemonlens why}: diagnoses a DaemonSet of a cluster and lists remedies; without a name,
 * every DaemonSet that is not healthy.
 */
public final class WhyCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");

    @Override
    public List<Option> options() {
        return List.of(OutputTarget.option("text|json|markdown|html"));
    }

    @Override
    public String operands() {
        return "[ds/NAME|NAMESPACE/NAME|FILE…]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording wording = Wording.of(terminal.language(arguments));
        List<OutputTarget> targets = OutputTarget.of(arguments, FORMATS);
        if (!ClusterOptions.isNamed(arguments, terminal)) {
            throw new UsageException(wording.say("why.needs-a-cluster"));
        }
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        if (cluster.of("DaemonSet").isEmpty()) {
            throw new InputException(wording.say("source.no-daemonsets", cluster.title()));
        }
        KubernetesVersion version =
                SettingsFiles.destination(arguments, terminal)
                        .inCluster(cluster.version())
                        .version();
        Diagnoses diagnoses = Diagnoses.of(cluster, version);
        List<Why> shown;
        int healthy = 0;
        if (arguments.operands().isEmpty()) {
            List<Why> all = diagnoses.all(wording);
            shown = all.stream().filter(each -> !isHealthy(each)).toList();
            healthy = all.size() - shown.size();
        } else {
            List<JsonObject> named = DaemonSetOperands.find(cluster, arguments, terminal);
            shown = diagnoses.of(named, wording);
        }
        Report report = new Report(shown, healthy, cluster, version, wording);
        for (OutputTarget target : targets) {
            target.write(report.text(target, arguments, terminal), terminal);
        }
        return shown.stream().allMatch(each -> each.facts().verdict().isWell()) ? CLEAN : FINDINGS;
    }

    private static boolean isHealthy(Why why) {
        return why.facts().verdict() == Verdict.HEALTHY;
    }

    /** The content of the report, for every format. */
    private record Report(
            List<Why> shown,
            int healthy,
            ClusterObjects cluster,
            KubernetesVersion version,
            Wording wording) {

        String text(OutputTarget target, Arguments arguments, Terminal terminal) {
            return switch (target.format()) {
                case "json" -> JsonWriter.compact(WhyJson.of(shown, cluster, wording)) + "\n";
                case "html" ->
                        HtmlPage.of(
                                WhyJson.of(shown, cluster, wording),
                                PageOrigin.of("why", arguments, terminal),
                                wording);
                case "markdown" -> WhyMarkdown.of(shown, wording) + rest();
                default -> {
                    AnsiStyle paint = AnsiStyle.of(target.colors(arguments, terminal));
                    List<String> blocks = new ArrayList<>();
                    for (Why each : shown) {
                        blocks.add(
                                WhyText.of(
                                        each, title(), wording, paint, arguments.has("verbose")));
                    }
                    if (!rest().isEmpty()) {
                        blocks.add(rest());
                    }
                    yield String.join("\n", blocks);
                }
            };
        }

        private String title() {
            return "Kubernetes "
                    + version
                    + " · "
                    + cluster.title()
                    + ", "
                    + wording.say("why.head", cluster.nodes().size())
                    + cluster.time().map(time -> ", " + time).orElse("");
        }

        /** A summary of the DaemonSets that are not shown. */
        private String rest() {
            if (shown.isEmpty()) {
                String key = healthy == 1 ? "why.all-healthy.one" : "why.all-healthy";
                return wording.say(key, healthy) + "\n";
            }
            return healthy == 0
                    ? ""
                    : wording.say(
                                    healthy == 1 ? "why.others-healthy.one" : "why.others-healthy",
                                    healthy)
                            + "\n";
        }
    }
}
