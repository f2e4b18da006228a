package io.daemonlens.server.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonWriter;
import io.daemonlens.server.ProgramVersion;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * A server of the Model Context Protocol with tools only. Calls run one after the other; {@code
 * ping} and {@code tools/list} are answered meanwhile. Checked against the specification of
 * 2025-06-18.
 */
public final class McpServer {

    /** The versions of the protocol that are spoken, the newest first. */
    private static final List<String> VERSIONS = List.of("2025-06-18", "2025-03-26", "2024-11-05");

    private static final List<String> REQUESTS =
            List.of("initialize", "ping", "tools/list", "tools/call");

    private static final long MOST_SECONDS_AT_THE_END = 600;

    private final Map<String, McpTool> tools = new LinkedHashMap<>();
    private final String instructions;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    /**
     * @param instructions for the model: what the tools are for
     */
    public McpServer(List<McpTool> tools, String instructions) {
        tools.forEach(each -> this.tools.put(each.name(), each));
        this.instructions = instructions;
    }

    /** Answers messages until the input ends, and the calls that have begun. */
    public void run(InputStream in, OutputStream out) {
        Map<String, JsonRpcMethod> methods = new LinkedHashMap<>();
        for (String each : REQUESTS) {
            methods.put(each, JsonRpcMethod.request(each, JsonElement.class, JsonElement.class));
        }
        methods.put(
                "notifications/initialized",
                JsonRpcMethod.notification(
                        "notifications/initialized", new Type[] {JsonElement.class}));
        MessageJsonHandler json = new MessageJsonHandler(methods);
        JsonLines[] lines = new JsonLines[1];
        RemoteEndpoint remote = new RemoteEndpoint(m -> lines[0].consume(m), new Methods());
        json.setMethodProvider(remote);
        remote.setJsonHandler(json);
        lines[0] = new JsonLines(in, out, json, remote);
        try {
            lines[0].listen(remote);
        } finally {
            worker.shutdown();
            try {
                worker.awaitTermination(MOST_SECONDS_AT_THE_END, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The methods of the protocol. Notifications need no action. */
    private final class Methods implements Endpoint {

        @Override
        public CompletableFuture<?> request(String method, Object params) {
            JsonObject given = params instanceof JsonObject object ? object : new JsonObject();
            return switch (method) {
                case "initialize" -> CompletableFuture.completedFuture(initialize(given));
                case "ping" -> CompletableFuture.completedFuture(new JsonObject());
                case "tools/list" -> CompletableFuture.completedFuture(list());
                case "tools/call" -> call(given);
                default -> refuse(ResponseErrorCode.MethodNotFound, "no method " + method);
            };
        }

        @Override
        public void notify(String method, Object params) {
            // A call that is cancelled runs to its end; its answer is ignored by the client.
        }
    }

    private JsonObject initialize(JsonObject given) {
        JsonElement version = given.get("protocolVersion");
        String asked = version != null && version.isJsonPrimitive() ? version.getAsString() : "";
        JsonObject capabilities = new JsonObject();
        capabilities.add("tools", new JsonObject());
        JsonObject info = new JsonObject();
        info.addProperty("name", "daemonlens");
        info.addProperty("title", "DaemonLens");
        info.addProperty("version", ProgramVersion.get());
        JsonObject answer = new JsonObject();
        answer.addProperty("protocolVersion", VERSIONS.contains(asked) ? asked : VERSIONS.get(0));
        answer.add("capabilities", capabilities);
        answer.add("serverInfo", info);
        answer.addProperty("instructions", instructions);
        return answer;
    }

    private JsonObject list() {
        JsonArray all = new JsonArray();
        for (McpTool each : tools.values()) {
            JsonObject hints = new JsonObject();
            hints.addProperty("readOnlyHint", true);
            hints.addProperty("destructiveHint", false);
            hints.addProperty("idempotentHint", true);
            hints.addProperty("openWorldHint", false);
            JsonObject tool = new JsonObject();
            tool.addProperty("name", each.name());
            tool.addProperty("title", each.title());
            tool.addProperty("description", each.description());
            tool.add("inputSchema", gson(each.inputSchema()));
            tool.add("annotations", hints);
            all.add(tool);
        }
        JsonObject answer = new JsonObject();
        answer.add("tools", all);
        return answer;
    }

    private CompletableFuture<?> call(JsonObject given) {
        JsonElement name = given.get("name");
        McpTool tool =
                name != null && name.isJsonPrimitive() ? tools.get(name.getAsString()) : null;
        if (tool == null) {
            return refuse(
                    ResponseErrorCode.InvalidParams,
                    "no tool " + name + "; tools are " + String.join(", ", tools.keySet()));
        }
        JsonElement arguments = given.get("arguments");
        if (arguments != null && !arguments.isJsonObject() && !arguments.isJsonNull()) {
            return refuse(ResponseErrorCode.InvalidParams, "arguments: an object is expected");
        }
        String text = arguments == null || arguments.isJsonNull() ? "{}" : arguments.toString();
        return CompletableFuture.supplyAsync(
                () -> answer(tool.action().call(JsonReader.readObject(text))), worker);
    }

    private static JsonObject answer(McpTool.Result result) {
        JsonObject text = new JsonObject();
        text.addProperty("type", "text");
        text.addProperty("text", result.text());
        JsonArray content = new JsonArray();
        content.add(text);
        JsonObject answer = new JsonObject();
        answer.add("content", content);
        if (result.structured() != null) {
            answer.add("structuredContent", gson(result.structured()));
        }
        answer.addProperty("isError", result.failed());
        return answer;
    }

    private static JsonElement gson(io.daemonlens.engine.json.JsonObject object) {
        return JsonParser.parseString(JsonWriter.compact(object));
    }

    private static CompletableFuture<?> refuse(ResponseErrorCode code, String message) {
        return CompletableFuture.failedFuture(
                new ResponseErrorException(new ResponseError(code, message, null)));
    }
}
