package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FailOn;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.OlderRevisions;
import io.daemonlens.cli.inputs.RevisionOperand;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.inputs.WhatIfOption;
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
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.Outcome;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.Rollout.Before;
import io.daemonlens.forecast.whatif.WhatIf;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.report.forecast.RolloutFrame;
import io.daemonlens.report.forecast.RolloutJson;
import io.daemonlens.report.forecast.RolloutText;
import io.daemonlens.report.forecast.WhatIfReport;
import io.daemonlens.revision.ClusterRevision;
import io.daemonlens.revision.LiveObject;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code daemonlens rollout}: simulates a rolling update step by step. */
public final class RolloutCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown", "html");

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>();
        all.add(OutputTarget.option("text|json|markdown|html"));
        all.add(
                Option.of(
                        "from",
                        "FILE|GITREF|revision:N",
                        "the state before; git HEAD where nothing is said"));
        all.addAll(RolloutOptions.ALL);
        all.add(WhatIfOption.OPTION);
        all.add(FailOn.option("refused,stuck"));
        all.add(Option.of("speed", "10x", "plays the timeline in a terminal"));
        return all;
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        if (arguments.operands().size() != 1) {
            throw new UsageException("rollout takes one file, or - for standard input");
        }
        Wording wording = Wording.of(terminal.language(arguments));
        List<OutputTarget> targets = OutputTarget.of(arguments, FORMATS);
        double speed = speed(arguments.value("speed"));
        FailOn failOn = FailOn.of(arguments, "refused,stuck");
        InputFiles inputs = InputFiles.of(arguments.operands(), terminal, "-");
        if (!inputs.problems().isEmpty()) {
            throw new InputException(inputs.problems().get(0));
        }
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        InputFiles.Input input = inputs.inputs().get(0);
        Document document = FileReader.read(input, terminal);
        Settings settings =
                new SettingsFiles(
                                arguments,
                                terminal,
                                wording,
                                VersionRange.single(arguments.value("kubernetes-version")))
                        .inCluster(cluster)
                        .of(document);
        int exit = CLEAN;
        boolean any = false;
        Analysis analysis = Analysis.of(document, settings);
        cluster = Applied.to(cluster, analysis);
        // A file is written once, with the rollouts of all DaemonSets.
        Map<OutputTarget, StringBuilder> written = new LinkedHashMap<>();
        WhatIf whatIf =
                arguments.has(WhatIfOption.NAME)
                        ? WhatIfOption.ask(
                                arguments,
                                terminal,
                                running(analysis, input, cluster, settings, arguments, terminal),
                                cluster)
                        : null;
        cluster = whatIf == null ? cluster : whatIf.changed(cluster);
        for (ManifestAnalysis newer : analysis.manifests()) {
            if (newer.accepted()) {
                any = true;
                Told told = play(newer, input, cluster, settings, whatIf, arguments, terminal);
                for (OutputTarget target : targets) {
                    written.computeIfAbsent(target, each -> new StringBuilder())
                            .append(
                                    text(
                                            told, cluster, whatIf, target, speed, wording,
                                            arguments, terminal));
                }
                if (failOn.isMet(told.rollout.outcomes())) {
                    exit = Math.max(exit, FINDINGS);
                }
            } else if (newer.manifest().isDaemonSet() || Refusals.isUnreadable(newer)) {
                terminal.err().println("daemonlens: " + Refusals.sentence(newer, wording));
                int refused = failOn.contains(Outcome.REFUSED) ? FINDINGS : CLEAN;
                exit = Math.max(exit, Refusals.isUnreadable(newer) ? UNREADABLE : refused);
                any = true;
            }
        }
        if (!any) {
            throw new InputException(input.name() + ":1:1: holds no DaemonSet");
        }
        for (Map.Entry<OutputTarget, StringBuilder> each : written.entrySet()) {
            each.getKey().write(each.getValue().toString(), terminal);
        }
        return exit;
    }

    /** A rollout with the names of its two revisions. */
    private record Told(ManifestAnalysis newer, String from, String to, Rollout rollout) {}

    private static Told play(
            ManifestAnalysis newer,
            InputFiles.Input input,
            ClusterObjects cluster,
            Settings settings,
            WhatIf whatIf,
            Arguments arguments,
            Terminal terminal) {
        JsonObject stored = newer.answer().stored();
        RevisionComparison compared = older(newer, input, cluster, settings, arguments, terminal);
        RevisionComparison.State from = compared == null ? null : compared.from();
        boolean named = arguments.value("from") != null;
        Before before = from == null ? Before.UNKNOWN : new Before(from.stored(), named);
        JsonObject target = whatIf == null ? stored : whatIf.changed(stored);
        if (whatIf != null && whatIf.deletes(stored)) {
            before = Before.UNKNOWN;
        } else if (from == null && !target.equals(stored)) {
            before = Before.found(stored);
        }
        Rollout rollout =
                Rollout.of(before, target, cluster, newer.version(), RolloutOptions.of(arguments));
        return new Told(
                newer, rollout.timeline().fromRevision(), rollout.timeline().toRevision(), rollout);
    }

    /** The DaemonSets that run before the rollout, as far as they are known; else those to come. */
    private static List<JsonObject> running(
            Analysis analysis,
            InputFiles.Input input,
            ClusterObjects cluster,
            Settings settings,
            Arguments arguments,
            Terminal terminal) {
        List<JsonObject> all = new ArrayList<>();
        for (ManifestAnalysis each : analysis.manifests()) {
            if (each.accepted()) {
                JsonObject stored = each.answer().stored();
                String namespace = stored.object("metadata").text("namespace");
                RevisionComparison older =
                        older(each, input, cluster, settings, arguments, terminal);
                JsonObject before =
                        older == null || older.from() == null ? null : older.from().stored();
                all.add(
                        LiveObject.find(namespace, each.manifest().name(), cluster)
                                .orElse(before == null ? stored : before));
            }
        }
        return all;
    }

    /** The state before: the one that {@code --from} names, else that of git HEAD. */
    private static RevisionComparison older(
            ManifestAnalysis newer,
            InputFiles.Input input,
            ClusterObjects cluster,
            Settings settings,
            Arguments arguments,
            Terminal terminal) {
        String from = arguments.value("from");
        if (from == null) {
            RevisionComparison head =
                    new OlderRevisions(terminal, "HEAD", settings.wording())
                            .of(newer, input, settings)
                            .comparison();
            return head != null && head.from() != null ? head : null;
        }
        RevisionComparison compared =
                RevisionComparison.of(
                        named(from, newer, input, cluster, settings, terminal),
                        newer.manifest(),
                        input.name(),
                        newer.version(),
                        settings);
        if (compared.from() == null) {
            throw new InputException(
                    "--from "
                            + from
                            + " holds no DaemonSet named "
                            + newer.manifest().name()
                            + ".");
        }
        return compared;
    }

    private static List<Candidate> named(
            String from,
            ManifestAnalysis newer,
            InputFiles.Input input,
            ClusterObjects cluster,
            Settings settings,
            Terminal terminal) {
        Optional<ClusterRevision> kept = ClusterRevision.parse(from);
        if (kept.isPresent()) {
            return List.of(
                    RevisionOperand.find(
                            kept.get(),
                            settings.destination().namespaceOr(newer.manifest().namespace()),
                            newer.manifest().name(),
                            cluster,
                            settings.wording()));
        }
        try {
            String file = input.path() == null ? null : input.name();
            return new RevisionLookup(terminal.folder(), settings.wording())
                    .find(from, file)
                    .candidates();
        } catch (RevisionLookup.RevisionException e) {
            throw new InputException(e.getMessage());
        }
    }

    /** Returns the rollout in a format; empty if it was played in the terminal instead. */
    private static String text(
            Told told,
            ClusterObjects cluster,
            WhatIf whatIf,
            OutputTarget outlet,
            double speed,
            Wording wording,
            Arguments arguments,
            Terminal terminal)
            throws IOException {
        ManifestAnalysis newer = told.newer;
        String name = newer.manifest().name();
        String namespace = newer.answer().stored().object("metadata").text("namespace");
        String to = told.to;
        JsonObject report =
                RolloutJson.of(
                        namespace,
                        name,
                        newer.version().toString(),
                        told.from,
                        to,
                        told.rollout,
                        wording);
        if (whatIf != null) {
            report.put("whatIf", WhatIfReport.json(whatIf, wording));
        }
        RolloutText text =
                new RolloutText(
                        namespace + "/" + name,
                        told.from,
                        to,
                        told.rollout,
                        cluster.source(),
                        wording,
                        AnsiStyle.of(outlet.colors(arguments, terminal)));
        if (outlet.is("text") && speed > 0 && terminal.interactive()) {
            AnsiStyle paint = AnsiStyle.of(outlet.colors(arguments, terminal));
            RolloutFrame frame = new RolloutFrame(told.rollout.timeline(), wording, paint);
            terminal.out().print(text.heading());
            RolloutPlayer.play(frame, speed, terminal.columns(), terminal.out());
            terminal.out().print(text.foot());
            return "";
        }
        return switch (outlet.format()) {
            case "json" -> JsonWriter.compact(report) + "\n";
            case "html" ->
                    HtmlPage.of(report, PageOrigin.of("rollout", arguments, terminal), wording);
            case "markdown" ->
                    (whatIf == null ? "" : WhatIfReport.markdown(whatIf, wording) + "\n")
                            + RolloutText.markdown(
                                    namespace, name, told.rollout, cluster.source(), wording);
            default ->
                    (whatIf == null ? "" : WhatIfReport.text(whatIf, wording) + "\n")
                            + text.whole();
        };
    }

    private static double speed(String text) {
        if (text == null) {
            return 0;
        }
        String number = text.endsWith("x") ? text.substring(0, text.length() - 1) : text;
        if (!number.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") || Double.parseDouble(number) == 0) {
            throw new UsageException("--speed " + text + ": expected a factor such as 10x");
        }
        return Double.parseDouble(number);
    }
}
