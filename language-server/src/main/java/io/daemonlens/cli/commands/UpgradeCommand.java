package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FailOn;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.Upgrade;
import io.daemonlens.forecast.UpgradeView;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.UpgradeReport;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code daemonlens upgrade}: compares the same objects under two minors; exit code 1 if the newer
 * one refuses an object.
 */
public final class UpgradeCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("from", "VERSION", "the Kubernetes that runs now"),
                Option.of("to", "VERSION", "the Kubernetes to come; the newest if left out"),
                OutputTarget.option("text|json|markdown"),
                Option.flag("apart", "places each DaemonSet as if the others were not there"),
                FailOn.option("refused"));
    }

    @Override
    public String operands() {
        return "[PATH…|-]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        List<OutputTarget> targets = OutputTarget.of(arguments, FORMATS);
        FailOn failOn = FailOn.of(arguments, "refused");
        KubernetesVersion from = version("from", arguments.value("from"));
        KubernetesVersion to =
                version("to", arguments.value("to", KubernetesVersion.NEWEST.toString()));
        if (from.minor() > to.minor()) {
            throw new UsageException("--from " + from + " --to " + to + ": that is no upgrade");
        }
        Wording words = Wording.of(terminal.language(arguments));
        SettingsFiles settings = new SettingsFiles(arguments, terminal, words, List.of());
        InputFiles files = InputFiles.of(arguments.operands(), terminal, "-");
        List<String> problems = new ArrayList<>(files.problems());
        List<Upgrade> upgrades = new ArrayList<>();
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        for (InputFiles.Input input : files.inputs()) {
            Document document;
            try {
                document = FileReader.read(input, terminal);
            } catch (InputException e) {
                problems.add(e.getMessage());
                continue;
            }
            Settings own = settings.of(document);
            read(document, own, from, to, upgrades, problems);
            cluster = Applied.to(cluster, Analysis.of(document, own.withVersion(to)));
        }
        List<UpgradeView> views = UpgradeView.of(upgrades, cluster, arguments.has("apart"));
        boolean verbose = arguments.has("verbose");
        for (OutputTarget target : targets) {
            String text =
                    switch (target.format()) {
                        case "json" ->
                                JsonWriter.compact(UpgradeReport.json(views, from, to, words))
                                        + "\n";
                        case "markdown" -> UpgradeReport.markdown(views, verbose, words);
                        default ->
                                UpgradeReport.text(
                                        views,
                                        verbose,
                                        AnsiStyle.of(target.colors(arguments, terminal)),
                                        words);
                    };
            target.write(text, terminal);
        }
        problems.forEach(each -> terminal.err().println("daemonlens: " + each));
        if (upgrades.isEmpty() && problems.isEmpty() && !arguments.has("quiet")) {
            terminal.err().println("daemonlens: " + words.say("lint.none", files));
        }
        if (!problems.isEmpty()) {
            return UNREADABLE;
        }
        boolean fails = views.stream().anyMatch(each -> failOn.isMet(each.outcomes()));
        return fails ? FINDINGS : CLEAN;
    }

    private static void read(
            Document document,
            Settings settings,
            KubernetesVersion from,
            KubernetesVersion to,
            List<Upgrade> upgrades,
            List<String> problems) {
        for (Manifest manifest : Manifest.of(document)) {
            if (manifest.tree().problem() != null) {
                int at = manifest.offset() + manifest.tree().problem().range().start();
                problems.add(document.place(at) + ": " + manifest.tree().problem().message());
            } else if (manifest.isDaemonSet()) {
                String namespace = settings.destination().namespaceOr(manifest.namespace());
                upgrades.add(Upgrade.of(manifest, namespace, from, to));
            }
        }
    }

    private static KubernetesVersion version(String option, String text) {
        if (text == null) {
            throw new UsageException("upgrade needs --from, the Kubernetes that runs now");
        }
        return KubernetesVersion.parse(text)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "--"
                                                + option
                                                + " "
                                                + text
                                                + ": expected a version from "
                                                + KubernetesVersion.OLDEST
                                                + " to "
                                                + KubernetesVersion.NEWEST));
    }
}
