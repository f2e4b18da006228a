package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.analysis.Settings;
import io.daemonlens.text.Document;
import java.util.concurrent.CancellationException;

/**
 * A file open in the editor: its newest text, and what was found in it. The text is swapped in by
 * the thread that reads; whoever wants to know asks, and the first who asks finds it out.
 */
final class OpenFile {

    private volatile Document document;
    private volatile Settings settings;
    private Analysis analysis;

    OpenFile(Document document, Settings settings) {
        this.document = document;
        this.settings = settings;
    }

    Document document() {
        return document;
    }

    void becomes(Document newer) {
        document = newer;
    }

    void isJudgedBy(Settings other) {
        settings = other;
    }

    /**
     * What is so about the text as it is now; a run for an older text is given up as soon as a
     * newer one arrives.
     */
    synchronized Analysis analysis() {
        while (true) {
            Document wanted = document;
            Settings by = settings;
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
