package io.daemonlens.server;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.daemonlens.analysis.Analysis;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;

/**
 * {@code textDocument/diagnostic} and {@code workspace/diagnostic}: the findings of a file that the
 * client asks for, and those of all files of the workspace, open or not. A file that is pulled is
 * no longer published, so that no client shows a finding twice.
 */
final class PullDiagnostics {

    /** The findings of a file on disk, as long as it stays the same. */
    private record Known(long modified, long size, Settings settings, JsonObject report) {}

    /** Writes diagnostics as LSP4J writes them: with numbers for enums. */
    private static final Gson GSON = new MessageJsonHandler(Map.of()).getGson();

    private final Workspace workspace;
    private final WorkspaceFiles files;
    private final Workers workers;
    private final Client client;
    private final Configuration configuration;
    private final LensSummaries summaries;
    private final Map<String, Known> closed = new ConcurrentHashMap<>();

    PullDiagnostics(
            Workspace workspace,
            WorkspaceFiles files,
            Workers workers,
            Client client,
            Configuration configuration,
            LensSummaries summaries) {
        this.workspace = workspace;
        this.files = files;
        this.workers = workers;
        this.client = client;
        this.configuration = configuration;
        this.summaries = summaries;
    }

    void addTo(Requests to) {
        to.request("textDocument/diagnostic", JsonObject.class, this::ofFile);
        to.request("workspace/diagnostic", JsonObject.class, this::ofWorkspace);
    }

    private CompletableFuture<?> ofFile(JsonObject params) {
        String uri = params.getAsJsonObject("textDocument").get("uri").getAsString();
        String before = text(params, "previousResultId");
        return workers.diagnose("diagnostic", () -> answer(report(uri), before));
    }

    private CompletableFuture<?> ofWorkspace(JsonObject params) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        workers.later("workspace/diagnostic", null, () -> answer.complete(all(params, answer)))
                .whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                answer.completeExceptionally(failure);
                            } else {
                                answer.complete(new JsonObject());
                            }
                        });
        return answer;
    }

    private JsonObject all(JsonObject params, CompletableFuture<?> answer) {
        Map<String, String> before = previous(params.get("previousResultIds"));
        List<String> uris = List.copyOf(uris());
        JsonArray items = new JsonArray();
        JsonElement partial = params.get("partialResultToken");
        try (Progress progress =
                Progress.of(
                        client,
                        params.get("workDoneToken"),
                        configuration.words().say("progress.workspace"))) {
            for (int i = 0; i < uris.size(); i++) {
                if (answer.isCancelled()) {
                    throw new CancellationException();
                }
                progress.at(i, uris.size());
                JsonObject report = report(uris.get(i));
                if (report == null) {
                    continue;
                }
                JsonObject item = answer(report, before.get(uris.get(i)));
                item.addProperty("uri", uris.get(i));
                OpenFile open = workspace.file(uris.get(i));
                Integer version = open == null ? null : open.document().version();
                item.addProperty("version", version);
                if (partial == null || partial.isJsonNull()) {
                    items.add(item);
                } else {
                    JsonArray one = new JsonArray();
                    one.add(item);
                    client.progress(partial, items(one));
                }
            }
        }
        return items(items);
    }

    private static JsonObject items(JsonArray items) {
        JsonObject report = new JsonObject();
        report.add("items", items);
        return report;
    }

    /** The files with manifests on disk, and the open ones, sorted. */
    private TreeSet<String> uris() {
        TreeSet<String> uris = new TreeSet<>(files.names());
        uris.addAll(workspace.names());
        return uris;
    }

    private static Map<String, String> previous(JsonElement ids) {
        Map<String, String> before = new HashMap<>();
        if (ids instanceof JsonArray list) {
            for (JsonElement each : list) {
                before.put(
                        text(each.getAsJsonObject(), "uri"), text(each.getAsJsonObject(), "value"));
            }
        }
        return before;
    }

    /** Returns the report, or that it is the same as the one the client has. */
    private static JsonObject answer(JsonObject report, String before) {
        JsonObject full = report == null ? full(new JsonArray()) : report.deepCopy();
        if (text(full, "resultId").equals(before)) {
            full.addProperty("kind", "unchanged");
            full.remove("items");
        }
        return full;
    }

    /** Returns the full report of a file; null if it cannot be read. */
    private JsonObject report(String uri) {
        OpenFile open = workspace.file(uri);
        if (open != null) {
            return full(items(workspace.pull(open)));
        }
        Optional<Path> path = FileUris.path(uri);
        return path.isEmpty() ? null : onDisk(uri, path.get());
    }

    private JsonObject onDisk(String uri, Path path) {
        try {
            long modified = Files.getLastModifiedTime(path).toMillis();
            long size = Files.size(path);
            Settings settings = summaries.settingsOf(uri);
            Known known = closed.get(uri);
            if (known != null
                    && known.modified() == modified
                    && known.size() == size
                    && known.settings().equals(settings)) {
                return known.report();
            }
            Analysis analysis = Analysis.of(Document.of(uri, Files.readAllBytes(path)), settings);
            PublishDiagnosticsParams found =
                    new ToLsp(analysis.document(), client.abilities())
                            .diagnostics(analysis.findingsWithParts(), configuration.docs());
            JsonObject report = full(items(found));
            closed.put(uri, new Known(modified, size, settings, report));
            return report;
        } catch (IOException e) {
            closed.remove(uri);
            return null;
        }
    }

    /** Returns diagnostics as JSON, without the fields that are not set. */
    private static JsonArray items(PublishDiagnosticsParams found) {
        return GSON.toJsonTree(found.getDiagnostics()).getAsJsonArray();
    }

    private static JsonObject full(JsonArray items) {
        JsonObject report = new JsonObject();
        report.addProperty("kind", "full");
        report.addProperty("resultId", Integer.toHexString(items.toString().hashCode()));
        report.add("items", items);
        return report;
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) != null && object.get(name).isJsonPrimitive()
                ? object.get(name).getAsString()
                : "";
    }
}
