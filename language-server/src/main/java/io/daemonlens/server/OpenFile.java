package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeLens;

/**
 * An open file in the editor: its newest text and the analysis of it. The reading thread replaces
 * the text; the first thread that needs the analysis computes it.
 */
final class OpenFile {

    private volatile Document document;
    private volatile boolean pulled;
    private final Typing typing = new Typing();
    private final Object judging = new Object();
    private Supplier<Settings> judge;
    private Settings settings;
    private Analysis analysis;
    private volatile Analysis known;
    private final Map<Integer, List<CodeLens>> rows = new ConcurrentHashMap<>();

    /**
     * @param judge returns the settings when first needed; may read files
     */
    OpenFile(Document document, Supplier<Settings> judge) {
        this.document = document;
        this.judge = judge;
    }

    Document document() {
        return document;
    }

    /** Whether the client asks for the diagnostics, so that they are not published. */
    boolean isPulled() {
        return pulled;
    }

    /** Records that the client asks for the diagnostics; returns whether it is the first time. */
    boolean isPulledFirst() {
        boolean first = !pulled;
        pulled = true;
        return first;
    }

    /** The diagnostics filter during typing. */
    Typing typing() {
        return typing;
    }

    void becomes(Document newer) {
        document = newer;
    }

    void isJudgedBy(Supplier<Settings> other) {
        synchronized (judging) {
            judge = other;
            settings = null;
        }
    }

    /** Returns the settings of the file; they stay the same until they are replaced. */
    Settings settings() {
        synchronized (judging) {
            if (settings == null) {
                settings = judge.get();
            }
            return settings;
        }
    }

    /** Returns the last analysis, possibly of an older text; null before the first run. */
    Analysis knownAnalysis() {
        return known;
    }

    /** The last lens row of each accepted DaemonSet, by its position in the file. */
    Map<Integer, List<CodeLens>> rows() {
        return rows;
    }

    /**
     * Returns the analysis of the current text; a run for an older text is cancelled when a newer
     * one arrives.
     */
    synchronized Analysis analysis() {
        while (true) {
            Document wanted = document;
            Settings by = settings();
            if (analysis != null && analysis.document() == wanted && analysis.settings() == by) {
                return analysis;
            }
            try {
                analysis = Analysis.of(wanted, by, analysis, () -> stopUnlessNewest(wanted));
                known = analysis;
                return analysis;
            } catch (CancellationException newerArrived) {
                // Repeats for the newer text.
            }
        }
    }

    private void stopUnlessNewest(Document wanted) {
        if (document != wanted) {
            throw new CancellationException();
        }
    }
}
