package io.daemonlens.server;

import io.daemonlens.revision.GitFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The commits at HEAD of the open files' repositories. A commit, a checkout or a reset changes what
 * lenses and hints say although no text changes, so they are drawn anew then. A client that watches
 * files says when; for one that does not, HEAD is looked at every few seconds.
 */
final class GitHeads implements AutoCloseable {

    private static final long PERIOD_SECONDS = 5;

    private final Workspace workspace;
    private final Client client;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private volatile ScheduledExecutorService clock;

    GitHeads(Workspace workspace, Client client) {
        this.workspace = workspace;
        this.client = client;
    }

    /** Whether a changed file, as a client names it, is one of git's. */
    static boolean isGit(String uri) {
        return uri.contains("/.git/") || uri.endsWith("/.git");
    }

    /** Looks by itself from now on. */
    synchronized void watch() {
        if (clock == null) {
            clock =
                    Executors.newSingleThreadScheduledExecutor(
                            task -> {
                                Thread thread = new Thread(task, "heads");
                                thread.setDaemon(true);
                                return thread;
                            });
            clock.scheduleWithFixedDelay(
                    this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Remembers where HEAD is when a file is opened. */
    void opened(String uri) {
        if (clock != null) {
            known.put(uri, head(uri));
        }
    }

    private static String head(String uri) {
        return LensSummaries.path(uri).flatMap(GitFile::head).orElse("");
    }

    /** Has everything drawn anew where a HEAD is another one than before. */
    void look() {
        List<String> open = new ArrayList<>(workspace.names());
        known.keySet().retainAll(open);
        boolean moved = false;
        for (String uri : open) {
            String now = head(uri);
            String before = known.put(uri, now);
            moved |= before != null && !before.equals(now);
        }
        if (moved) {
            client.refresh();
        }
    }

    @Override
    public synchronized void close() {
        Optional.ofNullable(clock).ifPresent(ScheduledExecutorService::shutdownNow);
    }
}
