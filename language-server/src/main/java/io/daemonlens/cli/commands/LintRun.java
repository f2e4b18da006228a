package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cli.inputs.FileReader;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.report.lint.LintDocument;
import io.daemonlens.report.lint.LintTally;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlSections;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Analyzes many documents at once. The answers come out in the order of the inputs, whatever the
 * number of threads; a text is forgotten as soon as its documents are analyzed, so that a long
 * stream takes no more memory than its report.
 */
final class LintRun implements AutoCloseable {

    /** Documents of one text that are analyzed together. */
    private static final int BATCH = 64;

    /** Deeply nested texts are read by functions that call themselves. */
    private static final long STACK = 256L << 20;

    private final List<KubernetesVersion> versions;
    private final Function<Document, Settings> settings;
    private final ExecutorService workers;
    private final int ahead;

    /** What became of one manifest at one version. */
    private record Seen(
            ManifestAnalysis.Status status, String kind, LintDocument document, boolean first) {}

    LintRun(List<KubernetesVersion> versions, Function<Document, Settings> settings, int jobs) {
        this.versions = versions;
        this.settings = settings;
        this.ahead = jobs * 8;
        this.workers =
                Executors.newFixedThreadPool(
                        jobs,
                        work -> {
                            Thread thread = new Thread(null, work, "lint", STACK);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Reads and analyzes the inputs; what cannot be read is given to {@code unreadable}. */
    void run(
            List<InputFiles.Input> inputs,
            Terminal terminal,
            LintTally tally,
            java.util.function.Consumer<InputException> unreadable) {
        Deque<Future<List<Seen>>> running = new ArrayDeque<>();
        for (InputFiles.Input input : inputs) {
            if (input.path() == null || isLarge(input)) {
                drain(running, 0, tally, unreadable);
                tally.file();
                try {
                    large(FileReader.read(input, terminal), running, tally, unreadable);
                } catch (InputException e) {
                    unreadable.accept(e);
                }
            } else {
                running.add(workers.submit(() -> file(input, terminal)));
                tally.file();
            }
            drain(running, ahead, tally, unreadable);
        }
        drain(running, 0, tally, unreadable);
    }

    private static boolean isLarge(InputFiles.Input input) {
        return input.path().toFile().length() > 1 << 18;
    }

    private List<Seen> file(InputFiles.Input input, Terminal terminal) {
        Document document = FileReader.read(input, terminal);
        List<TextRange> sections = YamlSections.of(document.text());
        return analyze(document, settings.apply(document), sections, 0, sections.size());
    }

    private void large(
            Document document,
            Deque<Future<List<Seen>>> running,
            LintTally tally,
            java.util.function.Consumer<InputException> unreadable) {
        List<TextRange> sections = YamlSections.of(document.text());
        Settings own = settings.apply(document);
        document.lines();
        for (int from = 0; from < sections.size(); from += BATCH) {
            int start = from;
            int end = Math.min(from + BATCH, sections.size());
            running.add(workers.submit(() -> analyze(document, own, sections, start, end)));
            drain(running, ahead, tally, unreadable);
        }
    }

    private List<Seen> analyze(
            Document document, Settings own, List<TextRange> sections, int from, int to) {
        List<Seen> seen = new ArrayList<>();
        for (int index = from; index < to; index++) {
            for (Manifest manifest : Manifest.of(document, index, sections.get(index))) {
                analyze(manifest, own, seen);
            }
        }
        return seen;
    }

    private void analyze(Manifest manifest, Settings own, List<Seen> seen) {
        if (versions.size() < 2) {
            seen.add(seen(Analysis.of(manifest, own), true));
            return;
        }
        for (int i = 0; i < versions.size(); i++) {
            Settings at = own.withVersion(versions.get(i));
            seen.add(seen(Analysis.of(manifest, at), i == 0));
        }
    }

    private static Seen seen(ManifestAnalysis analysis, boolean first) {
        boolean kept =
                analysis.status() == ManifestAnalysis.Status.DAEMON_SET
                        || analysis.status() == ManifestAnalysis.Status.UNREADABLE;
        return new Seen(
                analysis.status(),
                kept ? "" : analysis.manifest().kind(),
                kept ? LintDocument.of(analysis) : null,
                first);
    }

    private static void drain(
            Deque<Future<List<Seen>>> running,
            int most,
            LintTally tally,
            java.util.function.Consumer<InputException> unreadable) {
        while (running.size() > most) {
            try {
                for (Seen each : running.remove().get()) {
                    tally.count(each.status, each.kind, each.document, each.first);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof InputException problem) {
                    unreadable.accept(problem);
                } else {
                    throw new IllegalStateException(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
