package io.daemonlens.server;

import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.feature.symbols.WorkspaceObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/** Finds the open file of a request and answers on a worker thread. */
final class Asking {

    private final Workspace workspace;
    private final Workers workers;
    private final Client client;
    private final LensSummaries clusters;
    private final WorkspaceFiles files;

    Asking(
            Workspace workspace,
            Workers workers,
            Client client,
            LensSummaries clusters,
            WorkspaceFiles files) {
        this.workspace = workspace;
        this.workers = workers;
        this.client = client;
        this.clusters = clusters;
        this.files = files;
    }

    /** Answers with high priority; {@code otherwise} is the answer for a file that is not open. */
    CompletableFuture<?> soon(
            String what,
            TextDocumentIdentifier id,
            Object otherwise,
            Function<Asked, Object> answer) {
        Asked asked = asked(id);
        return asked == null
                ? CompletableFuture.completedFuture(otherwise)
                : workers.soon(what, otherwise, () -> answer.apply(asked));
    }

    /** Answers a request that may take long and must not block others. */
    CompletableFuture<?> later(
            String what,
            TextDocumentIdentifier id,
            Object otherwise,
            Function<Asked, Object> answer) {
        Asked asked = asked(id);
        return asked == null
                ? CompletableFuture.completedFuture(otherwise)
                : workers.later(what, otherwise, () -> answer.apply(asked));
    }

    /** Answers a request about all files of the workspace. */
    CompletableFuture<?> soon(
            String what, Object otherwise, Function<List<WorkspaceObject>, Object> answer) {
        return workers.soon(what, otherwise, () -> answer.apply(files.objects()));
    }

    private Asked asked(TextDocumentIdentifier id) {
        OpenFile file = workspace.file(id.getUri());
        return file == null
                ? null
                : new Asked(file, client.abilities(), () -> around(id.getUri(), file));
    }

    /** Returns the surroundings of a file; it does not wait for a live cluster not yet queried. */
    private Surroundings around(String uri, OpenFile file) {
        return new Surroundings(
                files::objects, () -> clusters.knownCluster(uri), file.settings().namespace());
    }
}
