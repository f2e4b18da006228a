package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.cli.inputs.ClusterOptions;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.inputs.RevisionOperand;
import io.daemonlens.cli.inputs.SettingsFiles;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.forecast.Applied;
import io.daemonlens.forecast.plan.RelatedChange;
import io.daemonlens.forecast.plan.RelatedChanges;
import io.daemonlens.revision.ClusterRevision;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.revision.RevisionComparison.Candidate;
import io.daemonlens.revision.RevisionLookup;
import io.daemonlens.revision.RevisionLookup.RevisionException;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two sides of a diff: files, folders and commits, or objects of a cluster. */
final class DiffSides {

    private final Arguments arguments;
    private final Terminal terminal;
    private final SettingsFiles settings;
    private final Optional<ClusterObjects> cluster;
    private final Wording words;
    private List<Document> olderTexts = List.of();
    private List<Document> newerTexts = List.of();

    /**
     * @param cluster the cluster from the options; its version is used unless another is given
     */
    DiffSides(
            Arguments arguments,
            Terminal terminal,
            SettingsFiles settings,
            Optional<ClusterObjects> cluster,
            Wording words) {
        this.arguments = arguments;
        this.terminal = terminal;
        this.settings = settings;
        cluster.ifPresent(settings::inCluster);
        this.cluster = cluster;
        this.words = words;
    }

    /**
     * Compares the last operand with the one before it, or with git HEAD.
     *
     * @throws InputException if a side cannot be found
     */
    List<RevisionComparison> compare(List<String> operands, DiffCommand.Troubles troubles) {
        RevisionLookup sources = new RevisionLookup(terminal.folder(), words);
        Asked asked = asked(operands, sources);
        String newer = asked.newer;
        String older = asked.older;
        Optional<ClusterRevision> newerKept = kept(newer, sources);
        Optional<ClusterRevision> olderKept = kept(older, sources);
        try {
            String file =
                    asked.path != null
                            ? asked.path
                            : fileOf(newer, older, newerKept.isPresent(), sources);
            List<Candidate> to = new ArrayList<>();
            List<Candidate> from = new ArrayList<>();
            Document document = Document.of(newer, "");
            if (newerKept.isEmpty()) {
                RevisionLookup.Found found = find(newer, file, sources);
                newerTexts = found.documents();
                document = found.documents().isEmpty() ? document : found.documents().get(0);
                to.addAll(candidates(found, troubles));
            }
            if (olderKept.isEmpty()) {
                RevisionLookup.Found found = find(older, file, sources);
                olderTexts = found.documents();
                from.addAll(candidates(found, troubles));
            }
            Settings own = settingsOf(document);
            newerKept.ifPresent(operand -> to.addAll(inCluster(operand, olderKept, from, own)));
            olderKept.ifPresent(operand -> from.addAll(inCluster(operand, newerKept, to, own)));
            List<RevisionComparison> all = RevisionComparison.of(from, to, own);
            return troubles.unreadable() ? all.stream().filter(DiffSides::isOnBoth).toList() : all;
        } catch (RevisionException e) {
            throw new InputException(e.getMessage());
        }
    }

    /**
     * The operands of a comparison.
     *
     * @param path the file or folder that two commits are compared in; null if none is named
     */
    private record Asked(String older, String newer, String path) {}

    /** Reads {@code [OLD] NEW}, {@code BASE..HEAD [PATH]} and {@code BASE HEAD PATH}. */
    private static Asked asked(List<String> operands, RevisionLookup sources) {
        String first = operands.get(0);
        String last = operands.get(operands.size() - 1);
        int dots = first.indexOf("..");
        if (dots >= 0 && !sources.isPath(first) && first.indexOf(':') < 0 && operands.size() < 3) {
            // Three dots, as in git diff: what the newer commit has changed since the merge base.
            boolean base = first.startsWith("...", dots);
            String older = base ? first : first.substring(0, dots);
            String newer = first.substring(dots + (base ? 3 : 2));
            return new Asked(
                    older.isEmpty() ? "HEAD" : older,
                    newer.isEmpty() ? "HEAD" : newer,
                    operands.size() == 2 ? last : null);
        }
        if (operands.size() == 3) {
            return new Asked(first, operands.get(1), last);
        }
        return new Asked(operands.size() == 2 ? first : "HEAD", last, null);
    }

    /** Changed objects besides the DaemonSets that their pods use; call after {@link #compare}. */
    List<RelatedChange> references(List<RevisionComparison> compared) {
        Document first = newerTexts.isEmpty() ? Document.of("-", "") : newerTexts.get(0);
        return RelatedChanges.between(
                olderTexts,
                newerTexts,
                settingsOf(first).destination(),
                (namespace, name) ->
                        compared.stream()
                                .filter(each -> each.namespace().equals(namespace))
                                .filter(each -> each.name().equals(name))
                                .anyMatch(each -> each.accepted() && each.restartsPods()));
    }

    /** Returns a cluster with the other objects of the newer texts; call after {@link #compare}. */
    ClusterObjects applied(ClusterObjects before) {
        ClusterObjects after = before;
        for (Document each : newerTexts) {
            after = Applied.to(after, Analysis.of(each, settingsOf(each)));
        }
        return after;
    }

    /** Returns the file or folder for an operand that is only a git ref; null if none is known. */
    private static String fileOf(
            String newer, String older, boolean newerIsKept, RevisionLookup sources) {
        if (!newerIsKept && sources.isPath(newer)) {
            return newer;
        }
        return sources.isPath(older) ? older : null;
    }

    private RevisionLookup.Found find(String word, String file, RevisionLookup sources)
            throws RevisionException {
        if (word.equals("-")) {
            Document document = FileReader.read(new InputFiles.Input("-", null), terminal);
            return new RevisionLookup.Found(word, List.of(document), List.of());
        }
        Path path = terminal.resolve(word);
        if (!Files.isDirectory(path)) {
            return sources.find(word, file);
        }
        List<Document> documents = new ArrayList<>();
        for (InputFiles.Input each : InputFiles.of(List.of(word), terminal, "-").inputs()) {
            documents.add(FileReader.read(each, terminal));
        }
        return documents.isEmpty()
                ? sources.path(word)
                : new RevisionLookup.Found(word, documents, List.of());
    }

    private Settings settingsOf(Document document) {
        return settings.of(document);
    }

    /** An object that only one side has may be in an unreadable file of the other side. */
    private static boolean isOnBoth(RevisionComparison each) {
        return each.from() != null && each.to() != null;
    }

    /** A branch may be named live: without a cluster the word is a git ref. */
    private Optional<ClusterRevision> kept(String word, RevisionLookup sources) {
        boolean git =
                word.startsWith("live") && !arguments.has("cluster") && !arguments.has("context");
        return git || sources.isPath(word) ? Optional.empty() : ClusterRevision.parse(word);
    }

    private static List<Candidate> candidates(
            RevisionLookup.Found found, DiffCommand.Troubles troubles) {
        troubles.lookAt(found);
        return found.candidates();
    }

    /**
     * Returns the cluster's object for each object of the other side; if that side is from the
     * cluster too, the object of its name.
     */
    private List<Candidate> inCluster(
            ClusterRevision operand,
            Optional<ClusterRevision> other,
            List<Candidate> otherSide,
            Settings own) {
        ClusterObjects cluster =
                this.cluster.orElseGet(() -> ClusterOptions.findObjects(arguments, terminal));
        if (!operand.name().isEmpty() || other.isPresent() || otherSide.isEmpty()) {
            String name = other.map(ClusterRevision::name).orElse("");
            return List.of(RevisionOperand.find(operand, own.namespace(), name, cluster, words));
        }
        List<Candidate> all = new ArrayList<>();
        for (Candidate each : otherSide) {
            all.add(
                    RevisionOperand.find(
                            operand, each.namespace(own), each.name(), cluster, words));
        }
        return all;
    }
}
