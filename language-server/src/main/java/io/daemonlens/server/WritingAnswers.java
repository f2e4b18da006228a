package io.daemonlens.server;

import com.google.gson.JsonObject;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.feature.Completion;
import io.daemonlens.feature.Formatting;
import io.daemonlens.feature.LinkedEditingRange;
import io.daemonlens.feature.OnTypeFormatting;
import io.daemonlens.feature.Rename;
import io.daemonlens.feature.SettingsCompletion;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The methods that produce edits: completion, formatting, renaming. */
final class WritingAnswers {

    private final Asking asking;
    private final Client client;
    private final Configuration configuration;

    WritingAnswers(Asking asking, Client client, Configuration configuration) {
        this.asking = asking;
        this.client = client;
        this.configuration = configuration;
    }

    void addTo(Requests to) {
        to.request("textDocument/completion", CompletionParams.class, this::completion);
        to.request("completionItem/resolve", CompletionItem.class, this::resolve);
        to.request("textDocument/formatting", DocumentFormattingParams.class, this::formatting);
        to.request(
                "textDocument/rangeFormatting",
                DocumentRangeFormattingParams.class,
                this::rangeFormatting);
        to.request(
                "textDocument/onTypeFormatting",
                DocumentOnTypeFormattingParams.class,
                this::onTypeFormatting);
        to.request("textDocument/prepareRename", PrepareRenameParams.class, this::prepareRename);
        to.request("textDocument/rename", RenameParams.class, this::rename);
        to.request(
                "textDocument/linkedEditingRange",
                LinkedEditingRangeParams.class,
                this::linkedEditing);
    }

    private CompletableFuture<?> completion(CompletionParams params) {
        return asking.soon(
                "completion",
                params.getTextDocument(),
                new CompletionList(false, List.of()),
                asked -> {
                    String text = asked.document.text();
                    int offset = asked.offset(params.getPosition());
                    return asked.toLsp.completion(
                            SettingsCompletion.isSettings(asked.document.name())
                                    ? SettingsCompletion.at(text, offset)
                                    : Completion.at(
                                            text, offset, asked.settings(), asked.around()));
                });
    }

    /** Returns the documentation of a proposal, computed only for the selected one. */
    private CompletableFuture<?> resolve(CompletionItem item) {
        if (!(item.getData() instanceof JsonObject data)) {
            return CompletableFuture.completedFuture(item);
        }
        return asking.soon(
                "resolve",
                new TextDocumentIdentifier(data.get("uri").getAsString()),
                item,
                asked -> {
                    Document document = asked.document;
                    int offset = Math.min(data.get("offset").getAsInt(), document.text().length());
                    String explained =
                            Completion.explain(
                                    document.text(),
                                    offset,
                                    FieldPath.parse(data.get("field").getAsString()),
                                    asked.settings());
                    if (!explained.isEmpty()) {
                        boolean markdown = client.abilities().markdownCompletion();
                        item.setDocumentation(Either.forRight(ToLsp.markup(explained, markdown)));
                    }
                    return item;
                });
    }

    private CompletableFuture<?> formatting(DocumentFormattingParams params) {
        return asking.soon(
                "formatting",
                params.getTextDocument(),
                List.of(),
                asked ->
                        Formatting.of(asked.document.text()).stream()
                                .map(asked.toLsp::edit)
                                .toList());
    }

    private CompletableFuture<?> rangeFormatting(DocumentRangeFormattingParams params) {
        return asking.soon(
                "rangeFormatting",
                params.getTextDocument(),
                List.of(),
                asked ->
                        Formatting.of(asked.document.text(), asked.range(params.getRange()))
                                .stream()
                                .map(asked.toLsp::edit)
                                .toList());
    }

    private CompletableFuture<?> onTypeFormatting(DocumentOnTypeFormattingParams params) {
        return asking.soon(
                "onTypeFormatting",
                params.getTextDocument(),
                List.of(),
                asked ->
                        OnTypeFormatting.at(
                                        asked.document.text(),
                                        asked.offset(params.getPosition()),
                                        params.getOptions().getTabSize())
                                .stream()
                                .map(asked.toLsp::edit)
                                .toList());
    }

    private CompletableFuture<?> prepareRename(PrepareRenameParams params) {
        return asking.soon(
                "prepareRename",
                params.getTextDocument(),
                null,
                asked -> {
                    int offset = asked.offset(params.getPosition());
                    TextRange range = Rename.prepare(asked.manifests(), offset, asked.around());
                    return range == null ? null : asked.toLsp.range(range);
                });
    }

    private CompletableFuture<?> rename(RenameParams params) {
        return asking.soon(
                "rename",
                params.getTextDocument(),
                null,
                asked -> {
                    Rename rename =
                            Rename.at(
                                    asked.analysis(),
                                    asked.offset(params.getPosition()),
                                    params.getNewName(),
                                    asked.around(),
                                    configuration.words());
                    if (rename == null) {
                        return null;
                    }
                    if (rename.refusal() != null) {
                        throw new ResponseErrorException(
                                new ResponseError(
                                        ResponseErrorCode.RequestFailed, rename.refusal(), null));
                    }
                    return asked.toLsp.workspaceEdit(rename);
                });
    }

    private CompletableFuture<?> linkedEditing(LinkedEditingRangeParams params) {
        return asking.soon(
                "linkedEditingRange",
                params.getTextDocument(),
                null,
                asked -> {
                    List<TextRange> ranges =
                            LinkedEditingRange.at(
                                    asked.manifests(), asked.offset(params.getPosition()));
                    return ranges.size() < 2
                            ? null
                            : new LinkedEditingRanges(
                                    ranges.stream().map(asked.toLsp::range).toList(),
                                    "[-_.A-Za-z0-9]*");
                });
    }
}
