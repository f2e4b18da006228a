package io.daemonlens.server;

import com.google.gson.JsonObject;
import io.daemonlens.feature.CompletionItem;
import io.daemonlens.feature.DocumentLink;
import io.daemonlens.feature.DocumentSymbol;
import io.daemonlens.feature.FoldingRange;
import io.daemonlens.feature.Hover;
import io.daemonlens.feature.InlayHint;
import io.daemonlens.feature.Rename;
import io.daemonlens.feature.RestoreFieldAction;
import io.daemonlens.feature.SemanticTokens;
import io.daemonlens.feature.WorkspaceSymbol;
import io.daemonlens.feature.symbols.Spot;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.text.Document;
import io.daemonlens.text.LineIndex;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Converts our records to LSP types, in the form that the client supports. */
final class ToLsp {

    private final Document document;
    private final ClientFeatures client;

    ToLsp(Document document, ClientFeatures client) {
        this.document = document;
        this.client = client;
    }

    Position position(int offset) {
        LineIndex lines = document.lines();
        int line = lines.line(offset);
        return new Position(line, offset - lines.start(line));
    }

    Range range(TextRange range) {
        return new Range(position(range.start()), position(range.end()));
    }

    /** Returns the diagnostics of a text, with its version. */
    PublishDiagnosticsParams diagnostics(List<Finding> findings, String docs) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.counts()) {
                diagnostics.add(diagnostic(finding, docs));
            }
        }
        PublishDiagnosticsParams params =
                new PublishDiagnosticsParams(document.name(), diagnostics);
        if (client.diagnosticVersion()) {
            params.setVersion(document.version());
        }
        return params;
    }

    Diagnostic diagnostic(Finding finding, String docs) {
        String message =
                finding.help().isEmpty()
                        ? finding.message()
                        : finding.message() + "\n" + finding.help();
        Diagnostic diagnostic = new Diagnostic(range(finding.range()), message);
        diagnostic.setSource("daemonlens");
        diagnostic.setCode(finding.code());
        diagnostic.setSeverity(
                switch (finding.severity()) {
                    case ERROR -> DiagnosticSeverity.Error;
                    case WARNING -> DiagnosticSeverity.Warning;
                    case INFO -> DiagnosticSeverity.Information;
                });
        if (!docs.isEmpty() && client.codeDescription()) {
            String page = (docs.endsWith("/") ? docs : docs + "/") + "rules/" + finding.code();
            diagnostic.setCodeDescription(new DiagnosticCodeDescription(page));
        }
        if (!finding.related().isEmpty() && client.relatedInformation()) {
            diagnostic.setRelatedInformation(
                    finding.related().stream()
                            .map(
                                    other ->
                                            new DiagnosticRelatedInformation(
                                                    new Location(
                                                            document.name(), range(other.range())),
                                                    other.message()))
                            .toList());
        }
        return diagnostic;
    }

    /** Returns edits of this file as a workspace edit. */
    WorkspaceEdit workspaceEdit(List<TextEdit> edits) {
        List<org.eclipse.lsp4j.TextEdit> list = edits.stream().map(this::edit).toList();
        if (!client.documentChanges()) {
            return new WorkspaceEdit(Map.of(document.name(), list));
        }
        VersionedTextDocumentIdentifier file =
                new VersionedTextDocumentIdentifier(document.name(), document.version());
        return new WorkspaceEdit(
                List.of(
                        Either.forLeft(
                                new TextDocumentEdit(
                                        file,
                                        list.stream()
                                                .map(
                                                        Either
                                                                ::<org.eclipse.lsp4j.TextEdit,
                                                                        SnippetTextEdit>forLeft)
                                                .toList()))));
    }

    CodeAction codeAction(Finding finding, QuickFix fix, String docs) {
        CodeAction action = new CodeAction(fix.title());
        action.setKind(CodeActionKind.QuickFix);
        action.setDiagnostics(List.of(diagnostic(finding, docs)));
        action.setIsPreferred(fix.preferred() ? Boolean.TRUE : null);
        action.setEdit(workspaceEdit(fix.edits()));
        return action;
    }

    /** Returns edits as a code action of a kind such as {@code refactor.rewrite}. */
    CodeAction codeAction(String title, String kind, List<TextEdit> edits) {
        CodeAction action = new CodeAction(title);
        action.setKind(kind);
        action.setEdit(workspaceEdit(edits));
        return action;
    }

    /** Returns a command of this server as a code action. */
    static CodeAction codeAction(String title, String command, Object... arguments) {
        CodeAction action = new CodeAction(title);
        action.setKind(CodeActionKind.QuickFix);
        action.setCommand(new Command(title, command, List.of(arguments)));
        return action;
    }

    CodeAction codeAction(RestoreFieldAction restoring) {
        CodeAction action = new CodeAction(restoring.title());
        action.setKind(CodeActionKind.QuickFix);
        action.setEdit(workspaceEdit(List.of(restoring.edit())));
        return action;
    }

    org.eclipse.lsp4j.InlayHint inlayHint(InlayHint hint) {
        org.eclipse.lsp4j.InlayHint answer =
                new org.eclipse.lsp4j.InlayHint(
                        position(hint.offset()), Either.forLeft(hint.label()));
        answer.setTooltip(hint.tooltip());
        answer.setPaddingLeft(true);
        return answer;
    }

    private Location location(TextRange range) {
        return new Location(document.name(), range(range));
    }

    static Location location(Spot spot) {
        return new Location(spot.file(), range(spot));
    }

    private static Range range(Spot spot) {
        return new Range(
                new Position(spot.line(), spot.column()),
                new Position(spot.line(), spot.column() + spot.length()));
    }

    /** Returns nested ranges, each the child of the next. */
    org.eclipse.lsp4j.SelectionRange selectionRange(List<TextRange> ranges) {
        org.eclipse.lsp4j.SelectionRange outer = null;
        for (int i = ranges.size() - 1; i >= 0; i--) {
            outer = new org.eclipse.lsp4j.SelectionRange(range(ranges.get(i)), outer);
        }
        return outer;
    }

    org.eclipse.lsp4j.FoldingRange foldingRange(FoldingRange range) {
        org.eclipse.lsp4j.FoldingRange answer =
                new org.eclipse.lsp4j.FoldingRange(range.startLine(), range.endLine());
        answer.setKind(range.comment() ? FoldingRangeKind.Comment : null);
        return answer;
    }

    org.eclipse.lsp4j.SemanticTokens tokens(List<SemanticTokens> tokens) {
        List<Integer> data = new ArrayList<>();
        Position last = new Position(0, 0);
        for (SemanticTokens token : tokens) {
            Position start = position(token.range().start());
            boolean sameLine = start.getLine() == last.getLine();
            data.add(start.getLine() - last.getLine());
            data.add(sameLine ? start.getCharacter() - last.getCharacter() : start.getCharacter());
            data.add(token.range().length());
            data.add(token.type());
            data.add(token.declaration() ? 1 : 0);
            last = start;
        }
        return new org.eclipse.lsp4j.SemanticTokens(data);
    }

    org.eclipse.lsp4j.DocumentLink documentLink(DocumentLink link) {
        String target =
                link.target().contains(":")
                        ? link.target()
                        : java.net.URI.create(document.name()).resolve(link.target()).toString();
        return new org.eclipse.lsp4j.DocumentLink(range(link.range()), target);
    }

    @SuppressWarnings("deprecation") // Every client knows SymbolInformation.
    static SymbolInformation workspaceSymbol(WorkspaceSymbol symbol) {
        return new SymbolInformation(
                symbol.name(), SymbolKind.Class, location(symbol.at()), symbol.kind());
    }

    /** Returns a rename as a workspace edit, in this file and in others. */
    WorkspaceEdit workspaceEdit(Rename rename) {
        Map<String, List<org.eclipse.lsp4j.TextEdit>> changes = new LinkedHashMap<>();
        if (!rename.edits().isEmpty()) {
            changes.put(document.name(), rename.edits().stream().map(this::edit).toList());
        }
        for (Spot spot : rename.elsewhere()) {
            changes.computeIfAbsent(spot.file(), any -> new ArrayList<>())
                    .add(new org.eclipse.lsp4j.TextEdit(range(spot), rename.newName()));
        }
        return changes.size() <= 1 && rename.elsewhere().isEmpty()
                ? workspaceEdit(rename.edits())
                : new WorkspaceEdit(changes);
    }

    org.eclipse.lsp4j.DocumentSymbol documentSymbol(DocumentSymbol symbol) {
        return new org.eclipse.lsp4j.DocumentSymbol(
                symbol.name(),
                symbolKind(symbol),
                range(symbol.range()),
                range(symbol.selection()),
                symbol.detail().isEmpty() ? null : symbol.detail(),
                symbol.children().stream().map(this::documentSymbol).toList());
    }

    /** Returns the outline as a flat list, for clients without hierarchical symbols. */
    @SuppressWarnings("deprecation") // SymbolInformation is what those clients know.
    void flatSymbols(List<DocumentSymbol> symbols, String inside, List<SymbolInformation> into) {
        for (DocumentSymbol symbol : symbols) {
            into.add(
                    new SymbolInformation(
                            symbol.name(), symbolKind(symbol), location(symbol.range()), inside));
            flatSymbols(symbol.children(), symbol.name(), into);
        }
    }

    private static SymbolKind symbolKind(DocumentSymbol symbol) {
        return switch (symbol.kind()) {
            case OBJECT -> SymbolKind.Class;
            case GROUP -> SymbolKind.Array;
            case CONTAINER -> SymbolKind.Package;
            case VOLUME -> SymbolKind.File;
            case FIELD -> SymbolKind.Field;
        };
    }

    org.eclipse.lsp4j.TextEdit edit(TextEdit edit) {
        return new org.eclipse.lsp4j.TextEdit(range(edit.range()), edit.newText());
    }

    org.eclipse.lsp4j.Hover hover(Hover hover) {
        return new org.eclipse.lsp4j.Hover(
                markup(hover.markdown(), client.markdownHover()), range(hover.range()));
    }

    CompletionList completion(List<CompletionItem> items) {
        List<org.eclipse.lsp4j.CompletionItem> list = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            list.add(completionItem(items.get(i), i));
        }
        return new CompletionList(false, list);
    }

    private org.eclipse.lsp4j.CompletionItem completionItem(CompletionItem item, int place) {
        org.eclipse.lsp4j.CompletionItem answer =
                new org.eclipse.lsp4j.CompletionItem(item.label());
        answer.setKind(
                switch (item.kind()) {
                    case FIELD -> CompletionItemKind.Field;
                    case STRUCT -> CompletionItemKind.Struct;
                    case VALUE -> CompletionItemKind.EnumMember;
                    case REFERENCE -> CompletionItemKind.Reference;
                    case SNIPPET -> CompletionItemKind.Snippet;
                });
        answer.setSortText(String.format("%03d", place));
        answer.setDetail(item.detail().isEmpty() ? null : item.detail());
        if (!item.documentation().isEmpty()) {
            answer.setDocumentation(
                    Either.forRight(markup(item.documentation(), client.markdownCompletion())));
        }
        if (item.field() != null) {
            JsonObject data = new JsonObject();
            data.addProperty("uri", document.name());
            data.addProperty("offset", item.edit().range().start());
            data.addProperty("field", item.field().toString());
            answer.setData(data);
        }
        boolean snippet = item.snippet() && client.snippets();
        TextEdit edit = item.edit();
        if (item.snippet() && !snippet) {
            edit = TextEdit.replace(edit.range(), withoutStops(edit.newText()));
        }
        answer.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : null);
        answer.setTextEdit(Either.forLeft(edit(edit)));
        if (!item.more().isEmpty()) {
            answer.setAdditionalTextEdits(item.more().stream().map(this::edit).toList());
        }
        if (edit.newText().indexOf('\n') >= 0 && client.insertAsIs()) {
            answer.setInsertTextMode(InsertTextMode.AsIs);
        }
        if (item.deprecated()) {
            answer.setTags(List.of(CompletionItemTag.Deprecated));
        }
        if (item.continues() && client.suggestsAgain()) {
            answer.setCommand(new Command("", "editor.action.triggerSuggest"));
        }
        return answer;
    }

    private static String withoutStops(String snippet) {
        return snippet.replaceAll("\\$\\{\\d+\\|([^,|]*)[^}]*\\}", "$1")
                .replaceAll("\\$\\{\\d+:([^}]*)\\}", "$1");
    }

    static MarkupContent markup(String markdown, boolean asMarkdown) {
        return asMarkdown
                ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
                : new MarkupContent(MarkupKind.PLAINTEXT, plain(markdown));
    }

    /** Returns our own Markdown as plain text. */
    private static String plain(String markdown) {
        return markdown.replaceAll("(?m)^```.*\\n?", "")
                .replaceAll("\\*\\*|`|(?<!\\w)\\*(?=\\w)|(?<=\\.)\\*", "");
    }
}
