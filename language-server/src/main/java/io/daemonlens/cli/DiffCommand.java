package io.daemonlens.cli;

import io.daemonlens.analysis.RevisionComparison;
import io.daemonlens.analysis.RevisionComparison.Candidate;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.RevisionSources;
import io.daemonlens.cluster.RevisionSources.RevisionException;
import io.daemonlens.engine.apimachinery.JsonWriter;
import io.daemonlens.feature.Moves;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.report.DiffReport;
import io.daemonlens.report.Paint;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * {@code daemonlens diff}: what differs between two revisions and what it does to pods. Exit codes
 * are those of diff: 0 the same, 1 different, more for trouble.
 */
final class DiffCommand implements Command {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");

    private static final String NOT_COMPARED = " of another kind not compared";
    private static final String CONFLICT =
            "an unresolved merge conflict; resolve it, then compare again";

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("output", "text|json|markdown", "the format of the result").letter('o'));
    }

    @Override
    public String operands() {
        return "[OLD] NEW";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        List<String> words = arguments.operands();
        if (words.isEmpty() || words.size() > 2) {
            throw new UsageException(
                    "diff takes two files or folders, a git ref and a file (diff HEAD~1 agent.yaml),"
                            + " or one file, which is compared with git HEAD");
        }
        String format = arguments.oneOf("output", "text", FORMATS);
        Wording wording = Wording.of(terminal.language(arguments));
        SettingsFiles settings =
                new SettingsFiles(
                        arguments,
                        terminal,
                        wording,
                        VersionRange.of(arguments.value("kubernetes-version")));
        List<String> troubles = new ArrayList<>();
        List<RevisionComparison> comparisons = compare(words, settings, terminal, troubles);
        Function<RevisionComparison, Moves> moves = moves(arguments, terminal);
        switch (format) {
            case "json" ->
                    terminal.out().println(JsonWriter.compact(DiffReport.json(comparisons, moves)));
            case "markdown" -> terminal.out().print(DiffReport.markdown(comparisons, moves));
            default ->
                    terminal.out()
                            .print(
                                    DiffReport.text(
                                            comparisons,
                                            Paint.of(terminal.colors(arguments)),
                                            moves));
        }
        troubles.forEach(each -> terminal.err().println("daemonlens: " + each));
        boolean differs = comparisons.stream().anyMatch(RevisionComparison::differs);
        boolean quiet = arguments.has("quiet") || !troubles.isEmpty();
        if (!differs && !quiet && format.equals("text")) {
            terminal.err().println("daemonlens: " + same(comparisons));
        }
        boolean unreadable = troubles.stream().anyMatch(each -> !each.endsWith(NOT_COMPARED));
        return unreadable ? UNREADABLE : differs ? FINDINGS : CLEAN;
    }

    /** Where pods would come and go, if a cluster was named. */
    private static Function<RevisionComparison, Moves> moves(
            Arguments arguments, Terminal terminal) {
        if (!arguments.has("cluster") && !arguments.has("context")) {
            return each -> null;
        }
        ClusterObjects cluster = ClusterOptions.find(arguments, terminal);
        return each -> Moves.of(each, cluster);
    }

    private static String same(List<RevisionComparison> comparisons) {
        return switch (comparisons.size()) {
            case 0 -> "no DaemonSet on either side";
            case 1 -> "1 DaemonSet compared, no difference";
            default -> comparisons.size() + " DaemonSets compared, no difference";
        };
    }

    private static List<RevisionComparison> compare(
            List<String> words, SettingsFiles settings, Terminal terminal, List<String> troubles) {
        RevisionSources sources = new RevisionSources(terminal.folder());
        String newer = words.get(words.size() - 1);
        String older = words.size() == 2 ? words.get(0) : "HEAD";
        try {
            String file = sources.isPath(newer) ? newer : null;
            RevisionSources.Found to = sources.find(newer, file);
            RevisionSources.Found from = sources.find(older, file);
            Document document =
                    to.documents().isEmpty() ? Document.of(newer, "") : to.documents().get(0);
            troubles.addAll(troubles(from));
            troubles.addAll(troubles(to));
            return RevisionComparison.of(candidates(from), candidates(to), settings.of(document));
        } catch (RevisionException e) {
            throw new InputException(e.getMessage());
        }
    }

    /** What of a side is not compared, and why. */
    private static List<String> troubles(RevisionSources.Found found) {
        List<String> all = new ArrayList<>();
        int others = 0;
        for (Document document : found.documents()) {
            for (Manifest manifest : Manifest.of(document)) {
                YamlProblem problem = manifest.tree().problem();
                if (problem != null) {
                    String place =
                            document.place(manifest.offset() + problem.range().start()) + ": ";
                    all.add(place + (isConflict(document) ? CONFLICT : problem.message()));
                    break;
                }
                others += manifest.isEmpty() || manifest.isDaemonSet() ? 0 : 1;
            }
        }
        if (others > 0) {
            String objects = others == 1 ? " object" : " objects";
            all.add(found.source() + ": " + others + objects + NOT_COMPARED);
        }
        return all;
    }

    private static boolean isConflict(Document document) {
        return ("\n" + document.text()).contains("\n<<<<<<< ");
    }

    private static List<Candidate> candidates(RevisionSources.Found found) {
        List<Candidate> all = new ArrayList<>();
        found.documents().forEach(document -> all.addAll(Candidate.in(document, found.source())));
        found.objects().forEach(object -> all.add(Candidate.of(object, found.source())));
        return all;
    }
}
