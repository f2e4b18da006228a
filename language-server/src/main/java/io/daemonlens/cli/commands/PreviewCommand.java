package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.OlderRevisions;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.PreviewHtml;
import io.daemonlens.report.forecast.PreviewJson;
import io.daemonlens.report.forecast.PreviewMarkdown;
import io.daemonlens.report.forecast.PreviewText;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code daemonlens preview}: for each DaemonSet which nodes get a pod and why not the others, what
 * it takes, how an update goes, and what the edit since git HEAD does.
 */
public final class PreviewCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("output", "text|json|markdown|html[=FILE]", "the format of the result")
                        .letter('o'),
                Option.of("from", "GITREF", "compares with that commit instead of HEAD"));
    }

    @Override
    public String operands() {
        return "[PATH…|-]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording wording = Wording.of(terminal.language(arguments));
        OutputTarget outlet = OutputTarget.of(arguments, FORMATS);
        InputFiles files = InputFiles.of(arguments.operands(), terminal, "-");
        List<String> problems = new ArrayList<>(files.problems());
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        SettingsFiles settings =
                new SettingsFiles(
                        arguments,
                        terminal,
                        wording,
                        VersionRange.single(arguments.value("kubernetes-version")));
        OlderRevisions older =
                new OlderRevisions(terminal, arguments.value("from", "HEAD"), wording);
        List<Preview> previews = new ArrayList<>();
        List<ManifestAnalysis> refused = new ArrayList<>();
        for (InputFiles.Input input : files.inputs()) {
            Document document = FileReader.read(input, terminal);
            Settings own = settings.of(document);
            if (cluster.version().isPresent() && own.configuredVersion() == null) {
                own = own.withConfiguredVersion(cluster.version().get());
            }
            Analysis analysis = Analysis.of(document, own);
            ClusterObjects applied = Applied.to(cluster, analysis);
            for (ManifestAnalysis each : analysis.manifests()) {
                if (each.accepted()) {
                    previews.add(
                            Preview.of(
                                    each,
                                    applied,
                                    older.of(each, input, own),
                                    Rollout.Options.NONE));
                } else if (each.status() != ManifestAnalysis.Status.OTHER_KIND
                        && each.status() != ManifestAnalysis.Status.EMPTY) {
                    refused.add(each);
                }
            }
        }
        outlet.write(text(outlet, previews, cluster, wording, arguments, terminal), terminal);
        boolean unread = !problems.isEmpty() || refused.stream().anyMatch(Refusals::isUnreadable);
        refused.forEach(each -> problems.add(Refusals.sentence(each, wording)));
        problems.forEach(problem -> terminal.err().println("daemonlens: " + problem));
        if (previews.isEmpty() && problems.isEmpty()) {
            terminal.err().println("daemonlens: " + wording.say("lint.none", files));
        }
        return unread ? UNREADABLE : refused.isEmpty() ? CLEAN : FINDINGS;
    }

    private static String text(
            OutputTarget outlet,
            List<Preview> previews,
            ClusterObjects cluster,
            Wording wording,
            Arguments arguments,
            Terminal terminal) {
        return switch (outlet.format()) {
            case "json" -> JsonWriter.compact(PreviewJson.of(previews, cluster, wording)) + "\n";
            case "html" -> PreviewHtml.of(PreviewJson.of(previews, cluster, wording), wording);
            case "markdown" -> PreviewMarkdown.of(previews, wording);
            default -> {
                AnsiStyle paint = AnsiStyle.of(outlet.colors(arguments, terminal));
                List<String> blocks = new ArrayList<>();
                previews.forEach(each -> blocks.add(PreviewText.of(each, wording, paint)));
                yield String.join("\n", blocks);
            }
        };
    }
}
