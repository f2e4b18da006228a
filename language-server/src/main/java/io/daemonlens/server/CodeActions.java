package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.feature.RestoreFieldAction;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.MessageType;

/**
 * {@code textDocument/codeAction}: repairs of findings, values as they were in an older revision,
 * and rewritings. A part that fails is logged and leaves the others as they are.
 */
final class CodeActions {

    private final Asking asking;
    private final Client client;
    private final Configuration configuration;
    private final LensSummaries summaries;

    CodeActions(
            Asking asking, Client client, Configuration configuration, LensSummaries summaries) {
        this.asking = asking;
        this.client = client;
        this.configuration = configuration;
        this.summaries = summaries;
    }

    void addTo(Requests to) {
        to.request("textDocument/codeAction", CodeActionParams.class, this::codeAction);
    }

    private CompletableFuture<?> codeAction(CodeActionParams params) {
        return asking.soon(
                "codeAction",
                params.getTextDocument(),
                List.of(),
                asked -> {
                    if (!client.abilities().codeActionLiterals()) {
                        return List.of();
                    }
                    TextRange selection = asked.range(params.getRange());
                    List<CodeAction> actions = new ArrayList<>();
                    add(actions, "quick fixes", () -> fixes(asked, selection));
                    add(actions, "restore", () -> restorings(asked, selection));
                    return actions;
                });
    }

    private void add(List<CodeAction> all, String what, Supplier<List<CodeAction>> part) {
        try {
            all.addAll(part.get());
        } catch (RuntimeException | StackOverflowError e) {
            if (Workers.STRICT) {
                throw e;
            }
            client.log(MessageType.Error, what + " failed: " + e);
        }
    }

    /** The repairs of the findings that a selection touches. */
    private List<CodeAction> fixes(Asked asked, TextRange selection) {
        List<CodeAction> actions = new ArrayList<>();
        for (Finding finding : asked.analysis().findings()) {
            boolean meant =
                    finding.range().touches(selection.start())
                            || selection.contains(finding.range());
            if (meant && finding.counts()) {
                for (QuickFix fix : finding.fixes()) {
                    actions.add(asked.toLsp.codeAction(finding, fix, configuration.docs()));
                }
            }
        }
        return actions;
    }

    /** What the values of a selection were in the older revision and in the cluster's. */
    private List<CodeAction> restorings(Asked asked, TextRange selection) {
        Analysis analysis = asked.analysis();
        List<LensSummaries.Since> older = new ArrayList<>(summaries.sinceOlder(analysis));
        older.addAll(summaries.sinceRevisions(analysis));
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
        return all.stream().distinct().map(asked.toLsp::codeAction).toList();
    }
}
