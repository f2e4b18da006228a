package io.daemonlens.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowDocumentParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;

/**
 * The client of the connection: its features, and all messages that this server sends unasked.
 * Messages that a client does not support are not sent.
 */
final class Client {

    private static final String SECTION = "daemonlens";

    private Endpoint remote;
    private volatile ClientFeatures abilities = ClientFeatures.NONE;

    /** Sets the connection; no message can be sent before. */
    void connect(Endpoint wire) {
        remote = wire;
    }

    void introduce(ClientFeatures told) {
        abilities = told;
    }

    ClientFeatures abilities() {
        return abilities;
    }

    /** Sends progress, or a part of an answer, for the token of a request. */
    void progress(JsonElement token, JsonElement value) {
        JsonObject params = new JsonObject();
        params.add("token", token);
        params.add("value", value);
        remote.notify("$/progress", params);
    }

    /** Asks the client to pull the diagnostics again. */
    void refreshDiagnostics() {
        if (abilities.diagnosticRefresh()) {
            remote.request("workspace/diagnostic/refresh", null);
        }
    }

    void publish(PublishDiagnosticsParams diagnostics) {
        remote.notify("textDocument/publishDiagnostics", diagnostics);
    }

    /** Requests the user's settings of our section; JSON null if the client has none. */
    CompletableFuture<JsonElement> settings() {
        if (!abilities.configuration()) {
            return CompletableFuture.completedFuture(JsonNull.INSTANCE);
        }
        ConfigurationItem item = new ConfigurationItem();
        item.setSection(SECTION);
        return remote.request("workspace/configuration", new ConfigurationParams(List.of(item)))
                .thenApply(Client::first);
    }

    /** Registers for changes outside the open files. */
    void register(List<Registration> registrations) {
        if (!registrations.isEmpty()) {
            remote.request("client/registerCapability", new RegistrationParams(registrations));
        }
    }

    /** Asks the client to refresh lenses and hints. */
    void refresh() {
        if (abilities.codeLensRefresh()) {
            remote.request("workspace/codeLens/refresh", null);
        }
        if (abilities.inlayHintRefresh()) {
            remote.request("workspace/inlayHint/refresh", null);
        }
    }

    /** Opens a file in the editor or a browser; if the client cannot, shows its path. */
    void show(String uri, boolean inBrowser, Range selection, String otherwise) {
        if (!abilities.showDocument()) {
            message(otherwise);
            return;
        }
        ShowDocumentParams params = new ShowDocumentParams(uri);
        params.setExternal(inBrowser);
        params.setTakeFocus(true);
        params.setSelection(selection);
        remote.request("window/showDocument", params);
    }

    /** Shows a message to the user. */
    void message(String text) {
        remote.notify("window/showMessage", new MessageParams(MessageType.Info, text));
    }

    /** Shows a warning about the user's settings. */
    void warn(String text) {
        remote.notify("window/showMessage", new MessageParams(MessageType.Warning, text));
    }

    /** Writes a line to the client's log. */
    void log(MessageType type, String text) {
        remote.notify("window/logMessage", new MessageParams(type, text));
    }

    private static JsonElement first(Object answer) {
        return answer instanceof JsonArray items && !items.isEmpty()
                ? items.get(0)
                : JsonNull.INSTANCE;
    }
}
