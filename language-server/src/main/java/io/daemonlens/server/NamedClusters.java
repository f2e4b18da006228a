package io.daemonlens.server;

import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clusters of open files. Each is loaded once, until settings or files change; if one cannot be
 * loaded, the user gets a message and the built-in sketch is used.
 */
final class NamedClusters {

    /**
     * The names of a cluster's sources.
     *
     * @param folder the base of relative file names
     * @param files files and presets that are combined; empty for the built-in sketch
     * @param context a kubeconfig context to query
     */
    record Choice(Path folder, List<String> files, Optional<String> context) {}

    private final Client client;
    private final Configuration configuration;
    private final Runnable arrived;
    private final Map<Choice, CompletableFuture<ClusterObjects>> found = new ConcurrentHashMap<>();

    /**
     * @param arrived runs after a live cluster has answered
     */
    NamedClusters(Client client, Configuration configuration, Runnable arrived) {
        this.client = client;
        this.configuration = configuration;
        this.arrived = arrived;
    }

    /** Discards cached clusters; each is loaded again when needed. */
    void forget() {
        found.clear();
    }

    /** Returns the cluster of a file; may take as long as kubectl does. */
    ClusterObjects of(String uri) {
        return of(configuration.clusterOf(uri));
    }

    private ClusterObjects of(Choice choice) {
        CompletableFuture<ClusterObjects> own = new CompletableFuture<>();
        CompletableFuture<ClusterObjects> known = found.putIfAbsent(choice, own);
        if (known != null) {
            return known.join();
        }
        own.completeAsync(() -> find(choice), Runnable::run);
        if (choice.context.isPresent()) {
            arrived.run();
        }
        return own.join();
    }

    /** Returns the cluster of a file; null for a live cluster that has not answered yet. */
    ClusterObjects withoutAsking(String uri) {
        Choice choice = configuration.clusterOf(uri);
        if (choice.context.isEmpty()) {
            return of(choice);
        }
        CompletableFuture<ClusterObjects> known = found.get(choice);
        return known == null ? null : known.getNow(null);
    }

    private ClusterObjects find(Choice choice) {
        try {
            return new Clusters(choice.folder, Kubectl.of(System.getenv()))
                    .find(choice.files, choice.context);
        } catch (ClusterException e) {
            client.warn(e.getMessage());
            return Clusters.builtInSketch();
        }
    }
}
