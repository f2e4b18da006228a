package io.daemonlens.server;

import io.daemonlens.feature.CompletionItem;
import io.daemonlens.feature.Hover;
import io.daemonlens.text.Document;
import io.daemonlens.text.LineIndex;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** From our records to the protocol's, in the form that this client can take. */
final class ToLsp {

    private final Document document;
    private final Abilities client;

    ToLsp(Document document, Abilities client) {
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
        boolean snippet = item.snippet() && client.snippets();
        TextEdit edit = item.edit();
        if (item.snippet() && !snippet) {
            edit = TextEdit.replace(edit.range(), withoutStops(edit.newText()));
        }
        answer.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : null);
        answer.setTextEdit(Either.forLeft(edit(edit)));
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

    /** Our own Markdown without its marks. */
    private static String plain(String markdown) {
        return markdown.replaceAll("(?m)^```.*\\n?", "")
                .replaceAll("\\*\\*|`|(?<!\\w)\\*(?=\\w)|(?<=\\.)\\*", "");
    }
}
