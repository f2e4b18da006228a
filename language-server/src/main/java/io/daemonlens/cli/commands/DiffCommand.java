package io.daemonlens.cli.commands;

import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.Command;
import io.daemonlens.cli.program.Option;
import io.daemonlens.cli.program.OutputTarget;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.DiffView;
import io.daemonlens.forecast.plan.RelatedChange;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.diff.DiffReport;
import io.daemonlens.report.diff.DiffText;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code daemonlens diff}: shows the differences between two revisions and their effect on pods.
 * Exit codes are those of diff: 0 the same, 1 different, more for trouble.
 */
public final class DiffCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    @Override
    public List<Option> options() {
        return List.of(OutputTarget.option("text|json|markdown"));
    }

    @Override
    public String operands() {
        return "[OLD] NEW | BASE..HEAD [PATH] | BASE HEAD PATH";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        List<String> words = arguments.operands();
        if (words.isEmpty() || words.size() > 3) {
            throw new UsageException(
                    "diff takes two files, folders or git refs (diff HEAD~1 agent.yaml, diff"
                            + " HEAD~1 ., diff main..HEAD manifests), live or revision:N of a cluster and a file, or one file,"
                            + " which is compared with git HEAD");
        }
        List<OutputTarget> targets = OutputTarget.of(arguments, FORMATS);
        Wording wording = Wording.of(terminal.language(arguments));
        Optional<ClusterObjects> cluster =
                ClusterOptions.isNamed(arguments, terminal)
                        ? Optional.of(ClusterOptions.findObjects(arguments, terminal))
                        : Optional.empty();
        SettingsFiles settings =
                new SettingsFiles(
                        arguments,
                        terminal,
                        wording,
                        VersionRange.single(arguments.value("kubernetes-version")));
        Troubles troubles = new Troubles(wording);
        DiffSides sides = new DiffSides(arguments, terminal, settings, cluster, wording);
        List<RevisionComparison> comparisons = sides.compare(words, troubles);
        List<RelatedChange> references = sides.references(comparisons);
        List<DiffView> views = views(comparisons, cluster, sides);
        for (OutputTarget target : targets) {
            target.write(text(target, views, references, wording, arguments, terminal), terminal);
        }
        troubles.said().forEach(each -> terminal.err().println("daemonlens: " + each));
        boolean differs = comparisons.stream().anyMatch(RevisionComparison::differs);
        boolean quiet = arguments.has("quiet") || !troubles.said().isEmpty();
        if (!differs && !quiet && OutputTarget.talks(targets)) {
            int count = comparisons.size();
            String key = count == 0 ? "diff.none" : count == 1 ? "diff.same.one" : "diff.same";
            terminal.err().println("daemonlens: " + wording.say(key, count));
        }
        return troubles.unreadable() ? UNREADABLE : differs ? FINDINGS : CLEAN;
    }

    /**
     * Without nodes in the cluster, pods are not counted; whether the API server refuses them is
     * checked all the same, with what the files say about their namespaces.
     */
    private static List<DiffView> views(
            List<RevisionComparison> comparisons, Optional<ClusterObjects> named, DiffSides sides) {
        boolean counts = named.isPresent() && !named.get().nodes().isEmpty();
        ClusterObjects cluster = sides.applied(counts ? named.get() : Clusters.builtInSketch());
        List<DiffView> views = new ArrayList<>();
        for (RevisionComparison each : comparisons) {
            views.add(counts ? DiffView.in(cluster, each) : DiffView.of(each, cluster));
        }
        return views;
    }

    private static String text(
            OutputTarget target,
            List<DiffView> views,
            List<RelatedChange> references,
            Wording wording,
            Arguments arguments,
            Terminal terminal) {
        DiffText people = new DiffText(AnsiStyle.of(target.colors(arguments, terminal)), wording);
        return switch (target.format()) {
            case "json" -> JsonWriter.compact(DiffReport.json(views, references, wording)) + "\n";
            case "markdown" -> people.markdown(views) + sentences(references, "- ", wording);
            default -> people.text(views) + sentences(references, "", wording);
        };
    }

    private static String sentences(
            List<RelatedChange> references, String before, Wording wording) {
        StringBuilder out = new StringBuilder();
        references.forEach(each -> out.append(before).append(each.sentence(wording)).append('\n'));
        return out.toString();
    }

    /** Inputs on either side that are not compared, and why. */
    static final class Troubles {
        private final Wording wording;
        private final List<String> said = new ArrayList<>();
        private boolean unreadable;

        Troubles(Wording wording) {
            this.wording = wording;
        }

        List<String> said() {
            return said;
        }

        boolean unreadable() {
            return unreadable;
        }

        void lookAt(RevisionLookup.Found found) {
            int others = 0;
            for (Document document : found.documents()) {
                for (Manifest manifest : Manifest.of(document)) {
                    YamlProblem problem = manifest.tree().problem();
                    if (problem != null) {
                        unreadable = true;
                        String place =
                                document.place(manifest.offset() + problem.range().start()) + ": ";
                        boolean conflict = ("\n" + document.text()).contains("\n<<<<<<< ");
                        String why = conflict ? wording.say("diff.conflict") : problem.message();
                        said.add(place + why);
                        break;
                    }
                    others += manifest.isEmpty() || manifest.isDaemonSet() ? 0 : 1;
                }
            }
            if (others > 0) {
                String key = others == 1 ? "diff.other-kinds.one" : "diff.other-kinds";
                said.add(wording.say(key, found.source(), others));
            }
        }
    }
}
