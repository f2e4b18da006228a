package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.Baseline;
import io.daemonlens.cli.inputs.ChangedSince;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.PathGlobs;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.FileSaver;
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

/** {@code daemonlens lint}: checks every DaemonSet, and reports what it did not check. */
public final class LintCommand implements Command {

    /** More threads than this only take memory. */
    private static final int MOST_JOBS = 64;

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
                        "fail-on",
                        "LEVEL",
                        "exits 1 from error (the default), warning or info on; unreadable: exits 3"
                                + " for every file that cannot be read"),
                Option.of(
                                "select",
                                "CODE",
                                "only findings of this code; may be given more than once")
                        .many(),
                Option.of("ignore", "CODE", "no findings of this code; may be given more than once")
                        .many(),
                Option.of("include", "GLOB", "in folders, only the files that match").many(),
                Option.of("exclude", "GLOB", "in folders, not the files that match").many(),
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
        CodeFilter codes = CodeFilter.of(arguments);
        int processors = Runtime.getRuntime().availableProcessors();
        int jobs =
                Math.min(arguments.number("jobs", processors, 1), Math.max(MOST_JOBS, processors));
        InputFiles files =
                InputFiles.of(
                        arguments.operands(),
                        terminal,
                        arguments.value("stdin-filename", "-"),
                        globs(arguments, settings));
        LintTally tally = new LintTally();
        for (String problem : files.problems()) {
            tally.problem(problem(problem, true));
        }
        for (String name : files.passedOver()) {
            tally.problem(new LintReport.Problem(name, 0, wording.say("lint.not-a-file"), false));
        }
        for (String name : files.empty()) {
            tally.problem(new LintReport.Problem(name, 0, wording.say("lint.no-files"), true));
        }
        FixRun repairs = null;
        if (arguments.has("diff") || arguments.has("fix")) {
            repairs = new FixRun(settings::of, terminal, arguments.has("diff"));
            tally.fixed(repairs.run(files.inputs()));
        }
        try (LintRun run = new LintRun(versions, settings::of, jobs)) {
            FixRun done = repairs;
            run.run(
                    files.inputs(),
                    input -> done == null ? FileReader.read(input, terminal) : done.read(input),
                    tally,
                    e -> tally.problem(problem(e.getMessage(), true)));
        }
        List<LintDocument> kept = codes.filter(tally.documents());
        LintReport report = tally.report(kept(kept, tally, arguments, terminal));
        write(outlets, report, terminal, repairs != null && repairs.wroteToOutput());
        say(report, settings, files, arguments, terminal, wording, repairs);
        boolean none = report.summary().daemonSets() == 0 && report.summary().unreadable() == 0;
        return settings.problems().isEmpty()
                ? exitCode(report, arguments, failOn, none && arguments.has("fail-if-empty"))
                : USAGE;
    }

    private static PathGlobs globs(Arguments arguments, SettingsFiles settings) {
        List<String> include = new ArrayList<>(arguments.values("include"));
        List<String> exclude = new ArrayList<>(arguments.values("exclude"));
        settings.here()
                .ifPresent(
                        text -> {
                            include.addAll(text.include());
                            exclude.addAll(text.exclude());
                        });
        return include.isEmpty() && exclude.isEmpty()
                ? PathGlobs.ALL
                : new PathGlobs(include, exclude);
    }

    /** Turns {@code name: reason} into a problem of that file. */
    private static LintReport.Problem problem(String sentence, boolean fatal) {
        int colon = sentence.indexOf(": ");
        return colon < 0
                ? new LintReport.Problem("", 0, sentence, fatal)
                : new LintReport.Problem(
                        sentence.substring(0, colon), 0, sentence.substring(colon + 2), fatal);
    }

    /** Prints messages that are not results to standard error. */
    private static void say(
            LintReport report,
            SettingsFiles settings,
            InputFiles files,
            Arguments arguments,
            Terminal terminal,
            Wording wording,
            FixRun repairs) {
        for (LintReport.Problem problem : report.problems()) {
            terminal.err().println("daemonlens: " + problem.sentence());
        }
        settings.problems().forEach(each -> terminal.err().println("daemonlens: " + each));
        if (arguments.has("quiet")) {
            return;
        }
        LintReport.Summary summary = report.summary();
        if (repairs != null) {
            int left = summary.errors() + summary.warnings() + summary.infos();
            repairs.say(left, wording);
        }
        if (summary.daemonSets() == 0
                && summary.unreadable() == 0
                && report.problems().stream().noneMatch(LintReport.Problem::fatal)) {
            String named = String.join(" ", arguments.operands());
            String key =
                    summary.templates() > 0
                            ? "lint.none.templates"
                            : summary.patches() > 0 ? "lint.none.patches" : "lint.none";
            terminal.err()
                    .println("daemonlens: " + wording.say(key, named.isEmpty() ? "." : named));
        }
        if (arguments.operands().isEmpty() && hasInput(terminal)) {
            terminal.err().println("daemonlens: " + wording.say("lint.stdin"));
        }
    }

    private static boolean hasInput(Terminal terminal) {
        try {
            return terminal.in().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Filters findings: without those of the baseline, and only those on changes. */
    private static List<LintDocument> kept(
            List<LintDocument> documents, LintTally tally, Arguments arguments, Terminal terminal)
            throws IOException {
        if (arguments.has("write-baseline")) {
            Baseline.write(terminal.resolve(arguments.value("write-baseline")), documents);
        }
        List<LintDocument> kept = documents;
        if (arguments.has("since")) {
            kept = new ChangedSince(arguments.value("since"), terminal).filter(kept);
        }
        if (arguments.has("baseline")) {
            int before = count(kept);
            kept = Baseline.without(terminal.resolve(arguments.value("baseline")), kept);
            tally.baselined(before - count(kept));
        }
        return kept;
    }

    private static int count(List<LintDocument> documents) {
        int count = 0;
        for (LintDocument document : documents) {
            for (LintDocument.Item item : document.findings()) {
                count += item.finding().counts() ? 1 : 0;
            }
        }
        return count;
    }

    /** If the fixed text is on standard output, the report goes to standard error. */
    private static void write(
            List<Outlet> outlets, LintReport report, Terminal terminal, boolean outputTaken)
            throws IOException {
        for (Outlet outlet : outlets) {
            StringBuilder text = new StringBuilder();
            outlet.format.write(report, text);
            if (outlet.file != null) {
                FileSaver.save(terminal.resolve(outlet.file), text.toString());
            } else if (outputTaken) {
                terminal.err().append(text);
            } else {
                terminal.out().append(text);
            }
        }
    }

    /** A format and its destination; a null file is standard output. */
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
        String asked =
                arguments.oneOf("fail-on", null, List.of("error", "warning", "info", "unreadable"));
        if (asked != null && !asked.equals("unreadable")) {
            return Severity.of(asked);
        }
        return settings.here().map(SettingsText::failOn).orElse(Severity.ERROR);
    }

    /** Of several reasons, unreadable input takes precedence over findings. */
    private static int exitCode(
            LintReport report, Arguments arguments, Severity failOn, boolean emptyFails) {
        boolean strict = "unreadable".equals(arguments.value("fail-on"));
        boolean unreadable = strict && report.summary().unreadable() > 0;
        for (LintReport.Problem problem : report.problems()) {
            unreadable |= problem.fatal() || strict;
        }
        for (LintDocument document : report.documents()) {
            unreadable |= document.kind() == null && document.named();
        }
        if (unreadable) {
            return UNREADABLE;
        }
        if (arguments.has("write-baseline")) {
            return CLEAN;
        }
        boolean fails =
                report.summary().errors() > 0
                        || failOn != Severity.ERROR && report.summary().warnings() > 0
                        || failOn == Severity.INFO && report.summary().infos() > 0;
        return fails || emptyFails ? FINDINGS : CLEAN;
    }
}
