package io.daemonlens.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The client features that this server uses. They are read from the JSON of {@code initialize}:
 * LSP4J's client capabilities have some two hundred classes, and creating them would be the longest
 * part of a start.
 */
record ClientFeatures(JsonObject capabilities) {

    /** A client without any capabilities. */
    static final ClientFeatures NONE = new ClientFeatures(new JsonObject());

    boolean configuration() {
        return isTrue("workspace.configuration");
    }

    boolean didChangeConfigurationRegistration() {
        return isTrue("workspace.didChangeConfiguration.dynamicRegistration");
    }

    boolean watchedFilesRegistration() {
        return isTrue("workspace.didChangeWatchedFiles.dynamicRegistration");
    }

    boolean codeLensRefresh() {
        return isTrue("workspace.codeLens.refreshSupport");
    }

    boolean inlayHintRefresh() {
        return isTrue("workspace.inlayHint.refreshSupport");
    }

    boolean diagnosticRefresh() {
        return isTrue("workspace.diagnostics.refreshSupport");
    }

    boolean documentChanges() {
        return isTrue("workspace.workspaceEdit.documentChanges");
    }

    boolean showDocument() {
        return isTrue("window.showDocument.support");
    }

    boolean snippets() {
        return isTrue("textDocument.completion.completionItem.snippetSupport");
    }

    /**
     * Whether accepting a completion can trigger the next one; only some editors have this command.
     */
    boolean suggestsAgain() {
        return isTrue("experimental.daemonlens.suggestAgain");
    }

    boolean insertAsIs() {
        return has("textDocument.completion.completionItem.insertTextModeSupport.valueSet", 1);
    }

    boolean markdownHover() {
        return has("textDocument.hover.contentFormat", "markdown");
    }

    boolean markdownCompletion() {
        return has("textDocument.completion.completionItem.documentationFormat", "markdown");
    }

    boolean diagnosticVersion() {
        return isTrue("textDocument.publishDiagnostics.versionSupport");
    }

    boolean relatedInformation() {
        return isTrue("textDocument.publishDiagnostics.relatedInformation");
    }

    boolean codeDescription() {
        return isTrue("textDocument.publishDiagnostics.codeDescriptionSupport");
    }

    boolean codeActionLiterals() {
        return at("textDocument.codeAction.codeActionLiteralSupport") != null;
    }

    boolean hierarchicalSymbols() {
        return isTrue("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport");
    }

    boolean prepareRename() {
        return isTrue("textDocument.rename.prepareSupport");
    }

    private boolean isTrue(String path) {
        JsonElement value = at(path);
        return value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isBoolean()
                && value.getAsBoolean();
    }

    private boolean has(String path, Object wanted) {
        JsonElement list = at(path);
        if (list == null || !list.isJsonArray()) {
            return false;
        }
        for (JsonElement each : list.getAsJsonArray()) {
            if (each.isJsonPrimitive() && each.getAsString().equals(wanted.toString())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the value at a dotted path; null if any step is missing. */
    private JsonElement at(String path) {
        JsonElement value = capabilities;
        for (String step : path.split("\\.")) {
            value =
                    value != null && value.isJsonObject()
                            ? value.getAsJsonObject().get(step)
                            : null;
        }
        return value;
    }
}
