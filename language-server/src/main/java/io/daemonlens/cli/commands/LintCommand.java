package io.daemonlens.cli.commands;

import io.daemonlens.cli.program.FileSaver;
import io.daemonlens.cli.inputs.Baseline;
import io.daemonlens.cli.inputs.ChangedSince;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.Version;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.report.lint.GithubLintReport;
import io.daemonlens.report.lint.GitlabLintReport;
import io.daemonlens.report.lint.JsonLintReport;
import io.daemonlens.report.lint.JunitLintReport;
import io.daemonlens.report.lint.LintDocument;
import io.daemonlens.report.lint.LintFormat;
import io.daemonlens.report.lint.LintReport;
import io.daemonlens.report.lint.LintTally;
import io.daemonlens.report.lint.RdjsonlLintReport;
import io.daemonlens.report.lint.SarifLintReport;
import io.daemonlens.report.lint.TextLintReport;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.SettingsText;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code daemonlens lint}: checks every DaemonSet, and says what else it saw. */
public final class LintCommand implements Command {

    private static final List<String> FORMATS =
            List.of("text", "json", "sarif", "github", "gitlab", "junit", "rdjsonl");

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                                "output",
                                "FORMAT[=FILE]",
                                "text, json, sarif, github, gitlab, junit or rdjsonl; may be given"
                                        + " more than once")
                        .letter('o')
                        .many(),
                Option.of(
                        "fail-on", "LEVEL", "exits 1 from error (the default), warning or info on"),
                Option.of(
                        "pod-security",
                        "LEVEL",
                        "warns as a namespace of that level does: privileged, baseline or"
                                + " restricted"),
                Option.of("stdin-filename", "NAME", "what - is called in reports"),
                Option.of("baseline", "FILE", "passes over the findings that FILE lists"),
                Option.of("write-baseline", "FILE", "lists the findings of now in FILE"),
                Option.of("since", "GITREF", "only findings on documents changed since then"),
                Option.flag("fix", "makes the preferred repairs in the files"),
                Option.flag("diff", "shows what --fix would change, and changes nothing"),
                Option.flag("fail-if-empty", "exits 1 where no DaemonSet was found"));
    }

    @Override
    public String operands() {
        return "[PATH…|-]";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording wording = Wording.of(terminal.language(arguments));
        List<Outlet> outlets = outlets(arguments, terminal, wording);
        List<KubernetesVersion> versions = VersionRange.of(arguments.value("kubernetes-version"));
        SettingsFiles settings =
                new SettingsFiles(arguments, terminal, wording, versions).forLint(arguments);
        Severity failOn = failOn(arguments, settings);
        int jobs = arguments.number("jobs", Runtime.getRuntime().availableProcessors(), 1);
        InputFiles files =
                InputFiles.of(
                        arguments.operands(), terminal, arguments.value("stdin-filename", "-"));
        if (arguments.has("diff") || arguments.has("fix")) {
            FixRun repairs = new FixRun(settings::of, terminal, arguments.has("diff"));
            int changed = repairs.run(files.inputs());
            if (arguments.has("diff")) {
                return changed > 0 ? FINDINGS : CLEAN;
            }
        }
        List<String> problems = new ArrayList<>(files.problems());
        LintTally tally = new LintTally();
        try (LintRun run = new LintRun(versions, settings::of, jobs)) {
            run.run(files.inputs(), terminal, tally, e -> problems.add(e.getMessage()));
        }
        problems.forEach(problem -> terminal.err().println("daemonlens: " + problem));
        settings.problems().forEach(each -> terminal.err().println("daemonlens: " + each));
        LintReport report = tally.report(kept(tally.documents(), arguments, terminal));
        write(outlets, report, terminal);
        boolean none = report.summary().daemonSets() == 0 && report.summary().unreadable() == 0;
        if (none && problems.isEmpty() && !arguments.has("quiet")) {
            String named = String.join(" ", arguments.operands());
            terminal.err()
                    .println(
                            "daemonlens: "
                                    + wording.say("lint.none", named.isEmpty() ? "." : named));
        }
        return settings.problems().isEmpty()
                ? exitCode(report, problems, failOn, none && arguments.has("fail-if-empty"))
                : USAGE;
    }

    /**
     * The documents with the findings that are wanted: not of the baseline, and only on changes.
     */
    private static List<LintDocument> kept(
            List<LintDocument> documents, Arguments arguments, Terminal terminal)
            throws IOException {
        if (arguments.has("write-baseline")) {
            Baseline.write(terminal.resolve(arguments.value("write-baseline")), documents);
        }
        List<LintDocument> kept = documents;
        if (arguments.has("since")) {
            kept = new ChangedSince(arguments.value("since"), terminal).filter(kept);
        }
        if (arguments.has("baseline")) {
            kept = Baseline.without(terminal.resolve(arguments.value("baseline")), kept);
        }
        return kept;
    }

    private static void write(List<Outlet> outlets, LintReport report, Terminal terminal)
            throws IOException {
        for (Outlet outlet : outlets) {
            StringBuilder text = new StringBuilder();
            outlet.format.write(report, text);
            if (outlet.file == null) {
                terminal.out().append(text);
            } else {
                FileSaver.save(terminal.resolve(outlet.file), text.toString());
            }
        }
    }

    /** A format and where it goes; a null file is standard output. */
    private record Outlet(LintFormat format, String file) {}

    private static List<Outlet> outlets(Arguments arguments, Terminal terminal, Wording wording) {
        List<Outlet> outlets = new ArrayList<>();
        boolean taken = false;
        List<String> asked = arguments.values("output");
        for (String each : asked.isEmpty() ? List.of("text") : asked) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            String file = equals < 0 ? null : each.substring(equals + 1);
            if (!FORMATS.contains(name)) {
                throw new UsageException(
                        "--output " + each + ": expected " + String.join(", ", FORMATS));
            }
            if (file == null && taken) {
                throw new UsageException("--output: only one format fits on standard output");
            }
            taken |= file == null;
            boolean colors = file == null && terminal.colors(arguments);
            outlets.add(new Outlet(format(name, colors, wording, arguments.has("quiet")), file));
        }
        return outlets;
    }

    private static LintFormat format(String name, boolean colors, Wording wording, boolean quiet) {
        return switch (name) {
            case "json" -> new JsonLintReport();
            case "sarif" -> new SarifLintReport(Version.TEXT);
            case "github" -> new GithubLintReport();
            case "gitlab" -> new GitlabLintReport();
            case "junit" -> new JunitLintReport();
            case "rdjsonl" -> new RdjsonlLintReport();
            default -> new TextLintReport(colors, wording, quiet);
        };
    }

    private static Severity failOn(Arguments arguments, SettingsFiles settings) {
        String asked = arguments.oneOf("fail-on", null, List.of("error", "warning", "info"));
        if (asked != null) {
            return Severity.of(asked);
        }
        return settings.here().map(SettingsText::failOn).orElse(Severity.ERROR);
    }

    private static int exitCode(
            LintReport report, List<String> problems, Severity failOn, boolean emptyFails) {
        if (report.summary().unreadable() > 0 || !problems.isEmpty()) {
            return UNREADABLE;
        }
        boolean fails =
                report.summary().errors() > 0
                        || failOn != Severity.ERROR && report.summary().warnings() > 0
                        || failOn == Severity.INFO && report.summary().infos() > 0;
        return fails || emptyFails ? FINDINGS : CLEAN;
    }
}
