package io.daemonlens.server;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.findings.Finding;
import io.daemonlens.settings.Settings;
import io.daemonlens.text.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentItem;

/**
 * The open files of the editor. After each change, the findings of the newest text are published
 * with its version; outdated texts are skipped.
 */
final class Workspace {

    private final Map<String, OpenFile> files = new ConcurrentHashMap<>();
    private final Client client;
    private final Workers workers;
    private final Configuration configuration;
    private final Function<String, Settings> judge;

    /**
     * @param judge returns the settings of a file by its name; may read files
     */
    Workspace(
            Client client,
            Workers workers,
            Configuration configuration,
            Function<String, Settings> judge) {
        this.client = client;
        this.workers = workers;
        this.configuration = configuration;
        this.judge = judge;
    }

    void open(DidOpenTextDocumentParams params) {
        TextDocumentItem item = params.getTextDocument();
        Document document = Document.of(item.getUri(), item.getText(), item.getVersion());
        files.put(item.getUri(), new OpenFile(document, () -> judge.apply(item.getUri())));
        publish(item.getUri());
    }

    void change(DidChangeTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        OpenFile file = files.get(uri);
        if (file != null) {
            int version = params.getTextDocument().getVersion();
            file.becomes(FromLsp.apply(file.document(), params.getContentChanges(), version));
            file.typing().edited(params.getContentChanges());
            publish(uri);
        }
    }

    void close(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        if (files.remove(uri) != null) {
            client.publish(new PublishDiagnosticsParams(uri, List.of()));
        }
    }

    /** Analyzes all files again after a change of the settings. */
    void reconsider() {
        files.forEach(
                (uri, file) -> {
                    file.isJudgedBy(() -> judge.apply(uri));
                    showAgain(file, uri);
                });
        client.refresh();
    }

    /** The names of the open files. */
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Returns an open file; null if it is not open. */
    OpenFile file(String uri) {
        return files.get(uri);
    }

    /** The number of open files. */
    int size() {
        return files.size();
    }

    private void publish(String uri) {
        OpenFile file = files.get(uri);
        if (file == null) {
            return;
        }
        Document document = file.document();
        workers.diagnose(
                () -> {
                    if (file.document() == document && files.get(uri) == file) {
                        Analysis analysis = file.analysis();
                        if (analysis.document() == document) {
                            publish(file, analysis);
                        }
                    }
                });
    }

    /**
     * Returns the findings of an open file to show now. From now on the client pulls them: they are
     * no longer published, and those published before are taken back.
     */
    PublishDiagnosticsParams pull(OpenFile file) {
        Analysis analysis = file.analysis();
        if (file.isPulledFirst()) {
            client.publish(new PublishDiagnosticsParams(analysis.document().name(), List.of()));
        }
        return toShow(file, analysis);
    }

    /** Publishes the findings to show now; the rest after a pause in typing. */
    private void publish(OpenFile file, Analysis analysis) {
        if (file.isPulled()) {
            return;
        }
        client.publish(toShow(file, analysis));
    }

    /** Returns the findings to show now; the rest is shown after a pause in typing. */
    private PublishDiagnosticsParams toShow(OpenFile file, Analysis analysis) {
        List<Finding> heard = file.typing().heard(analysis.findingsWithParts());
        Document document = analysis.document();
        if (file.typing().waits()) {
            workers.after(
                    Typing.PAUSE_MILLIS,
                    () -> {
                        if (file.document() == document) {
                            file.typing().pauses();
                            showAgain(file, document.name());
                        }
                    });
        }
        return new ToLsp(document, client.abilities()).diagnostics(heard, configuration.docs());
    }

    private void showAgain(OpenFile file, String uri) {
        if (file.isPulled()) {
            client.refreshDiagnostics();
        } else {
            publish(uri);
        }
    }
}
