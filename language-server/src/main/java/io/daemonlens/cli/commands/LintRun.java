package io.daemonlens.cli.commands;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cli.inputs.InputFiles;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.findings.Finding;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.report.lint.LintDocument;
import io.daemonlens.report.lint.LintReport;
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
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Analyzes many documents in parallel. Results come in the order of the inputs, whatever the number
 * of threads; a text is released once its documents are analyzed, so that memory grows only with
 * the report.
 */
final class LintRun implements AutoCloseable {

    /** The number of documents of one text that are analyzed together. */
    private static final int BATCH = 64;

    /** The stack size: deeply nested texts are read by recursive methods. */
    private static final long STACK = 256L << 20;

    private final List<KubernetesVersion> versions;
    private final Function<Document, Settings> settings;
    private final ExecutorService workers;
    private final int ahead;

    /** The result for one manifest at one version; {@code problem} is set if it is skipped. */
    private record Seen(
            ManifestAnalysis.Status status,
            String kind,
            LintDocument document,
            boolean first,
            LintReport.Problem problem) {}

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

    /** Reads and analyzes the inputs; passes what cannot be read to {@code unreadable}. */
    void run(
            List<InputFiles.Input> inputs,
            Function<InputFiles.Input, Document> reader,
            LintTally tally,
            Consumer<InputException> unreadable) {
        Deque<Future<List<Seen>>> running = new ArrayDeque<>();
        for (InputFiles.Input input : inputs) {
            if (input.path() == null || isLarge(input)) {
                drain(running, 0, tally, unreadable);
                tally.file();
                try {
                    Document document = reader.apply(input);
                    Source source = new Source(document, settings.apply(document), input.named());
                    large(source, running, tally, unreadable);
                } catch (InputException e) {
                    unreadable.accept(e);
                }
            } else {
                running.add(workers.submit(() -> file(input, reader)));
                tally.file();
            }
            drain(running, ahead, tally, unreadable);
        }
        drain(running, 0, tally, unreadable);
    }

    private static boolean isLarge(InputFiles.Input input) {
        return input.path().toFile().length() > 1 << 18;
    }

    private List<Seen> file(InputFiles.Input input, Function<InputFiles.Input, Document> reader) {
        Document document = reader.apply(input);
        List<TextRange> sections = YamlSections.of(document.text());
        Source source = new Source(document, settings.apply(document), input.named());
        return analyze(source, sections, 0, sections.size());
    }

    /** A text, its settings, and whether its file was named explicitly. */
    private record Source(Document document, Settings settings, boolean named) {}

    private void large(
            Source source,
            Deque<Future<List<Seen>>> running,
            LintTally tally,
            Consumer<InputException> unreadable) {
        List<TextRange> sections = YamlSections.of(source.document.text());
        source.document.lines();
        for (int from = 0; from < sections.size(); from += BATCH) {
            int start = from;
            int end = Math.min(from + BATCH, sections.size());
            running.add(workers.submit(() -> analyze(source, sections, start, end)));
            drain(running, ahead, tally, unreadable);
        }
    }

    private List<Seen> analyze(Source source, List<TextRange> sections, int from, int to) {
        List<Seen> seen = new ArrayList<>();
        for (int index = from; index < to; index++) {
            for (Manifest manifest : Manifest.of(source.document, index, sections.get(index))) {
                analyze(manifest, source, seen);
            }
        }
        return seen;
    }

    private void analyze(Manifest manifest, Source source, List<Seen> seen) {
        if (versions.size() < 2) {
            seen.add(seen(Analysis.of(manifest, source.settings), source, true));
            return;
        }
        for (int i = 0; i < versions.size(); i++) {
            Settings at = source.settings.withVersion(versions.get(i));
            seen.add(seen(Analysis.of(manifest, at), source, i == 0));
        }
    }

    private static Seen seen(ManifestAnalysis analysis, Source source, boolean first) {
        return switch (analysis.status()) {
            case DAEMON_SET, UNREADABLE ->
                    new Seen(
                            analysis.status(),
                            "",
                            LintDocument.of(analysis, source.named),
                            first,
                            null);
            case NOT_YAML -> notYaml(analysis, source, first);
            case VALUES -> new Seen(analysis.status(), "Helm values", null, first, null);
            case OTHER_KIND ->
                    new Seen(analysis.status(), kind(analysis.manifest()), null, first, null);
            case TEMPLATE, PATCH, EMPTY -> new Seen(analysis.status(), "", null, first, null);
        };
    }

    /**
     * An unparsable file fails if named explicitly; one found in a folder is counted; JSON is
     * skipped.
     */
    private static Seen notYaml(ManifestAnalysis analysis, Source source, boolean first) {
        if (source.named) {
            return new Seen(
                    ManifestAnalysis.Status.UNREADABLE,
                    "",
                    LintDocument.of(analysis, true),
                    first,
                    null);
        }
        if (source.document.name().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return new Seen(ManifestAnalysis.Status.OTHER_KIND, "JSON", null, first, null);
        }
        Finding reason = analysis.findings().get(0);
        LintReport.Problem problem =
                new LintReport.Problem(
                        source.document.name(),
                        source.document.lines().line(reason.range().start()) + 1,
                        source.settings.wording().say("lint.not-yaml", reason.message()),
                        false);
        return new Seen(analysis.status(), "", null, first, first ? problem : null);
    }

    /** The kind, with the group if it is another project's DaemonSet. */
    private static String kind(Manifest manifest) {
        String group = manifest.apiVersion();
        int slash = group.indexOf('/');
        return manifest.kind().equals("DaemonSet") && slash > 0
                ? manifest.kind() + "." + group.substring(0, slash)
                : manifest.kind();
    }

    private static void drain(
            Deque<Future<List<Seen>>> running,
            int most,
            LintTally tally,
            Consumer<InputException> unreadable) {
        while (running.size() > most) {
            try {
                for (Seen each : running.remove().get()) {
                    tally.count(each.status, each.kind, each.document, each.first);
                    if (each.problem != null) {
                        tally.problem(each.problem);
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof InputException problem) {
                    unreadable.accept(problem);
                } else if (e.getCause() instanceof Error error) {
                    throw error;
                } else if (e.getCause() instanceof RuntimeException problem) {
                    throw problem;
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
