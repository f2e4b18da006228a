package io.daemonlens.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;

/**
 * A client at the other end of two in-memory streams: it speaks JSON, as a stranger's editor does,
 * and shares no class of ours with the server.
 */
final class TestClient implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    /** The member of a request that asks about a whole file. */
    static final String WHOLE_FILE =
            "\"range\":{\"start\":{\"line\":0,\"character\":0},"
                    + "\"end\":{\"line\":99,\"character\":0}}";

    private final RemoteEndpoint remote;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Map<String, JsonElement> settings = new LinkedHashMap<>();

    /** What the server said unasked: {@code [method, params]}. */
    private final BlockingQueue<Map.Entry<String, JsonElement>> heard = new LinkedBlockingQueue<>();

    TestClient() throws IOException {
        PipedInputStream toServer = new PipedInputStream(1 << 20);
        PipedInputStream toClient = new PipedInputStream(1 << 20);
        PipedOutputStream fromClient = new PipedOutputStream(toServer);
        PipedOutputStream fromServer = new PipedOutputStream(toClient);
        MessageJsonHandler json = new PlainJson();
        remote = new RemoteEndpoint(new StreamMessageConsumer(fromClient, json), new Ears());
        json.setMethodProvider(remote);
        start(
                "server",
                () -> {
                    exit.complete(new Server(new Streams(toServer, fromServer)).run());
                    fromServer.close();
                    return null;
                });
        start(
                "client",
                () -> {
                    new StreamMessageProducer(toClient, json, remote).listen(remote);
                    return null;
                });
    }

    private static void start(String name, java.util.concurrent.Callable<Void> code) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                code.call();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What the user has set, before or while the server runs. */
    void set(String section, String json) {
        settings.put(section, JsonParser.parseString(json));
    }

    JsonElement request(String method, String params) throws Exception {
        Object answer =
                remote.request(method, params == null ? null : JsonParser.parseString(params))
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return answer instanceof JsonElement element ? element : JsonNull.INSTANCE;
    }

    void notify(String method, String params) {
        remote.notify(method, JsonParser.parseString(params));
    }

    /** Initializes with the given capabilities and answers what the server can do. */
    JsonObject initialize(String capabilities) throws Exception {
        JsonElement answer =
                request(
                        "initialize",
                        "{\"processId\":null,\"rootUri\":null,\"capabilities\":"
                                + capabilities
                                + "}");
        notify("initialized", "{}");
        return answer.getAsJsonObject().getAsJsonObject("capabilities");
    }

    void open(String uri, String text) {
        JsonObject item = new JsonObject();
        item.addProperty("uri", uri);
        item.addProperty("languageId", "yaml");
        item.addProperty("version", 1);
        item.addProperty("text", text);
        JsonObject params = new JsonObject();
        params.add("textDocument", item);
        remote.notify("textDocument/didOpen", params);
    }

    /** Replaces a range, or with null the whole text. */
    void change(String uri, int version, String range, String text) {
        JsonObject change = new JsonObject();
        if (range != null) {
            change.add("range", JsonParser.parseString(range));
        }
        change.addProperty("text", text);
        JsonObject params =
                JsonParser.parseString(
                                "{\"textDocument\":{\"uri\":\""
                                        + uri
                                        + "\",\"version\":"
                                        + version
                                        + "},\"contentChanges\":[]}")
                        .getAsJsonObject();
        params.getAsJsonArray("contentChanges").add(change);
        remote.notify("textDocument/didChange", params);
    }

    /** The titles of the row over a file's DaemonSets. */
    List<String> lensTitles(String uri) throws Exception {
        List<String> titles = new ArrayList<>();
        for (JsonElement lens : request("textDocument/codeLens", of(uri)).getAsJsonArray()) {
            JsonObject command = lens.getAsJsonObject().getAsJsonObject("command");
            titles.add(command.get("title").getAsString());
        }
        return titles;
    }

    /** The hints of a whole file. */
    List<JsonObject> hints(String uri) throws Exception {
        String params = of(uri).replaceFirst("}$", "," + WHOLE_FILE + "}");
        List<JsonObject> hints = new ArrayList<>();
        for (JsonElement hint : request("textDocument/inlayHint", params).getAsJsonArray()) {
            hints.add(hint.getAsJsonObject());
        }
        return hints;
    }

    private static String of(String uri) {
        return "{\"textDocument\":{\"uri\":\"" + uri + "\"}}";
    }

    /** The parameters of the next notification or request of that name; others are passed over. */
    JsonElement next(String method) throws InterruptedException {
        for (; ; ) {
            Map.Entry<String, JsonElement> said = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (said == null) {
                throw new AssertionError("the server said no " + method);
            }
            if (said.getKey().equals(method)) {
                return said.getValue();
            }
        }
    }

    /** Says good-bye as a client should and answers the exit code. */
    int leave() throws Exception {
        request("shutdown", null);
        return vanish();
    }

    /** Leaves without a good-bye. */
    int vanish() throws Exception {
        remote.notify("exit", null);
        return exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (!exit.isDone()) {
            remote.notify("exit", null);
        }
    }

    /** Every answer and parameter stays JSON. */
    private static final class PlainJson extends MessageJsonHandler {
        PlainJson() {
            super(Map.of());
        }

        @Override
        public JsonRpcMethod getJsonRpcMethod(String name) {
            return JsonRpcMethod.request(name, JsonElement.class, JsonElement.class);
        }
    }

    private final class Ears implements Endpoint {
        @Override
        public CompletableFuture<?> request(String method, Object params) {
            notify(method, params);
            return CompletableFuture.completedFuture(
                    method.equals("workspace/configuration") ? configuration(params) : null);
        }

        @Override
        public void notify(String method, Object params) {
            heard.add(Map.entry(method, params instanceof JsonElement e ? e : JsonNull.INSTANCE));
        }

        private List<JsonElement> configuration(Object params) {
            return ((JsonObject) params)
                    .getAsJsonArray("items").asList().stream()
                            .map(item -> item.getAsJsonObject().get("section").getAsString())
                            .map(name -> settings.getOrDefault(name, JsonNull.INSTANCE))
                            .toList();
        }
    }
}
