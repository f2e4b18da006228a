package io.daemonlens.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;

/**
 * The language server over one connection, from the first byte to {@code exit}: standard LSP 3.17,
 * with the three requests of PROTOCOL.md on top.
 */
public final class Server {

    private final StreamMessageProducer incoming;
    private final RemoteEndpoint remote;
    private final Requests requests = new Requests();
    private final Client client = new Client();
    private final Workspace workspace = new Workspace();
    private final Workers workers = new Workers(client);

    public Server(Streams streams) {
        MessageJsonHandler json = new MessageJsonHandler(requests.methods());
        remote = new RemoteEndpoint(new StreamMessageConsumer(streams.out(), json), requests);
        remote.setJsonHandler(json);
        json.setMethodProvider(remote);
        incoming = new StreamMessageProducer(streams.in(), json, remote);
        client.connect(remote);

        new Answers(workspace, workers, client).addTo(requests);
        requests.notification(
                "textDocument/didOpen", DidOpenTextDocumentParams.class, workspace::open);
        requests.notification(
                "textDocument/didChange", DidChangeTextDocumentParams.class, workspace::change);
        requests.notification(
                "textDocument/didClose", DidCloseTextDocumentParams.class, workspace::close);
        requests.request("initialize", JsonObject.class, this::initialize);
        requests.notification("initialized", JsonObject.class, this::initialized);
        requests.request("shutdown", Object.class, nothing -> done(null));
        requests.notification("exit", Object.class, nothing -> incoming.close());
        requests.outgoing("workspace/configuration");
    }

    /**
     * Serves until the client leaves. Answers the exit code the protocol asks for: 0 after a {@code
     * shutdown}, 1 without.
     */
    public int run() {
        incoming.listen(remote);
        workers.close();
        return requests.wasShutDown() ? 0 : 1;
    }

    private CompletableFuture<?> initialize(JsonObject params) {
        if (params.get("capabilities") instanceof JsonObject capabilities) {
            client.introduce(new Abilities(capabilities));
        }
        return done(capabilities());
    }

    private void initialized(JsonObject nothing) {}

    /** What this server can do. */
    private static JsonElement capabilities() {
        return JsonParser.parseString(
                """
                {
                  "capabilities": {
                    "positionEncoding": "utf-16",
                    "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
                    "completionProvider": {"triggerCharacters": [" ", ":"], "resolveProvider": false},
                    "hoverProvider": true
                  },
                  "serverInfo": {"name": "daemonlens", "version": "0.1.0"}
                }
                """);
    }

    private static CompletableFuture<?> done(Object answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
