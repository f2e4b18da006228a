package io.daemonlens.server;

import com.google.gson.JsonObject;
import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.feature.Completion;
import io.daemonlens.feature.Definition;
import io.daemonlens.feature.DocumentSymbol;
import io.daemonlens.feature.FoldingRange;
import io.daemonlens.feature.Hover;
import io.daemonlens.feature.InlayHint;
import io.daemonlens.feature.References;
import io.daemonlens.feature.Rename;
import io.daemonlens.feature.RestoreFieldAction;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The methods that ask about an open file: each hands an offset to its feature and translates. */
final class Answers {

    private final Workspace workspace;
    private final Workers workers;
    private final Client client;
    private final Configuration configuration;
    private final LensSummaries glances;

    Answers(
            Workspace workspace,
            Workers workers,
            Client client,
            Configuration configuration,
            LensSummaries glances) {
        this.glances = glances;
        this.workspace = workspace;
        this.workers = workers;
        this.client = client;
        this.configuration = configuration;
    }

    void addTo(Requests to) {
        to.request("textDocument/completion", CompletionParams.class, this::completion);
        to.request("completionItem/resolve", CompletionItem.class, this::resolve);
        to.request("textDocument/hover", HoverParams.class, this::hover);
        to.request("textDocument/codeAction", CodeActionParams.class, this::codeAction);
        to.request("textDocument/inlayHint", InlayHintParams.class, this::inlayHint);
        to.request("textDocument/documentSymbol", DocumentSymbolParams.class, this::documentSymbol);
        to.request(
                "textDocument/foldingRange", FoldingRangeRequestParams.class, this::foldingRange);
        to.request("textDocument/definition", DefinitionParams.class, this::definition);
        to.request("textDocument/references", ReferenceParams.class, this::references);
        to.request(
                "textDocument/documentHighlight", DocumentHighlightParams.class, this::highlight);
        to.request("textDocument/prepareRename", PrepareRenameParams.class, this::prepareRename);
        to.request("textDocument/rename", RenameParams.class, this::rename);
    }

    private CompletableFuture<?> completion(CompletionParams params) {
        return soon(
                "completion",
                params.getTextDocument(),
                new CompletionList(false, List.of()),
                asked ->
                        asked.toLsp.completion(
                                Completion.at(
                                        asked.document.text(),
                                        asked.offset(params.getPosition()),
                                        asked.settings())));
    }

    /** The explanation of what was offered, which only the one looked at needs. */
    private CompletableFuture<?> resolve(CompletionItem item) {
        OpenFile file =
                item.getData() instanceof JsonObject data
                        ? workspace.file(data.get("uri").getAsString())
                        : null;
        if (file == null) {
            return CompletableFuture.completedFuture(item);
        }
        JsonObject data = (JsonObject) item.getData();
        return workers.soon(
                "resolve",
                item,
                () -> {
                    Document document = file.document();
                    int offset = Math.min(data.get("offset").getAsInt(), document.text().length());
                    String explained =
                            Completion.explain(
                                    document.text(),
                                    offset,
                                    FieldPath.parse(data.get("field").getAsString()),
                                    file.settings());
                    if (!explained.isEmpty()) {
                        item.setDocumentation(
                                Either.forRight(
                                        ToLsp.markup(
                                                explained,
                                                client.abilities().markdownCompletion())));
                    }
                    return item;
                });
    }

    private CompletableFuture<?> hover(HoverParams params) {
        return soon(
                "hover",
                params.getTextDocument(),
                null,
                asked -> {
                    Hover hover =
                            Hover.at(
                                    asked.document.text(),
                                    asked.offset(params.getPosition()),
                                    asked.settings());
                    return hover == null ? null : asked.toLsp.hover(hover);
                });
    }

    /** The repairs of the findings that a selection touches. */
    private CompletableFuture<?> codeAction(CodeActionParams params) {
        return soon(
                "codeAction",
                params.getTextDocument(),
                List.of(),
                asked -> {
                    List<CodeAction> actions = new ArrayList<>();
                    TextRange selection = FromLsp.range(asked.document, params.getRange());
                    for (Finding finding : asked.analysis().findings()) {
                        boolean meant =
                                finding.range().touches(selection.start())
                                        || selection.contains(finding.range());
                        if (meant && finding.counts() && client.abilities().codeActionLiterals()) {
                            for (QuickFix fix : finding.fixes()) {
                                actions.add(
                                        asked.toLsp.codeAction(finding, fix, configuration.docs()));
                            }
                        }
                    }
                    if (client.abilities().codeActionLiterals()) {
                        restorings(asked, selection).stream()
                                .map(asked.toLsp::codeAction)
                                .forEach(actions::add);
                    }
                    return actions;
                });
    }

    /** What the values of a selection were in the older revision and in the cluster's. */
    private List<RestoreFieldAction> restorings(Asked asked, TextRange selection) {
        Analysis analysis = asked.analysis();
        List<LensSummaries.Since> older = new ArrayList<>(glances.sinceOlder(analysis));
        older.addAll(glances.sinceRevisions(analysis));
        List<RestoreFieldAction> all = new ArrayList<>();
        for (LensSummaries.Since each : older) {
            all.addAll(
                    RestoreFieldAction.at(
                            selection,
                            each.manifest(),
                            each.comparison(),
                            each.source(),
                            configuration.words()));
        }
        return all.stream().distinct().toList();
    }

    /** What each changed value was in the older revision, on the lines that are asked for. */
    private CompletableFuture<?> inlayHint(InlayHintParams params) {
        return soon(
                "inlayHint",
                params.getTextDocument(),
                List.of(),
                asked -> {
                    TextRange wanted = FromLsp.range(asked.document, params.getRange());
                    List<org.eclipse.lsp4j.InlayHint> hints = new ArrayList<>();
                    for (LensSummaries.Since each : glances.sinceOlder(asked.analysis())) {
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
        return soon(
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
        return soon(
                "foldingRange",
                params.getTextDocument(),
                List.of(),
                asked ->
                        FoldingRange.of(asked.manifests()).stream()
                                .map(
                                        range ->
                                                new org.eclipse.lsp4j.FoldingRange(
                                                        range.startLine(), range.endLine()))
                                .toList());
    }

    private CompletableFuture<?> definition(DefinitionParams params) {
        return soon(
                "definition",
                params.getTextDocument(),
                List.of(),
                asked -> {
                    int offset = asked.offset(params.getPosition());
                    TextRange found = Definition.at(asked.manifests(), offset);
                    return found == null ? List.of() : List.of(asked.toLsp.location(found));
                });
    }

    private CompletableFuture<?> references(ReferenceParams params) {
        return soon(
                "references",
                params.getTextDocument(),
                List.of(),
                asked ->
                        References.at(
                                        asked.manifests(),
                                        asked.offset(params.getPosition()),
                                        params.getContext().isIncludeDeclaration())
                                .stream()
                                .map(asked.toLsp::location)
                                .toList());
    }

    private CompletableFuture<?> highlight(DocumentHighlightParams params) {
        return soon(
                "documentHighlight",
                params.getTextDocument(),
                List.of(),
                asked ->
                        References.at(asked.manifests(), asked.offset(params.getPosition()), true)
                                .stream()
                                .map(range -> new DocumentHighlight(asked.toLsp.range(range)))
                                .toList());
    }

    private CompletableFuture<?> prepareRename(PrepareRenameParams params) {
        return soon(
                "prepareRename",
                params.getTextDocument(),
                null,
                asked -> {
                    int offset = asked.offset(params.getPosition());
                    TextRange range = Rename.prepare(asked.manifests(), offset);
                    return range == null ? null : asked.toLsp.range(range);
                });
    }

    private CompletableFuture<?> rename(RenameParams params) {
        return soon(
                "rename",
                params.getTextDocument(),
                null,
                asked -> {
                    int offset = asked.offset(params.getPosition());
                    List<TextEdit> edits =
                            Rename.at(asked.manifests(), offset, params.getNewName());
                    return edits.isEmpty() ? null : asked.toLsp.workspaceEdit(edits);
                });
    }

    /** A file that is asked about, as it was when the question came in. */
    private final class Asked {
        final OpenFile file;
        final Document document;
        final ToLsp toLsp;

        Asked(OpenFile file) {
            this.file = file;
            this.document = file.document();
            this.toLsp = new ToLsp(document, client.abilities());
        }

        int offset(Position position) {
            return FromLsp.offset(document, position);
        }

        Settings settings() {
            return file.settings();
        }

        /** Of this text; of a newer one, where that has arrived, which nobody sees any more. */
        Analysis analysis() {
            return file.analysis();
        }

        List<Manifest> manifests() {
            return analysis().manifests().stream().map(ManifestAnalysis::manifest).toList();
        }
    }

    private CompletableFuture<?> soon(
            String what,
            TextDocumentIdentifier id,
            Object otherwise,
            Function<Asked, Object> answer) {
        OpenFile file = workspace.file(id.getUri());
        if (file == null) {
            return CompletableFuture.completedFuture(otherwise);
        }
        Asked asked = new Asked(file);
        return workers.soon(what, otherwise, () -> answer.apply(asked));
    }
}
