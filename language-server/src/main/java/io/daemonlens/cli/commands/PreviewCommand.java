package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FailOn;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.OlderRevisions;
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
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.whatif.WhatIf;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.ClusterTableText;
import io.daemonlens.report.forecast.ForecastPage;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.report.forecast.PreviewJson;
import io.daemonlens.report.forecast.PreviewMarkdown;
import io.daemonlens.report.forecast.PreviewText;
import io.daemonlens.report.forecast.WhatIfReport;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code daemonlens preview}: shows for each DaemonSet which nodes get a pod and why the others do
 * not, its resources, its rollout, and the effect of the edit since git HEAD.
 */
public final class PreviewCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");

    @Override
    public List<Option> options() {
        return List.of(
                OutputTarget.option("text|json|markdown|html"),
                Option.of(
                        "from",
                        "GITREF",
                        "compares with that commit, instead of the live object or HEAD"),
                Option.flag("apart", "places each DaemonSet as if the others were not there"),
                WhatIfOption.OPTION,
                FailOn.option("refused"));
    }

    @Override
    public String operands() {
        return "[PATH…|-]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording wording = Wording.of(terminal.language(arguments));
        List<OutputTarget> targets = OutputTarget.of(arguments, FORMATS);
        FailOn failOn = FailOn.of(arguments, "refused");
        boolean asksWhatIf = arguments.has(WhatIfOption.NAME);
        InputFiles files =
                asksWhatIf && arguments.operands().isEmpty()
                        ? InputFiles.none()
                        : InputFiles.of(arguments.operands(), terminal, "-");
        List<String> problems = new ArrayList<>(files.problems());
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        Read read = read(files, cluster, arguments, terminal, wording);
        WhatIf whatIf = null;
        ClusterObjects looked = read.cluster;
        if (asksWhatIf) {
            whatIf = WhatIfOption.ask(arguments, terminal, stored(read), looked);
            looked = whatIf.cluster();
        }
        List<Preview> previews =
                Preview.of(read.subjects, looked, Rollout.Options.NONE, arguments.has("apart"));
        for (OutputTarget target : targets) {
            String text =
                    whatIf != null && !target.is("html")
                            ? WhatIfReport.of(target.format(), whatIf, previews, looked, wording)
                            : text(target, previews, looked, whatIf, wording, arguments, terminal);
            target.write(text, terminal);
        }
        List<ManifestAnalysis> refused = read.refused;
        boolean unread = !problems.isEmpty() || refused.stream().anyMatch(Refusals::isUnreadable);
        refused.forEach(each -> problems.add(Refusals.sentence(each, wording)));
        problems.forEach(problem -> terminal.err().println("daemonlens: " + problem));
        if (previews.isEmpty() && problems.isEmpty() && !asksWhatIf) {
            terminal.err().println("daemonlens: " + wording.say("lint.none", files));
        }
        if (unread) {
            return UNREADABLE;
        }
        boolean fails = failOn.isMet(!refused.isEmpty(), previews);
        return fails ? FINDINGS : CLEAN;
    }

    private static List<JsonObject> stored(Read read) {
        return read.subjects.stream().map(each -> each.analysis().answer().stored()).toList();
    }

    /**
     * The content of the files.
     *
     * @param subjects the DaemonSets that the API server accepts
     * @param refused documents that it refuses or that cannot be read
     * @param cluster with the other objects of the files
     */
    private record Read(
            List<Preview.Subject> subjects,
            List<ManifestAnalysis> refused,
            ClusterObjects cluster) {}

    private static Read read(
            InputFiles files,
            ClusterObjects cluster,
            Arguments arguments,
            Terminal terminal,
            Wording wording) {
        SettingsFiles settings =
                new SettingsFiles(
                                arguments,
                                terminal,
                                wording,
                                VersionRange.single(arguments.value("kubernetes-version")))
                        .inCluster(cluster);
        OlderRevisions older =
                new OlderRevisions(terminal, arguments.value("from", "HEAD"), wording);
        List<Preview.Subject> subjects = new ArrayList<>();
        List<ManifestAnalysis> refused = new ArrayList<>();
        ClusterObjects applied = cluster;
        for (InputFiles.Input input : files.inputs()) {
            Document document = FileReader.read(input, terminal);
            Settings own = settings.of(document);
            Analysis analysis = Analysis.of(document, own);
            applied = Applied.to(applied, analysis);
            for (ManifestAnalysis each : analysis.manifests()) {
                if (each.accepted()) {
                    Preview.Older before =
                            arguments.has("from")
                                    ? older.of(each, input, own)
                                    : older.of(each, input, own, cluster);
                    subjects.add(new Preview.Subject(each, before));
                } else if (each.status() != ManifestAnalysis.Status.OTHER_KIND
                        && each.status() != ManifestAnalysis.Status.VALUES
                        && each.status() != ManifestAnalysis.Status.EMPTY) {
                    refused.add(each);
                }
            }
        }
        return new Read(subjects, refused, applied);
    }

    private static String text(
            OutputTarget target,
            List<Preview> previews,
            ClusterObjects cluster,
            WhatIf whatIf,
            Wording wording,
            Arguments arguments,
            Terminal terminal) {
        boolean together = !arguments.has("apart");
        return switch (target.format()) {
            case "json" ->
                    JsonWriter.compact(PreviewJson.of(previews, cluster, together, wording)) + "\n";
            case "html" ->
                    HtmlPage.of(
                            ForecastPage.preview(previews, cluster, together, whatIf, wording),
                            PageOrigin.of("preview", arguments, terminal),
                            wording);
            case "markdown" -> PreviewMarkdown.of(previews, cluster, wording);
            default -> {
                AnsiStyle paint = AnsiStyle.of(target.colors(arguments, terminal));
                List<String> blocks = new ArrayList<>();
                previews.forEach(each -> blocks.add(PreviewText.of(each, wording, paint)));
                if (previews.size() > 1) {
                    blocks.add(ClusterTableText.text(previews, cluster, wording, paint));
                }
                yield String.join("\n", blocks);
            }
        };
    }
}
