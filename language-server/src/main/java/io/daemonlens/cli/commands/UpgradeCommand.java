package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Upgrade;
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

/** {@code daemonlens upgrade}: the same objects under two minors; 1 where one is newly refused. */
public final class UpgradeCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("from", "VERSION", "the Kubernetes that runs now"),
                Option.of("to", "VERSION", "the Kubernetes to come; the newest if left out"),
                Option.of("output", "text|json|markdown", "the format of the result").letter('o'));
    }

    @Override
    public String operands() {
        return "[PATH…|-]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        String format = arguments.oneOf("output", "text", FORMATS);
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
        for (InputFiles.Input input : files.inputs()) {
            Document document;
            try {
                document = FileReader.read(input, terminal);
            } catch (InputException e) {
                problems.add(e.getMessage());
                continue;
            }
            read(document, settings.of(document), from, to, upgrades, problems);
        }
        switch (format) {
            case "json" ->
                    terminal.out()
                            .println(JsonWriter.compact(UpgradeReport.json(upgrades, from, to)));
            case "markdown" -> terminal.out().print(UpgradeReport.markdown(upgrades, words));
            default ->
                    terminal.out()
                            .print(
                                    UpgradeReport.text(
                                            upgrades,
                                            AnsiStyle.of(terminal.colors(arguments)),
                                            words));
        }
        problems.forEach(each -> terminal.err().println("daemonlens: " + each));
        if (upgrades.isEmpty() && problems.isEmpty() && !arguments.has("quiet")) {
            terminal.err().println("daemonlens: " + words.say("lint.none", files));
        }
        if (!problems.isEmpty()) {
            return UNREADABLE;
        }
        return upgrades.stream().anyMatch(Upgrade::newlyRejected) ? FINDINGS : CLEAN;
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
                String namespace =
                        manifest.namespace().isEmpty()
                                ? settings.namespace()
                                : manifest.namespace();
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
