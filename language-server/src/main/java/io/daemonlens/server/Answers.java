package io.daemonlens.server;

import io.daemonlens.feature.Completion;
import io.daemonlens.feature.Hover;
import io.daemonlens.text.Document;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** The methods that ask about an open file: each hands an offset to its feature and translates. */
final class Answers {

    private final Workspace workspace;
    private final Workers workers;
    private final Client client;

    Answers(Workspace workspace, Workers workers, Client client) {
        this.workspace = workspace;
        this.workers = workers;
        this.client = client;
    }

    void addTo(Requests requests) {
        requests.request("textDocument/completion", CompletionParams.class, this::completion);
        requests.request("textDocument/hover", HoverParams.class, this::hover);
    }

    private CompletableFuture<?> completion(CompletionParams params) {
        return soon(
                "completion",
                params.getTextDocument(),
                new CompletionList(false, List.of()),
                asked ->
                        asked.toLsp()
                                .completion(
                                        Completion.at(
                                                asked.document.text(),
                                                asked.offset(params.getPosition()),
                                                null)));
    }

    private CompletableFuture<?> hover(HoverParams params) {
        return soon(
                "hover",
                params.getTextDocument(),
                null,
                asked -> {
                    int offset = asked.offset(params.getPosition());
                    Hover hover = Hover.at(asked.document.text(), offset, null);
                    return hover == null ? null : asked.toLsp().hover(hover);
                });
    }

    /** A file that is asked about, as it is when the question is taken up. */
    private final class Asked {
        final Document document;

        Asked(Document document) {
            this.document = document;
        }

        int offset(Position position) {
            return FromLsp.offset(document, position);
        }

        ToLsp toLsp() {
            return new ToLsp(document, client.abilities());
        }
    }

    private CompletableFuture<?> soon(
            String what,
            TextDocumentIdentifier file,
            Object otherwise,
            Function<Asked, Object> answer) {
        Document document = workspace.document(file.getUri());
        return document == null
                ? CompletableFuture.completedFuture(otherwise)
                : workers.soon(what, otherwise, () -> answer.apply(new Asked(document)));
    }
}
