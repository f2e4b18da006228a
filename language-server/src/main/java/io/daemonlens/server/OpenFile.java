package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * A file open in the editor: its newest text, and what was found in it. The text is swapped in by
 * the thread that reads; whoever wants to know asks, and the first who asks finds it out.
 */
final class OpenFile {

    private volatile Document document;
    private final Object judging = new Object();
    private Supplier<Settings> judge;
    private Settings settings;
    private Analysis analysis;

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
