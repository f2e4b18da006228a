package io.daemonlens.server;

import io.daemonlens.findings.Finding;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * The filter of diagnostics while a user types. A new error is usually an unfinished word: it is
 * held back until typing pauses, or continues on another line. Errors that were already shown stay
 * while they persist, and fixed ones disappear at once.
 */
final class Typing {

    /** The pause after the last keystroke after which all findings are shown. */
    static final long PAUSE_MILLIS = 400;

    /** The most characters of a typed edit; longer ones were pasted or made by a command. */
    private static final int MOST_TYPED = 2;

    private Set<String> said = new LinkedHashSet<>();
    private boolean typing;

    /** Whether findings are held back. */
    private boolean waits;

    /** Records an edit; it counts as typed if it inserts or deletes a character or two. */
    synchronized void edited(List<TextDocumentContentChangeEvent> changes) {
        boolean typed = !changes.isEmpty();
        for (TextDocumentContentChangeEvent change : changes) {
            typed &= change.getRange() != null && isTyped(change);
        }
        typing = typed;
    }

    private static boolean isTyped(TextDocumentContentChangeEvent change) {
        String text = change.getText();
        int lines = change.getRange().getEnd().getLine() - change.getRange().getStart().getLine();
        // A new line includes the indentation that the editor adds.
        return (text.strip().length() <= MOST_TYPED || text.isBlank()) && lines <= 1;
    }

    /** Records a pause in typing: from now on all findings are shown. */
    synchronized void pauses() {
        typing = false;
    }

    /** Whether findings are held back until a pause. */
    synchronized boolean waits() {
        return waits;
    }

    /** Returns the findings to show now. */
    synchronized List<Finding> heard(List<Finding> findings) {
        List<Finding> heard = new ArrayList<>();
        Set<String> now = new LinkedHashSet<>();
        waits = false;
        for (Finding finding : findings) {
            boolean known = said.contains(key(finding));
            if (!typing || known || finding.severity() != Severity.ERROR) {
                heard.add(finding);
                now.add(key(finding));
            } else {
                waits = true;
            }
        }
        said = now;
        return heard;
    }

    /** Identifies the same finding in a text with other lines above it. */
    private static String key(Finding finding) {
        String message = finding.code().equals("yaml-syntax") ? "" : " " + finding.message();
        return finding.code() + " " + finding.field() + message;
    }
}
