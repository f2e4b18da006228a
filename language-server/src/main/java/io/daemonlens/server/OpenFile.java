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
 * A file open in the editor: its newest text, and what was found in it. The text is swapped in by
 * the thread that reads; whoever wants to know asks, and the first who asks finds it out.
 */
final class OpenFile {

    private volatile Document document;
    private final Typing typing = new Typing();
    private final Object judging = new Object();
    private Supplier<Settings> judge;
    private Settings settings;
    private Analysis analysis;
    private volatile Analysis known;
    private final Map<Integer, List<CodeLens>> rows = new ConcurrentHashMap<>();

    /**
     * @param judge finds the settings out, when they are first needed; may read files
     */
    OpenFile(Document document, Supplier<Settings> judge) {
        this.document = document;
        this.judge = judge;
    }

    Document document() {
        return document;
    }

    /** What is said about it while somebody types. */
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

    /** What the file is judged by; the same until something else is said. */
    Settings settings() {
        synchronized (judging) {
            if (settings == null) {
                settings = judge.get();
            }
            return settings;
        }
    }

    /** What was last found, perhaps of an older text; null before the first run. */
    Analysis knownAnalysis() {
        return known;
    }

    /** The row over each DaemonSet when it was last accepted, by its place in the file. */
    Map<Integer, List<CodeLens>> rows() {
        return rows;
    }

    /**
     * What is so about the text as it is now; a run for an older text is given up as soon as a
     * newer one arrives.
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
                // Once more, for that one.
            }
        }
    }

    private void stopUnlessNewest(Document wanted) {
        if (document != wanted) {
            throw new CancellationException();
        }
    }
}
