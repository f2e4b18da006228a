package io.daemonlens.server;

import io.daemonlens.feature.Definition;
import io.daemonlens.feature.DocumentLink;
import io.daemonlens.feature.DocumentSymbol;
import io.daemonlens.feature.FoldingRange;
import io.daemonlens.feature.Hover;
import io.daemonlens.feature.InlayHint;
import io.daemonlens.feature.References;
import io.daemonlens.feature.SelectionRange;
import io.daemonlens.feature.SemanticTokens;
import io.daemonlens.feature.SettingsCompletion;
import io.daemonlens.feature.WorkspaceSymbol;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbolParams;

/** The read-only methods: each passes an offset to its feature and converts the answer. */
final class ReadingAnswers {

    private final Asking asking;
    private final Client client;
    private final Configuration configuration;
    private final LensSummaries summaries;

    ReadingAnswers(
            Asking asking, Client client, Configuration configuration, LensSummaries summaries) {
        this.asking = asking;
        this.client = client;
        this.configuration = configuration;
        this.summaries = summaries;
    }

    void addTo(Requests to) {
        to.request("textDocument/hover", HoverParams.class, this::hover);
        to.request("textDocument/inlayHint", InlayHintParams.class, this::inlayHint);
        to.request("textDocument/documentSymbol", DocumentSymbolParams.class, this::documentSymbol);
        to.request(
                "textDocument/foldingRange", FoldingRangeRequestParams.class, this::foldingRange);
        to.request("textDocument/selectionRange", SelectionRangeParams.class, this::selectionRange);
        to.request("workspace/symbol", WorkspaceSymbolParams.class, this::workspaceSymbol);
        to.request("textDocument/semanticTokens/full", SemanticTokensParams.class, this::tokens);
        to.request("textDocument/documentLink", DocumentLinkParams.class, this::documentLink);
        to.request("textDocument/definition", DefinitionParams.class, this::definition);
        to.request("textDocument/references", ReferenceParams.class, this::references);
        to.request(
                "textDocument/documentHighlight", DocumentHighlightParams.class, this::highlight);
    }

    private CompletableFuture<?> hover(HoverParams params) {
        return asking.soon(
                "hover",
                params.getTextDocument(),
                null,
                asked -> {
                    boolean settings = SettingsCompletion.isSettings(asked.document.name());
                    Hover hover =
                            settings
                                    ? SettingsCompletion.hover(
                                            asked.document.text(),
                                            asked.offset(params.getPosition()))
                                    : Hover.at(
                                            asked.document.text(),
                                            asked.offset(params.getPosition()),
                                            asked.settings(),
                                            asked.around());
                    return hover == null ? null : asked.toLsp.hover(hover);
                });
    }

    /** Returns the older value of each changed value on the requested lines. */
    private CompletableFuture<?> inlayHint(InlayHintParams params) {
        return asking.soon(
                "inlayHint",
                params.getTextDocument(),
                List.of(),
                asked -> {
                    TextRange wanted = asked.range(params.getRange());
                    List<org.eclipse.lsp4j.InlayHint> hints = new ArrayList<>();
                    for (LensSummaries.Since each : summaries.sinceOlder(asked.analysis())) {
                        for (InlayHint hint :
                                InlayHint.of(
                                        each.manifest(),
                                        each.comparison(),
                                        configuration.words())) {
                            if (wanted.start() <= hint.offset() && hint.offset() <= wanted.end()) {
                                hints.add(asked.toLsp.inlayHint(hint));
                            }
                        }
                    }
                    return hints;
                });
    }

    private CompletableFuture<?> documentSymbol(DocumentSymbolParams params) {
        return asking.soon(
                "documentSymbol",
                params.getTextDocument(),
                List.of(),
                asked -> {
                    List<DocumentSymbol> symbols = DocumentSymbol.of(asked.manifests());
                    if (client.abilities().hierarchicalSymbols()) {
                        return symbols.stream().map(asked.toLsp::documentSymbol).toList();
                    }
                    List<SymbolInformation> flat = new ArrayList<>();
                    asked.toLsp.flatSymbols(symbols, null, flat);
                    return flat;
                });
    }

    private CompletableFuture<?> foldingRange(FoldingRangeRequestParams params) {
        return asking.soon(
                "foldingRange",
                params.getTextDocument(),
                List.of(),
                asked ->
                        FoldingRange.of(asked.document, asked.manifests()).stream()
                                .map(asked.toLsp::foldingRange)
                                .toList());
    }

    private CompletableFuture<?> selectionRange(SelectionRangeParams params) {
        return asking.soon(
                "selectionRange",
                params.getTextDocument(),
                List.of(),
                asked ->
                        params.getPositions().stream()
                                .map(
                                        position ->
                                                asked.toLsp.selectionRange(
                                                        SelectionRange.at(
                                                                asked.manifests(),
                                                                asked.offset(position))))
                                .toList());
    }

    /** Returns the workspace objects whose kind and name match the query. */
    private CompletableFuture<?> workspaceSymbol(WorkspaceSymbolParams params) {
        return asking.soon(
                "workspace symbol",
                List.of(),
                objects ->
                        WorkspaceSymbol.matching(objects, params.getQuery()).stream()
                                .map(ToLsp::workspaceSymbol)
                                .toList());
    }

    private CompletableFuture<?> tokens(SemanticTokensParams params) {
        return asking.soon(
                "semanticTokens",
                params.getTextDocument(),
                new org.eclipse.lsp4j.SemanticTokens(List.of()),
                asked -> asked.toLsp.tokens(SemanticTokens.of(asked.manifests())));
    }

    private CompletableFuture<?> documentLink(DocumentLinkParams params) {
        return asking.soon(
                "documentLink",
                params.getTextDocument(),
                List.of(),
                asked ->
                        DocumentLink.of(asked.document, asked.manifests(), asked.around()).stream()
                                .map(asked.toLsp::documentLink)
                                .toList());
    }

    private CompletableFuture<?> definition(DefinitionParams params) {
        return asking.soon(
                "definition",
                params.getTextDocument(),
                List.of(),
                asked ->
                        Definition.at(
                                        asked.manifests(),
                                        asked.offset(params.getPosition()),
                                        asked.around())
                                .stream()
                                .map(ToLsp::location)
                                .toList());
    }

    private CompletableFuture<?> references(ReferenceParams params) {
        return asking.soon(
                "references",
                params.getTextDocument(),
                List.of(),
                asked ->
                        References.at(
                                        asked.manifests(),
                                        asked.offset(params.getPosition()),
                                        params.getContext().isIncludeDeclaration(),
                                        asked.around())
                                .stream()
                                .map(ToLsp::location)
                                .toList());
    }

    private CompletableFuture<?> highlight(DocumentHighlightParams params) {
        return asking.soon(
                "documentHighlight",
                params.getTextDocument(),
                List.of(),
                asked ->
                        References.highlight(asked.manifests(), asked.offset(params.getPosition()))
                                .stream()
                                .map(range -> new DocumentHighlight(asked.toLsp.range(range)))
                                .toList());
    }
}
