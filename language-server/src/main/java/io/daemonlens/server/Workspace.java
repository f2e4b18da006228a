package io.daemonlens.server;

import io.daemonlens.text.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentItem;

/** The files that are open in the editor, each as its newest text. */
final class Workspace {

    private final Map<String, Document> documents = new ConcurrentHashMap<>();

    void open(DidOpenTextDocumentParams params) {
        TextDocumentItem item = params.getTextDocument();
        documents.put(item.getUri(), Document.of(item.getUri(), item.getText(), item.getVersion()));
    }

    void change(DidChangeTextDocumentParams params) {
        int version = params.getTextDocument().getVersion();
        documents.computeIfPresent(
                params.getTextDocument().getUri(),
                (uri, before) -> FromLsp.apply(before, params.getContentChanges(), version));
    }

    void close(DidCloseTextDocumentParams params) {
        documents.remove(params.getTextDocument().getUri());
    }

    /** The newest text of an open file; null for one that is not open. */
    Document document(String uri) {
        return documents.get(uri);
    }

    List<String> open() {
        return List.copyOf(documents.keySet());
    }
}
