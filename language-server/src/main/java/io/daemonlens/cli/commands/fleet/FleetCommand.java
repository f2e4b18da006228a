package io.daemonlens.cli.commands.fleet;

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
import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.forecast.Outcome;
import io.daemonlens.forecast.fleet.Fleet;
import io.daemonlens.forecast.fleet.FleetRow;
import io.daemonlens.forecast.fleet.FleetShard;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.report.forecast.FleetReport;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * {@code daemonlens fleet}: checks many DaemonSets in many clusters, one row each. All cores work
 * on the clusters; rows are printed in order, so that only a few clusters are in memory.
 */
public final class FleetCommand implements Command {

    private static final List<String> FORMATS =
            List.of("text", "json", "ndjson", "csv", "markdown", "html");

    private static final String INDEX = "JOB_COMPLETION_INDEX";
    private static final String SHARDS = "DAEMONLENS_SHARDS";

    @Override
    public List<Option> options() {
        return List.of(
                OutputTarget.option("text|json|ndjson|csv|markdown|html"),
                Option.of(
                        "clusters",
                        "FOLDER|LIST",
                        "a snapshot for each cluster, named after it; or lines NAME ADDRESS"),
                Option.flag("live", "the DaemonSets of the snapshots instead of files"),
                Option.flag("apart", "places each DaemonSet as if the others were not there"),
                Option.of("upgrade-to", "VERSION", "adds what another Kubernetes would do"),
                Option.of(
                        "shard",
                        "I/N",
                        "this process's part of N, from 0; an Indexed Job sets it by "
                                + INDEX
                                + " and "
                                + SHARDS),
                Option.of("shards", "N", "with merge: how many there should be"),
                Option.of("jobs", "N", "how many clusters at once; all cores if left out")
                        .letter('j'),
                FailOn.option("refused,stuck"));
    }

    @Override
    public String operands() {
        return "PATH… | merge FILE…";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Wording words = Wording.of(terminal.language(arguments));
        FailOn failOn = FailOn.of(arguments, "refused,stuck");
        List<String> operands = arguments.operands();
        boolean merge = !operands.isEmpty() && operands.get(0).equals("merge");
        List<String> formats = new ArrayList<>(FORMATS);
        if (merge) {
            formats.remove("ndjson");
            formats.add(0, "ndjson");
        }
        List<OutputTarget> targets = OutputTarget.of(arguments, formats);
        Set<Outcome> happening = EnumSet.noneOf(Outcome.class);
        boolean unread;
        try (FleetOutput output = new FleetOutput(targets, terminal)) {
            unread =
                    merge
                            ? merge(
                                    operands.subList(1, operands.size()),
                                    arguments,
                                    terminal,
                                    output,
                                    happening)
                            : look(arguments, terminal, words, output, happening);
            output.end(rows -> text(rows, targets, words, arguments, terminal));
        }
        return unread ? UNREADABLE : failOn.isMet(happening) ? FINDINGS : CLEAN;
    }

    private static Map<OutputTarget, String> text(
            List<FleetRow> rows,
            List<OutputTarget> targets,
            Wording words,
            Arguments arguments,
            Terminal terminal) {
        Map<OutputTarget, String> texts = new java.util.LinkedHashMap<>();
        for (OutputTarget target : targets) {
            switch (target.format()) {
                case "json" -> texts.put(target, JsonWriter.compact(FleetReport.json(rows)) + "\n");
                case "markdown" -> texts.put(target, FleetReport.markdown(rows, words));
                case "html" ->
                        texts.put(
                                target,
                                HtmlPage.of(
                                        FleetReport.json(rows),
                                        PageOrigin.of("fleet", arguments, terminal),
                                        words));
                case "text" ->
                        texts.put(
                                target,
                                FleetReport.text(
                                        rows,
                                        words,
                                        AnsiStyle.of(target.colors(arguments, terminal))));
                default -> {
                    // ndjson and csv were written row by row.
                }
            }
        }
        return texts;
    }

    private static boolean merge(
            List<String> files,
            Arguments arguments,
            Terminal terminal,
            FleetOutput output,
            Set<Outcome> happening)
            throws IOException {
        if (files.isEmpty()) {
            throw new UsageException("fleet merge takes the files that the shards wrote");
        }
        String given = arguments.value("shards", terminal.environment().getOrDefault(SHARDS, "0"));
        int shards = number("shards", given);
        FleetMerge merge = new FleetMerge(terminal, shards);
        merge.read(
                files,
                (row, line) -> {
                    happening.addAll(outcomes(row.verdict()));
                    output.row(row);
                });
        List<Integer> missing = merge.missing();
        boolean incomplete = files.size() < shards;
        if (!missing.isEmpty()) {
            String numbers = String.join(", ", missing.stream().map(String::valueOf).toList());
            terminal.err()
                    .println(
                            incomplete
                                    ? "daemonlens: "
                                            + files.size()
                                            + " files of "
                                            + shards
                                            + " shards; no rows of shards "
                                            + numbers
                                    : "daemonlens: no row belongs to shards " + numbers);
        }
        return incomplete;
    }

    /** Checks every cluster; returns true if something could not be read. */
    private static boolean look(
            Arguments arguments,
            Terminal terminal,
            Wording words,
            FleetOutput output,
            Set<Outcome> happening)
            throws IOException {
        if (!arguments.has("clusters")) {
            throw new UsageException("fleet needs --clusters, a folder with a snapshot for each");
        }
        FleetShard shard = shard(arguments, terminal);
        FleetClusters clusters = FleetClusters.of(arguments.value("clusters"), terminal);
        List<String> problems = new ArrayList<>();
        SettingsFiles settings = new SettingsFiles(arguments, terminal, words, List.of());
        KubernetesVersion upgradeTo = version(arguments.value("upgrade-to"));
        boolean live = arguments.has("live");
        if (!live && arguments.operands().isEmpty()) {
            throw new UsageException("fleet needs manifests, or --live");
        }
        Fleet fleet = live ? null : fleet(arguments, terminal, settings, upgradeTo, problems);
        Function<String, List<FleetRow>> rows =
                name -> {
                    try {
                        ClusterObjects cluster = clusters.read(name);
                        Fleet of =
                                live
                                        ? new Fleet(
                                                documents(cluster),
                                                settings::of,
                                                upgradeTo,
                                                arguments.has("apart"))
                                        : fleet;
                        return of.rows(name, cluster, shard);
                    } catch (ClusterException | InputException e) {
                        synchronized (problems) {
                            problems.add(e.getMessage());
                        }
                        return List.of();
                    }
                };
        inOrder(
                clusters.names(),
                jobs(arguments),
                rows,
                all ->
                        all.forEach(
                                row -> {
                                    happening.addAll(outcomes(row.verdict()));
                                    output.row(row);
                                }));
        problems.forEach(each -> terminal.err().println("daemonlens: " + each));
        return !problems.isEmpty();
    }

    private static Fleet fleet(
            Arguments arguments,
            Terminal terminal,
            SettingsFiles settings,
            KubernetesVersion upgradeTo,
            List<String> problems) {
        List<String> paths = new ArrayList<>(arguments.operands());
        List<String> addresses = paths.stream().filter(FleetAddress::isAddress).toList();
        paths.removeAll(addresses);
        InputFiles files =
                paths.isEmpty() ? InputFiles.none() : InputFiles.of(paths, terminal, "-");
        problems.addAll(files.problems());
        List<Document> documents = new ArrayList<>();
        for (InputFiles.Input input : files.inputs()) {
            documents.add(FileReader.read(input, terminal));
        }
        for (String address : addresses) {
            try (InputStream in = FleetAddress.get(address)) {
                documents.add(Document.of(FleetAddress.shown(address), in.readAllBytes()));
            } catch (IOException e) {
                throw new InputException(FleetAddress.shown(address) + ": " + e.getMessage());
            }
        }
        Function<Document, Settings> of = settings::of;
        return new Fleet(documents, of, upgradeTo, arguments.has("apart"));
    }

    /** Returns the DaemonSets of a cluster as one document each. */
    private static List<Document> documents(ClusterObjects cluster) {
        List<Document> documents = new ArrayList<>();
        int number = 0;
        for (JsonObject each : cluster.of("DaemonSet")) {
            documents.add(Document.of(cluster.title() + "#" + number++, JsonWriter.compact(each)));
        }
        return documents;
    }

    /** Processes several clusters in parallel and passes the results on in cluster order. */
    private static void inOrder(
            List<String> clusters,
            int jobs,
            Function<String, List<FleetRow>> work,
            Consumer<List<FleetRow>> take) {
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            Deque<Future<List<FleetRow>>> waiting = new ArrayDeque<>();
            for (String each : clusters) {
                waiting.add(pool.submit(() -> work.apply(each)));
                if (waiting.size() > jobs) {
                    take.accept(waiting.poll().get());
                }
            }
            while (!waiting.isEmpty()) {
                take.accept(waiting.poll().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static FleetShard shard(Arguments arguments, Terminal terminal) {
        String index = terminal.environment().get(INDEX);
        String shards = terminal.environment().get(SHARDS);
        String given = index != null && shards != null ? index + "/" + shards : "0/1";
        String text = arguments.value("shard", given);
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new UsageException("--shard " + text + ": expected I/N, such as 0/16");
        }
        int i = number("shard", text.substring(0, slash));
        int n = number("shard", text.substring(slash + 1));
        if (n < 1 || i >= n) {
            throw new UsageException("--shard " + text + ": I goes from 0 to N - 1");
        }
        return new FleetShard(i, n);
    }

    private static int number(String option, String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new UsageException("--" + option + " " + text + ": expected a number");
        }
        return Integer.parseInt(text);
    }

    private static int jobs(Arguments arguments) {
        int cores = Runtime.getRuntime().availableProcessors();
        int asked = number("jobs", arguments.value("jobs", String.valueOf(cores)));
        return Math.max(1, Math.min(asked, 4 * cores));
    }

    private static KubernetesVersion version(String text) {
        return text == null
                ? null
                : KubernetesVersion.parse(text)
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "--upgrade-to "
                                                        + text
                                                        + ": expected a version from "
                                                        + KubernetesVersion.OLDEST
                                                        + " to "
                                                        + KubernetesVersion.NEWEST));
    }

    private static Set<Outcome> outcomes(FleetRow.Verdict verdict) {
        return switch (verdict) {
            case REJECTED, NOT_SERVED, REFUSED -> EnumSet.of(Outcome.REFUSED);
            case STUCK -> EnumSet.of(Outcome.STUCK);
            case PENDING -> EnumSet.of(Outcome.PENDING);
            case EVICTS -> EnumSet.of(Outcome.EVICTS);
            case OK -> EnumSet.noneOf(Outcome.class);
        };
    }
}
