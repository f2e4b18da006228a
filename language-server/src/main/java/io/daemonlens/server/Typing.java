package io.daemonlens.server;

import io.daemonlens.findings.Finding;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * What is said about a text while somebody types in it. An error that a keystroke makes is mostly
 * half a word: it waits until the typing pauses, or goes on at another line. Errors that were said
 * before stay as long as they are so, and what an edit repairs goes at once.
 */
final class Typing {

    /** So long after the last keystroke everything is said. */
    static final long PAUSE_MILLIS = 400;

    /** An edit of more characters was pasted or made by a command, not typed. */
    private static final int MOST_TYPED = 2;

    private Set<String> said = new LinkedHashSet<>();
    private boolean typing;

    /** Whether what is said now is not yet all. */
    private boolean waits;

    /** Takes in an edit; it is typed where it puts in or takes out a character or two. */
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
        // A new line comes with the indentation that the editor gives it.
        return (text.strip().length() <= MOST_TYPED || text.isBlank()) && lines <= 1;
    }

    /** The typing has paused: everything is said from now on. */
    synchronized void pauses() {
        typing = false;
    }

    /** Whether something waits for a pause. */
    synchronized boolean waits() {
        return waits;
    }

    /** The findings to say now. */
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

    /** The same finding in a text that has other lines before it. */
    private static String key(Finding finding) {
        String message = finding.code().equals("yaml-syntax") ? "" : " " + finding.message();
        return finding.code() + " " + finding.field() + message;
    }
}
