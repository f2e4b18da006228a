package io.daemonlens.cli.commands.plan;

import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Redaction;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.plan.Plan;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.revision.RevisionLookup.RevisionException;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The two states that the operands of {@code plan} name: commits and the working files, two folders
 * or files, or the cluster and the files.
 */
final class PlanSides {

    private static final String LIVE = "live";
    private static final String STDIN = "-";

    private final Terminal terminal;
    private final Wording words;
    private final ClusterObjects cluster;
    private final Settings settings;
    private final RevisionLookup sources;
    private final Set<Path> clusterFiles;

    /**
     * @param cluster that {@code live} means
     * @param clusterFiles the files of the cluster, absolute: not manifests, even in a folder of
     *     manifests, unless they are named as such
     * @param settings for objects without a namespace
     */
    PlanSides(
            Terminal terminal,
            Wording words,
            ClusterObjects cluster,
            Set<Path> clusterFiles,
            Settings settings) {
        this.terminal = terminal;
        this.words = words;
        this.cluster = cluster;
        this.clusterFiles = clusterFiles;
        this.settings = settings;
        this.sources = new RevisionLookup(terminal.folder(), words);
    }

    /** The older and the newer state. */
    record Sides(Plan.Side base, Plan.Side head) {}

    /**
     * Returns both states.
     *
     * @throws InputException if one of them cannot be found
     */
    Sides of(List<String> operands) {
        try {
            String first = operands.isEmpty() ? "HEAD" : operands.get(0);
            List<String> rest =
                    operands.isEmpty() ? List.of() : operands.subList(1, operands.size());
            if (isTexts(first)) {
                return texts(first, rest, operands);
            }
            int dots = dots(first);
            if (dots >= 0) {
                String base = first.substring(0, dots);
                String head = first.substring(dots).replaceFirst("^\\.{2,3}", "");
                // Three dots, as in git diff: what the newer commit has changed since the base.
                String older = first.startsWith("...", dots) ? first : base;
                return commits(older, head, rest);
            }
            boolean second = !rest.isEmpty() && !isTexts(rest.get(0)) && sources.isRef(rest.get(0));
            if (second) {
                return commits(first, rest.get(0), rest.subList(1, rest.size()));
            }
            return withFiles(first, rest);
        } catch (RevisionException e) {
            throw new InputException(e.getMessage());
        }
    }

    /**
     * Whether an operand names texts by itself: a file, a folder, standard input, {@code REF:f}.
     */
    private boolean isTexts(String operand) {
        return operand.equals(STDIN) || sources.isPath(operand) || operand.indexOf(':') > 0;
    }

    private static int dots(String operand) {
        int dots = operand.indexOf("..");
        return operand.equals(LIVE) ? -1 : dots;
    }

    /** Two operands are compared; one is compared with git HEAD, and so are more than two. */
    private Sides texts(String first, List<String> rest, List<String> operands)
            throws RevisionException {
        if (rest.size() == 1 && isTexts(rest.get(0))) {
            if (first.equals(STDIN) && rest.get(0).equals(STDIN)) {
                throw new UsageException("plan: standard input is only one of the two states");
            }
            return new Sides(named(first), named(rest.get(0)));
        }
        if (rest.size() == 1 && (rest.get(0).equals(LIVE) || sources.isRef(rest.get(0)))) {
            throw new UsageException(
                    "plan: the older state comes first: plan " + rest.get(0) + " " + first);
        }
        return withFiles("HEAD", operands);
    }

    private Plan.Side named(String operand) throws RevisionException {
        int colon = operand.indexOf(':');
        if (!operand.equals(STDIN) && !sources.isPath(operand) && colon > 0) {
            List<Document> documents =
                    sources.git(operand.substring(0, colon), operand.substring(colon + 1))
                            .documents();
            return new Plan.Side(operand, documents, List.of());
        }
        return files(operand.equals(STDIN) ? words.say("plan.stdin") : operand, List.of(operand));
    }

    private Sides commits(String base, String head, List<String> paths) throws RevisionException {
        if (paths.contains(STDIN)) {
            throw new UsageException("plan: standard input is not part of a commit");
        }
        Plan.Side newer = git(head.isEmpty() ? "HEAD" : head, paths, base);
        return new Sides(git(base.isEmpty() ? "HEAD" : base, paths, head), newer);
    }

    /**
     * Compares a commit or the cluster with files; the older state of standard input is its names.
     */
    private Sides withFiles(String base, List<String> paths) throws RevisionException {
        List<String> of = paths.isEmpty() ? List.of(".") : paths;
        if (base.equals(LIVE)) {
            Plan.Side newer = files(words.say("plan.files"), of);
            return new Sides(live(newer), newer);
        }
        if (of.contains(STDIN)) {
            Plan.Side newer = files(words.say("plan.stdin"), of);
            Plan.Side all = git(base, List.of("."), "");
            return new Sides(all.only(newer, settings), newer);
        }
        Plan.Side older = git(base, of, "");
        List<String> there = new ArrayList<>(of);
        there.removeIf(path -> !sources.isPath(path) && !older.documents().isEmpty());
        return new Sides(
                older,
                there.isEmpty()
                        ? new Plan.Side(words.say("plan.files"), List.of(), List.of())
                        : files(words.say("plan.files"), there));
    }

    private Plan.Side files(String name, List<String> paths) {
        InputFiles files = InputFiles.of(paths, terminal, STDIN);
        if (!files.problems().isEmpty()) {
            throw new InputException(files.problems().get(0));
        }
        List<Document> documents = new ArrayList<>();
        for (InputFiles.Input each : files.inputs()) {
            if (each.named() || !clusterFiles.contains(absolute(each.path()))) {
                documents.add(FileReader.read(each, terminal));
            }
        }
        return new Plan.Side(name, documents, List.of());
    }

    /**
     * Returns the paths at a commit.
     *
     * @param other the commit of the other state, which may have a path that this one lacks; empty
     *     for the working files
     */
    private Plan.Side git(String ref, List<String> paths, String other) throws RevisionException {
        List<Document> documents = new ArrayList<>();
        Set<String> committed = new LinkedHashSet<>();
        clusterFiles.forEach(each -> committed.add(sources.pathInRepository(each)));
        for (String path : paths.isEmpty() ? List.of(".") : paths) {
            try {
                boolean named = clusterFiles.contains(absolute(terminal.folder().resolve(path)));
                for (Document each : sources.git(ref, path).documents()) {
                    String file = each.name().substring(each.name().indexOf(':') + 1);
                    if (named || !committed.contains(file)) {
                        documents.add(each);
                    }
                }
            } catch (RevisionException e) {
                boolean elsewhere = other.isEmpty() ? sources.isPath(path) : isAt(other, path);
                if (!sources.isRef(ref) && !ref.contains("...") || !elsewhere) {
                    throw e;
                }
            }
        }
        return new Plan.Side(ref, documents, List.of());
    }

    /** Returns null for standard input, which has no path. */
    private static Path absolute(Path path) {
        return path == null ? null : path.toAbsolutePath().normalize();
    }

    private boolean isAt(String ref, String path) {
        try {
            return !sources.git(ref, path).documents().isEmpty();
        } catch (RevisionException e) {
            return false;
        }
    }

    /**
     * Returns the DaemonSets of the cluster that the files contain.
     *
     * @throws InputException if the values of a template were redacted
     */
    private Plan.Side live(Plan.Side newer) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonObject each : cluster.of("DaemonSet")) {
            if (newer.names(each, settings)) {
                if (Redaction.hides(each.object("spec"))) {
                    String name = each.object("metadata").text("name");
                    String key = ClusterObjects.namespaceOf(each) + "/" + name;
                    throw new InputException(words.say("source.redacted", key, LIVE));
                }
                objects.add(each);
            }
        }
        return new Plan.Side(LIVE, List.of(), objects);
    }
}
