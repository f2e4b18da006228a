package io.daemonlens.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
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
 * The other side of the wire: what it can do, and all that this server says to it unasked. Whatever
 * a client cannot take is not sent.
 */
final class Client {

    private static final String SECTION = "daemonlens";

    private Endpoint remote;
    private volatile ClientFeatures abilities = ClientFeatures.NONE;

    /** Lays the wire; before, nothing can be said. */
    void connect(Endpoint wire) {
        remote = wire;
    }

    void introduce(ClientFeatures told) {
        abilities = told;
    }

    ClientFeatures abilities() {
        return abilities;
    }

    void publish(PublishDiagnosticsParams diagnostics) {
        remote.notify("textDocument/publishDiagnostics", diagnostics);
    }

    /** The user's settings of our section; JSON null where the client keeps none. */
    CompletableFuture<JsonElement> settings() {
        if (!abilities.configuration()) {
            return CompletableFuture.completedFuture(JsonNull.INSTANCE);
        }
        ConfigurationItem item = new ConfigurationItem();
        item.setSection(SECTION);
        return remote.request("workspace/configuration", new ConfigurationParams(List.of(item)))
                .thenApply(Client::first);
    }

    /** Asks to be told of what changes outside the open files. */
    void register(List<Registration> registrations) {
        if (!registrations.isEmpty()) {
            remote.request("client/registerCapability", new RegistrationParams(registrations));
        }
    }

    /** Tells the client that lenses and hints drawn earlier may no longer be true. */
    void refresh() {
        if (abilities.codeLensRefresh()) {
            remote.request("workspace/codeLens/refresh", null);
        }
        if (abilities.inlayHintRefresh()) {
            remote.request("workspace/inlayHint/refresh", null);
        }
    }

    /** Opens a file beside, or in a browser; where the client cannot, says where it lies. */
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

    /** A sentence for the user. */
    void message(String text) {
        remote.notify("window/showMessage", new MessageParams(MessageType.Info, text));
    }

    /** What is wrong with something the user set. */
    void warn(String text) {
        remote.notify("window/showMessage", new MessageParams(MessageType.Warning, text));
    }

    /** A line for the log of whoever looks for a fault. */
    void log(MessageType type, String text) {
        remote.notify("window/logMessage", new MessageParams(type, text));
    }

    private static JsonElement first(Object answer) {
        return answer instanceof JsonArray items && !items.isEmpty()
                ? items.get(0)
                : JsonNull.INSTANCE;
    }
}
