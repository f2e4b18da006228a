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
 * The HEAD commits of the open files' repositories. A commit, a checkout or a reset changes lenses
 * and hints without an edit, so they are refreshed then. The client's file watcher reports it;
 * without one, HEAD is polled every few seconds.
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

    /** Whether a changed file, given by its URI, is a file of git. */
    static boolean isGit(String uri) {
        return uri.contains("/.git/") || uri.endsWith("/.git");
    }

    /** Starts polling. */
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

    /** Records HEAD when a file is opened. */
    void opened(String uri) {
        if (clock != null) {
            known.put(uri, head(uri));
        }
    }

    private static String head(String uri) {
        return FileUris.path(uri).flatMap(GitFile::head).orElse("");
    }

    /** Refreshes everything if a HEAD has changed. */
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
