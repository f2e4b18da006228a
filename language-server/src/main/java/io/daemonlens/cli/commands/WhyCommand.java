package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.DaemonSetOperands;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.PageOrigin;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.VersionRange;
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
 * {@code daemonlens why}: what is going on with a DaemonSet of a cluster now, and what one can do;
 * without a name, with every DaemonSet that is not healthy.
 */
public final class WhyCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("output", "text|json|markdown|html[=FILE]", "the format of the result")
                        .letter('o'));
    }

    @Override
    public String operands() {
        return "[ds/NAME|NAMESPACE/NAME|FILE…]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording wording = Wording.of(terminal.language(arguments));
        OutputTarget target = OutputTarget.of(arguments, FORMATS);
        if (!ClusterOptions.isNamed(arguments, terminal)) {
            throw new UsageException(wording.say("why.needs-a-cluster"));
        }
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        if (cluster.of("DaemonSet").isEmpty()) {
            throw new InputException(wording.say("source.no-daemonsets", cluster.title()));
        }
        List<KubernetesVersion> asked = VersionRange.single(arguments.value("kubernetes-version"));
        KubernetesVersion version =
                asked.isEmpty() ? cluster.version().orElse(KubernetesVersion.NEWEST) : asked.get(0);
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
        String title =
                "Kubernetes "
                        + version
                        + " · "
                        + cluster.title()
                        + ", "
                        + wording.say("why.head", cluster.nodes().size())
                        + cluster.time().map(time -> ", " + time).orElse("");
        String text =
                switch (target.format()) {
                    case "json" ->
                            JsonWriter.compact(WhyJson.of(shown, cluster, wording)) + "\n";
                    case "html" ->
                            HtmlPage.of(
                                    WhyJson.of(shown, cluster, wording),
                                    PageOrigin.of("why", arguments, terminal),
                                    wording);
                    case "markdown" ->
                            shown.isEmpty()
                                    ? wording.say("why.all-healthy", healthy) + "\n"
                                    : WhyMarkdown.of(shown, wording);
                    default ->
                            text(
                                    shown,
                                    healthy,
                                    title,
                                    wording,
                                    AnsiStyle.of(target.colors(arguments, terminal)),
                                    arguments.has("verbose"));
                };
        target.write(text, terminal);
        return shown.stream().allMatch(each -> each.facts().verdict().isWell()) ? CLEAN : FINDINGS;
    }

    private static boolean isHealthy(Why why) {
        return why.facts().verdict() == Verdict.HEALTHY;
    }

    private static String text(
            List<Why> shown,
            int healthy,
            String title,
            Wording wording,
            AnsiStyle paint,
            boolean verbose) {
        List<String> blocks = new ArrayList<>();
        shown.forEach(each -> blocks.add(WhyText.of(each, title, wording, paint, verbose)));
        if (shown.isEmpty()) {
            blocks.add(wording.say("why.all-healthy", healthy) + "\n");
        } else if (healthy > 0) {
            blocks.add(wording.say("why.others-healthy", healthy) + "\n");
        }
        return String.join("\n", blocks);
    }
}
