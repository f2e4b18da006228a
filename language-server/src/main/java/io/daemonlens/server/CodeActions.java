package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.ManifestAnalysis;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.feature.Refactoring;
import io.daemonlens.feature.RestoreFieldAction;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.MessageType;

/**
 * {@code textDocument/codeAction}: fixes of findings, values of an older revision, and
 * refactorings. If one part fails, it is logged and the others are still returned.
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
                    List<String> only = params.getContext().getOnly();
                    if (isWanted(only, CodeActionKind.QuickFix)) {
                        add(actions, "quick fixes", () -> fixes(asked, selection));
                        add(actions, "restore", () -> restorings(asked, selection));
                        add(actions, "ignore", () -> ignores(asked, selection));
                    }
                    if (isWanted(only, CodeActionKind.RefactorRewrite)) {
                        add(actions, "refactor", () -> refactorings(asked, selection));
                    }
                    if (isWanted(only, CodeActionKind.SourceFixAll)) {
                        add(actions, "fix all", () -> fixAll(asked));
                    }
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

    /** Returns the fixes of the findings in a selection. */
    private List<CodeAction> fixes(Asked asked, TextRange selection) {
        List<CodeAction> actions = new ArrayList<>();
        for (Finding finding : asked.analysis().findingsWithParts()) {
            boolean meant =
                    finding.range().touches(selection.start())
                            || selection.contains(finding.range());
            if (!finding.counts()) {
                continue;
            }
            for (QuickFix fix : finding.fixes()) {
                if (meant || changes(asked, finding, fix, selection.start())) {
                    actions.add(asked.toLsp.codeAction(finding, fix, configuration.docs()));
                }
            }
        }
        return actions;
    }

    /**
     * Whether a fix changes the cursor's line, and the cursor is in the value that the finding is
     * about: at the first key of an item without its dash, the finding is at the key of the list.
     */
    private static boolean changes(Asked asked, Finding finding, QuickFix fix, int cursor) {
        if (finding.field().isEmpty()) {
            return false;
        }
        String text = asked.document.text();
        int start = text.lastIndexOf('\n', cursor - 1) + 1;
        int next = text.indexOf('\n', cursor);
        TextRange line = new TextRange(start, next < 0 ? text.length() : next);
        FieldPath at = FieldPath.parse(finding.field());
        boolean inside =
                asked.manifests().stream()
                        .filter(each -> each.section().touches(cursor) && each.nodeAt(at) != null)
                        .map(each -> each.nodeAt(at).range().shifted(each.offset()))
                        .anyMatch(value -> value.touches(cursor));
        return inside && fix.edits().stream().anyMatch(edit -> line.contains(edit.range()));
    }

    /** Returns actions that restore the values of the older revision and of the cluster. */
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

    /** Whether a kind or its parent kind was requested; without a filter all are. */
    private static boolean isWanted(List<String> only, String kind) {
        return only == null
                || only.isEmpty()
                || only.stream().anyMatch(each -> (kind + ".").startsWith(each + "."));
    }

    /** Returns for each finding of a selection: suppress it here, or show its page. */
    private List<CodeAction> ignores(Asked asked, TextRange selection) {
        List<CodeAction> actions = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        for (Finding finding : asked.analysis().findingsWithParts()) {
            boolean meant =
                    finding.range().touches(selection.start())
                            || selection.contains(finding.range());
            if (!meant || !finding.counts() || !codes.add(finding.code())) {
                continue;
            }
            if (finding.severity() != Severity.ERROR) {
                Refactoring ignore =
                        Refactoring.ignore(finding, asked.document.text(), configuration.words());
                actions.add(asked.toLsp.codeAction(ignore.title(), ignore.kind(), ignore.edits()));
            }
            String title = configuration.words().say("action.explain", finding.code());
            actions.add(ToLsp.codeAction(title, Commands.EXPLAIN, finding.code()));
        }
        return actions;
    }

    private List<CodeAction> refactorings(Asked asked, TextRange selection) {
        List<CodeAction> actions = new ArrayList<>();
        for (ManifestAnalysis each : asked.analysis().manifests()) {
            if (each.manifest().section().touches(selection.start())) {
                for (Refactoring change :
                        Refactoring.at(each, selection.start(), configuration.words())) {
                    actions.add(
                            asked.toLsp.codeAction(change.title(), change.kind(), change.edits()));
                }
            }
        }
        return actions;
    }

    private List<CodeAction> fixAll(Asked asked) {
        Refactoring all =
                Refactoring.fixAll(asked.analysis().findingsWithParts(), configuration.words());
        return all == null
                ? List.of()
                : List.of(asked.toLsp.codeAction(all.title(), all.kind(), all.edits()));
    }
}
