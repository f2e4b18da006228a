package io.daemonlens.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.feature.symbols.Spot;
import io.daemonlens.forecast.Preview;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.forecast.whatif.WhatIfException;
import io.daemonlens.report.forecast.ForecastPage;
import io.daemonlens.report.forecast.HtmlPage;
import io.daemonlens.report.forecast.PreviewJson;
import io.daemonlens.report.forecast.RolloutJson;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The requests of PROTOCOL.md: the reports of the commands for open files. */
final class Protocol {

    private final Workspace workspace;
    private final Workers workers;
    private final Client client;
    private final Configuration configuration;
    private final LensSummaries glances;

    Protocol(
            Workspace workspace,
            Workers workers,
            Client client,
            Configuration configuration,
            LensSummaries glances) {
        this.workspace = workspace;
        this.workers = workers;
        this.client = client;
        this.configuration = configuration;
        this.glances = glances;
    }

    void addTo(Requests to) {
        to.request("daemonlens/preview", JsonObject.class, this::preview);
        to.request("daemonlens/rollout", JsonObject.class, this::rollout);
        to.request("daemonlens/older", JsonObject.class, this::older);
        to.request("daemonlens/locate", JsonObject.class, this::locate);
        to.request("daemonlens/status", JsonObject.class, nothing -> status());
    }

    private CompletableFuture<?> preview(JsonObject params) {
        return workers.later(
                "preview",
                null,
                () -> {
                    Wording words = configuration.words();
                    try (Progress shown = progress(params, words.say("progress.preview"))) {
                        LensSummaries.Previews seen;
                        String problem = null;
                        try {
                            seen = previews(params, whatIf(params));
                        } catch (WhatIfException e) {
                            seen = previews(params);
                            problem = e.getMessage();
                        }
                        shown.at(1, 2);
                        io.daemonlens.engine.json.JsonObject report =
                                report(seen, format(params).isEmpty(), words);
                        if (problem != null) {
                            report.put("problem", problem);
                        }
                        return page(report, params);
                    }
                });
    }

    private CompletableFuture<?> rollout(JsonObject params) {
        return workers.later(
                "rollout",
                null,
                () -> {
                    String title = configuration.words().say("progress.rollout");
                    try (Progress shown = progress(params, title)) {
                        List<Preview> previews = previews(params).previews();
                        shown.at(1, 2);
                        if (previews.isEmpty() || previews.get(0).rollout() == null) {
                            return null;
                        }
                        io.daemonlens.engine.json.JsonObject report = report(previews.get(0));
                        return format(params).isEmpty() ? toGson(report) : page(report, params);
                    }
                });
    }

    private Progress progress(JsonObject params, String title) {
        return Progress.of(client, params.get("workDoneToken"), title);
    }

    /** Returns the text that a file is compared with, for clients with a side-by-side view. */
    private CompletableFuture<?> older(JsonObject params) {
        OpenFile file = workspace.file(Target.of(params).uri());
        return workers.later(
                "older",
                null,
                () -> {
                    OlderRevisions.Found found = file == null ? null : glances.older(file);
                    if (found == null || found.isNothing()) {
                        return null;
                    }
                    JsonObject answer = new JsonObject();
                    answer.addProperty("source", found.source());
                    answer.addProperty("title", found.from());
                    answer.addProperty("text", found.text());
                    return answer;
                });
    }

    private static io.daemonlens.engine.json.JsonObject report(
            LensSummaries.Previews seen, boolean forPrograms, Wording words) {
        return forPrograms
                ? PreviewJson.of(seen.previews(), seen.cluster(), true, words)
                : ForecastPage.preview(seen.previews(), seen.cluster(), true, seen.whatIf(), words);
    }

    private io.daemonlens.engine.json.JsonObject report(Preview preview) {
        boolean known = preview.comparison() != null && preview.comparison().from() != null;
        String from = known ? preview.comparison().from().hash() : null;
        return RolloutJson.of(
                preview.namespace(),
                preview.name(),
                preview.analysis().version().toString(),
                from == null ? null : preview.name() + "-" + from,
                preview.revisionName(),
                preview.rollout(),
                configuration.words());
    }

    private LensSummaries.Previews previews(JsonObject params) {
        try {
            return previews(params, List.of());
        } catch (WhatIfException e) {
            throw new AssertionError(e); // without a change there is none that can be wrong
        }
    }

    private LensSummaries.Previews previews(JsonObject params, List<String> changes)
            throws WhatIfException {
        Target target = Target.of(params);
        OpenFile file = workspace.file(target.uri());
        return file == null
                ? new LensSummaries.Previews(List.of(), glances.cluster(target.uri()), null)
                : glances.previews(file, target, options(params), changes);
    }

    /** Reads the changes of the cluster that the client asks about. */
    private static List<String> whatIf(JsonObject params) {
        List<String> changes = new ArrayList<>();
        if (params.get("whatIf") instanceof JsonArray given) {
            given.forEach(each -> changes.add(each.getAsString()));
        }
        return changes;
    }

    /** Returns the location of a field, or of the nearest parent that the file has. */
    private CompletableFuture<?> locate(JsonObject params) {
        Target target = Target.of(params);
        OpenFile file = workspace.file(target.uri());
        return workers.later(
                "locate",
                null,
                () -> {
                    if (file == null) {
                        return null;
                    }
                    FieldPath field = FieldPath.parse(params.get("field").getAsString());
                    for (ManifestAnalysis each : file.analysis().manifests()) {
                        if (each.manifest().isDaemonSet() && target.means(each.manifest())) {
                            return ToLsp.location(
                                    Spot.of(
                                            each.manifest().document(),
                                            each.manifest().rangeOf(field)));
                        }
                    }
                    return null;
                });
    }

    /**
     * Reads rollout options in seconds, like the command's; missing ones come from the manifest.
     *
     * @throws ResponseErrorException if one of them is invalid
     */
    private static Rollout.Options options(JsonObject params) {
        try {
            return read(params);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new ResponseErrorException(
                    new ResponseError(
                            ResponseErrorCode.InvalidParams, "options: " + e.getMessage(), null));
        }
    }

    private static Rollout.Options read(JsonObject params) {
        if (!(params.get("options") instanceof JsonObject given)) {
            return Rollout.Options.NONE;
        }
        boolean never = given.has("neverReady") && given.get("neverReady").getAsBoolean();
        Long seed = given.has("seed") ? (Long) given.get("seed").getAsLong() : null;
        int seeds = given.has("seeds") ? given.get("seeds").getAsInt() : 0;
        int fail = given.has("failNodes") ? given.get("failNodes").getAsInt() : 0;
        return new Rollout.Options(
                millis(given, "startAfterSeconds"),
                millis(given, "readyAfterSeconds"),
                millis(given, "stopAfterSeconds"),
                never,
                seed,
                seeds,
                fail);
    }

    /** Returns null if the option is missing. */
    private static Long millis(JsonObject options, String name) {
        JsonElement seconds = options.get(name);
        return seconds == null ? null : (Long) Math.round(seconds.getAsDouble() * 1000);
    }

    private CompletableFuture<?> status() {
        return workers.later(
                "status",
                null,
                () -> {
                    ClusterObjects cluster = glances.cluster("");
                    JsonObject java = new JsonObject();
                    java.addProperty("version", System.getProperty("java.version"));
                    java.addProperty("vendor", System.getProperty("java.vendor"));
                    JsonObject nodes = new JsonObject();
                    nodes.addProperty("source", cluster.source().word());
                    nodes.addProperty("title", cluster.title());
                    nodes.addProperty("nodes", cluster.nodes().size());
                    JsonObject status = new JsonObject();
                    status.addProperty("apiVersion", "daemonlens.io/v1");
                    status.addProperty("kind", "Status");
                    status.addProperty("version", Server.VERSION);
                    status.add("java", java);
                    status.add("cluster", nodes);
                    status.addProperty("openFiles", workspace.size());
                    return status;
                });
    }

    /**
     * Returns {@code html} for a whole page, {@code page} for the report that such a page shows, so
     * that an open page can be updated; empty for the report as JSON for programs.
     */
    private static String format(JsonObject params) {
        return params.has("format") ? params.get("format").getAsString() : "";
    }

    private JsonElement page(io.daemonlens.engine.json.JsonObject report, JsonObject params) {
        if (!format(params).equals("html")) {
            return toGson(report);
        }
        JsonObject page = new JsonObject();
        page.addProperty(
                "html", HtmlPage.of(report, HtmlPage.Origin.UNKNOWN, configuration.words()));
        return page;
    }

    private static JsonElement toGson(io.daemonlens.engine.json.JsonObject report) {
        return JsonParser.parseString(JsonWriter.compact(report));
    }
}
