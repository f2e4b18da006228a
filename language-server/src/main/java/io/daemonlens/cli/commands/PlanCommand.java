package io.daemonlens.cli.commands;

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
import io.daemonlens.cli.program.PageOrigin;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Plan;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.report.forecast.PlanReport;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.revision.RevisionLookup.Found;
import io.daemonlens.revision.RevisionLookup.RevisionException;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
        return "[BASE[..HEAD]|live] [PATH…] | FOLDER FOLDER";
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
        Plan plan = plan(arguments.operands(), cluster, files::of, terminal, words);
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

    private static Plan plan(
            List<String> operands,
            ClusterObjects cluster,
            Function<Document, Settings> settings,
            Terminal terminal,
            Wording words) {
        RevisionLookup sources = new RevisionLookup(terminal.folder(), words);
        String first = operands.isEmpty() ? "HEAD" : operands.get(0);
        try {
            if (operands.size() == 2 && bothFolders(operands, terminal)) {
                return Plan.of(
                        texts(operands.get(0), operands.subList(0, 1), terminal),
                        texts(operands.get(1), operands.subList(1, 2), terminal),
                        cluster,
                        settings);
            }
            boolean ref = operands.isEmpty() || !sources.isPath(first);
            List<String> paths =
                    ref && !operands.isEmpty() ? operands.subList(1, operands.size()) : operands;
            paths = paths.isEmpty() ? List.of(".") : paths;
            if (!ref) {
                first = "HEAD";
            }
            int dots = first.indexOf("..");
            String base = dots < 0 ? first : first.substring(0, dots);
            String head = dots < 0 ? "" : first.substring(dots + 2);
            if (first.startsWith(".", Math.max(0, dots) + 2) && dots >= 0) {
                base = first;
                head = first.substring(dots + 3);
            }
            Plan.Side newer =
                    dots < 0
                            ? texts(words.say("plan.files"), paths, terminal)
                            : git(head.isEmpty() ? "HEAD" : head, paths, sources);
            Plan.Side older =
                    base.equals("live")
                            ? live(cluster, newer)
                            : git(base.isEmpty() ? "HEAD" : base, paths, sources);
            return Plan.of(older, newer, cluster, settings);
        } catch (RevisionException e) {
            throw new InputException(e.getMessage());
        }
    }

    private static boolean bothFolders(List<String> operands, Terminal terminal) {
        return operands.stream().allMatch(each -> Files.isDirectory(terminal.resolve(each)));
    }

    private static Plan.Side texts(String name, List<String> paths, Terminal terminal) {
        InputFiles files = InputFiles.of(paths, terminal, "-");
        if (!files.problems().isEmpty() && files.inputs().isEmpty()) {
            throw new InputException(files.problems().get(0));
        }
        List<Document> documents = new ArrayList<>();
        for (InputFiles.Input each : files.inputs()) {
            documents.add(FileReader.read(each, terminal));
        }
        return new Plan.Side(name, documents, List.of());
    }

    private static Plan.Side git(String ref, List<String> paths, RevisionLookup sources)
            throws RevisionException {
        List<Document> documents = new ArrayList<>();
        for (String path : paths) {
            if (path.equals("-")) {
                throw new UsageException("plan: git has no state of standard input");
            }
            Found found = sources.git(ref, path);
            documents.addAll(found.documents());
        }
        return new Plan.Side(ref, documents, List.of());
    }

    /** Returns the DaemonSets of the cluster that the files contain. */
    private static Plan.Side live(ClusterObjects cluster, Plan.Side newer) {
        return new Plan.Side(
                "live", List.of(), cluster.of("DaemonSet").stream().filter(newer::names).toList());
    }
}
