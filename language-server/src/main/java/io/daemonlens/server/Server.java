package io.daemonlens.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;

/**
 * The language server on one connection, from the first byte to {@code exit}: standard LSP 3.17,
 * plus the requests of PROTOCOL.md.
 */
public final class Server {

    /** The version of the build; {@code dev} if run from class files. */
    static final String VERSION = ProgramVersion.get();

    /**
     * The watched files: settings files, and those that git writes at a commit, checkout or reset.
     */
    private static final String WATCHED =
            """
            {"watchers": [
              {"globPattern": "**/*.{yaml,yml,json}"},
              {"globPattern": "**/.git/HEAD"},
              {"globPattern": "**/.git/logs/HEAD"}]}
            """;

    private final IncomingMessages incoming;
    private final RemoteEndpoint remote;
    private final Requests requests = new Requests();
    private final Client client = new Client();
    private final Configuration configuration = new Configuration(client::warn);
    private final Workers workers = new Workers(client);
    private final LensSummaries glances =
            new LensSummaries(client, configuration, () -> this.workspace.reconsider());
    private final Workspace workspace =
            new Workspace(client, workers, configuration, glances::settingsOf);
    private final WorkspaceFiles workspaceFiles = new WorkspaceFiles(workspace);
    private final GitHeads heads = new GitHeads(workspace, client);

    public Server(Streams streams) {
        MessageJsonHandler json = new MessageJsonHandler(requests.methods());
        remote = new RemoteEndpoint(new StreamMessageConsumer(streams.out(), json), requests);
        remote.setJsonHandler(json);
        json.setMethodProvider(remote);
        incoming = new IncomingMessages(streams.in(), json, remote);
        client.connect(remote);
        lifecycle();
        files();
        Asking asking = new Asking(workspace, workers, client, glances, workspaceFiles);
        new WritingAnswers(asking, client, configuration).addTo(requests);
        new ReadingAnswers(asking, client, configuration, glances).addTo(requests);
        new CodeActions(asking, client, configuration, glances).addTo(requests);
        new PullDiagnostics(workspace, workspaceFiles, workers, client, configuration, glances)
                .addTo(requests);
        new Protocol(workspace, workers, client, configuration, glances).addTo(requests);
        new Commands(workspace, workers, client, configuration, glances).addTo(requests);
    }

    private void lifecycle() {
        requests.request("initialize", JsonObject.class, this::initialize);
        requests.notification("initialized", JsonObject.class, nothing -> initialized());
        requests.request("shutdown", Object.class, nothing -> done(null));
        requests.notification("exit", Object.class, nothing -> incoming.close());
        requests.notification(
                "workspace/didChangeConfiguration", JsonObject.class, this::settingsChanged);
        requests.notification(
                "workspace/didChangeWatchedFiles", JsonObject.class, this::filesChanged);
        requests.notification(
                "workspace/didChangeWorkspaceFolders", JsonObject.class, this::foldersChanged);
        requests.notification(
                "daemonlens/trust",
                JsonObject.class,
                params -> {
                    configuration.trust(WorkspaceTrust.of(params));
                    reconsider();
                });
        requests.outgoing("workspace/configuration");
    }

    private void files() {
        requests.notification(
                "textDocument/didOpen",
                DidOpenTextDocumentParams.class,
                opened -> {
                    workspace.open(opened);
                    heads.opened(opened.getTextDocument().getUri());
                });
        requests.notification(
                "textDocument/didChange", DidChangeTextDocumentParams.class, workspace::change);
        requests.notification("textDocument/didSave", JsonObject.class, saved -> client.refresh());
        requests.notification(
                "textDocument/didClose", DidCloseTextDocumentParams.class, workspace::close);
    }

    /**
     * Serves until the client disconnects. Returns the exit code of the protocol: 0 after a {@code
     * shutdown}, 1 without.
     */
    public int run() {
        incoming.listen(remote);
        heads.close();
        workers.close();
        return requests.wasShutDown() ? 0 : 1;
    }

    private CompletableFuture<?> initialize(JsonObject params) {
        if (params.get("capabilities") instanceof JsonObject capabilities) {
            client.introduce(new ClientFeatures(capabilities));
        }
        endWith(params.get("processId"));
        configuration.opens(params);
        workspaceFiles.opens(configuration.folders());
        configuration.tell(params.get("initializationOptions"));
        return done(capabilities());
    }

    /**
     * Ends this process when the one that started it ends, even if another process keeps the
     * connection open. A process that cannot be seen, such as one outside of a container, is not
     * watched.
     */
    private static void endWith(JsonElement processId) {
        if (processId instanceof JsonPrimitive number && number.isNumber()) {
            ProcessHandle.of(number.getAsLong())
                    .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
        }
    }

    private void initialized() {
        ClientFeatures can = client.abilities();
        List<Registration> wanted = new ArrayList<>();
        if (can.didChangeConfigurationRegistration()) {
            String method = "workspace/didChangeConfiguration";
            wanted.add(
                    new Registration(
                            "settings",
                            method,
                            JsonParser.parseString("{\"section\": \"daemonlens\"}")));
        }
        if (can.watchedFilesRegistration()) {
            String method = "workspace/didChangeWatchedFiles";
            wanted.add(new Registration("files", method, JsonParser.parseString(WATCHED)));
        } else if (can.codeLensRefresh() || can.inlayHintRefresh()) {
            heads.watch();
        }
        client.register(wanted);
        ask();
        workers.later(
                "workspace files",
                null,
                () -> {
                    workspaceFiles.read();
                    return null;
                });
    }

    /** Some clients send their settings with the notification, others expect a request for them. */
    private void settingsChanged(JsonObject params) {
        if (params.get("settings") instanceof JsonObject settings) {
            JsonElement own = settings.get("daemonlens");
            configuration.tell(own == null ? settings : own);
            reconsider();
        }
        ask();
    }

    /** Handles folders that are added to or removed from the workspace. */
    private void foldersChanged(JsonObject params) {
        if (!(params.get("event") instanceof JsonObject event)) {
            return;
        }
        List<Path> folders = new ArrayList<>(configuration.folders());
        folders.removeAll(paths(event.get("removed")));
        folders.addAll(paths(event.get("added")));
        configuration.folders(folders);
        workspaceFiles.opens(folders);
        workers.later(
                "workspace files",
                null,
                () -> {
                    workspaceFiles.read();
                    return null;
                });
    }

    private static List<Path> paths(JsonElement folders) {
        List<Path> paths = new ArrayList<>();
        if (folders instanceof JsonArray named) {
            for (JsonElement each : named) {
                FileUris.path(each.getAsJsonObject().get("uri").getAsString())
                        .ifPresent(paths::add);
            }
        }
        return paths;
    }

    /**
     * Handles changed files: files that settings name (clusters, policies) may be any of them;
     * workspace manifests are read again, since other files reference their names.
     */
    private void filesChanged(JsonObject params) {
        JsonArray changes =
                params.get("changes") instanceof JsonArray array ? array : new JsonArray();
        boolean onlyGit = !changes.isEmpty();
        List<String> others = new ArrayList<>();
        for (JsonElement change : changes) {
            String uri = change.getAsJsonObject().get("uri").getAsString();
            boolean git = GitHeads.isGit(uri);
            onlyGit &= git;
            if (!git) {
                others.add(uri);
            }
        }
        if (!others.isEmpty()) {
            workers.later(
                    "workspace files",
                    null,
                    () -> {
                        others.forEach(workspaceFiles::changed);
                        return null;
                    });
        }
        boolean onlyOpen = !others.isEmpty() && others.stream().allMatch(this::isOpenManifest);
        if (onlyGit || onlyOpen) {
            client.refresh();
        } else {
            reconsider();
        }
    }

    /** A saved manifest that is open does not affect other files. */
    private boolean isOpenManifest(String uri) {
        return workspace.file(uri) != null && !uri.endsWith(".daemonlens.yaml");
    }

    private void reconsider() {
        configuration.forgetFiles();
        glances.forgetClusters();
        workspace.reconsider();
    }

    private void ask() {
        client.settings()
                .thenAccept(
                        settings -> {
                            if (configuration.tell(settings)) {
                                reconsider();
                            }
                        });
    }

    /** Returns the server capabilities. */
    private static JsonElement capabilities() {
        return JsonParser.parseString(
                """
                {
                  "capabilities": {
                    "positionEncoding": "utf-16",
                    "textDocumentSync": {"openClose": true, "change": 2, "save": true},
                    "completionProvider": {"triggerCharacters": [" ", ":"], "resolveProvider": true},
                    "workspace": {"workspaceFolders":
                      {"supported": true, "changeNotifications": true}},
                    "diagnosticProvider": {"identifier": "daemonlens",
                      "interFileDependencies": false, "workspaceDiagnostics": true,
                      "workDoneProgress": true},
                    "hoverProvider": true,
                    "codeLensProvider": {"resolveProvider": false},
                    "executeCommandProvider": {"commands": ["daemonlens.server.explain", "daemonlens.server.preview",
                      "daemonlens.server.rollout", "daemonlens.server.revision"]},
                    "codeActionProvider": {"codeActionKinds": ["quickfix", "refactor.rewrite",
                      "source.fixAll"]},
                    "inlayHintProvider": true,
                    "documentSymbolProvider": true,
                    "foldingRangeProvider": true,
                    "selectionRangeProvider": true,
                    "documentFormattingProvider": true,
                    "documentRangeFormattingProvider": true,
                    "documentOnTypeFormattingProvider": {"firstTriggerCharacter": "\\n"},
                    "linkedEditingRangeProvider": true,
                    "workspaceSymbolProvider": true,
                    "documentLinkProvider": {"resolveProvider": false},
                    "semanticTokensProvider": {"full": true, "legend": {
                      "tokenTypes": ["class", "namespace", "variable", "property"],
                      "tokenModifiers": ["declaration"]}},
                    "definitionProvider": true,
                    "referencesProvider": true,
                    "documentHighlightProvider": true,
                    "renameProvider": {"prepareProvider": true}
                  },
                  "serverInfo": {"name": "daemonlens", "version": "VERSION"}
                }
                """
                        .replace("VERSION", VERSION));
    }

    private static CompletableFuture<?> done(Object answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
