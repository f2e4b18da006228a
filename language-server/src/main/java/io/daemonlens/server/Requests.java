package io.daemonlens.server;

import com.google.gson.JsonElement;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * The table of methods of this server: each with the type of its parameters and its handler. It
 * replaces LSP4J's annotated interfaces, which are scanned by reflection at every start; that takes
 * longer than the first analysis.
 *
 * <p>It also enforces the protocol's order: no request before {@code initialize}, only {@code exit}
 * after {@code shutdown}.
 */
final class Requests implements Endpoint {

    private static final String INITIALIZE = "initialize";
    private static final String SHUTDOWN = "shutdown";
    private static final String EXIT = "exit";

    private enum Phase {
        STARTED,
        INITIALIZED,
        SHUT_DOWN
    }

    private final Map<String, JsonRpcMethod> methods = new LinkedHashMap<>();
    private final Map<String, Function<Object, CompletableFuture<?>>> answers =
            new LinkedHashMap<>();
    private final Map<String, Consumer<Object>> takers = new LinkedHashMap<>();
    private volatile Phase phase = Phase.STARTED;

    /** Adds a request, which has an answer. */
    <P> void request(String method, Class<P> params, Function<P, CompletableFuture<?>> code) {
        methods.put(method, JsonRpcMethod.request(method, Object.class, params));
        answers.put(method, given -> code.apply(params.cast(given)));
    }

    /** Adds a notification, which has no answer. */
    <P> void notification(String method, Class<P> params, Consumer<P> code) {
        methods.put(method, JsonRpcMethod.notification(method, new Type[] {params}));
        takers.put(method, given -> code.accept(params.cast(given)));
    }

    /** Declares that the answer to an outgoing request is read as plain JSON. */
    void outgoing(String method) {
        methods.put(method, JsonRpcMethod.request(method, JsonElement.class, Object.class));
    }

    /** Returns the table in LSP4J's form, which gives the type of each method's parameters. */
    Map<String, JsonRpcMethod> methods() {
        return methods;
    }

    /** Whether the client sent {@code shutdown} before the connection ended. */
    boolean wasShutDown() {
        return phase == Phase.SHUT_DOWN;
    }

    @Override
    public CompletableFuture<?> request(String method, Object params) {
        Function<Object, CompletableFuture<?>> answer = answers.get(method);
        if (phase == Phase.SHUT_DOWN) {
            return refuse(ResponseErrorCode.InvalidRequest, "the server was shut down");
        }
        if (phase == Phase.STARTED && !method.equals(INITIALIZE)) {
            return refuse(ResponseErrorCode.ServerNotInitialized, "initialize comes first");
        }
        if (phase == Phase.INITIALIZED && method.equals(INITIALIZE)) {
            return refuse(ResponseErrorCode.InvalidRequest, "the server is initialized already");
        }
        if (answer == null) {
            return refuse(ResponseErrorCode.MethodNotFound, "no method " + method);
        }
        if (method.equals(INITIALIZE)) {
            phase = Phase.INITIALIZED;
        } else if (method.equals(SHUTDOWN)) {
            phase = Phase.SHUT_DOWN;
        }
        return answer.apply(params);
    }

    @Override
    public void notify(String method, Object params) {
        Consumer<Object> taker = takers.get(method);
        if (taker != null && (phase == Phase.INITIALIZED || method.equals(EXIT))) {
            taker.accept(params);
        }
    }

    private static CompletableFuture<?> refuse(ResponseErrorCode code, String message) {
        return CompletableFuture.failedFuture(
                new ResponseErrorException(new ResponseError(code, message, null)));
    }
}
