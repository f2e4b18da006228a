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
 * The clusters that open files are seen in. Each is looked for once, until settings or files
 * change; where one cannot be had, the user is told and the built-in sketch stands in.
 */
final class NamedClusters {

    /**
     * What names a cluster.
     *
     * @param folder what the names of files start from
     * @param files files and presets that add up; empty for the built-in sketch
     * @param context a kubeconfig context to ask
     */
    record Choice(Path folder, List<String> files, Optional<String> context) {}

    private final Client client;
    private final Configuration configuration;
    private final Runnable arrived;
    private final Map<Choice, CompletableFuture<ClusterObjects>> found = new ConcurrentHashMap<>();

    /**
     * @param arrived what follows when a live cluster has answered
     */
    NamedClusters(Client client, Configuration configuration, Runnable arrived) {
        this.client = client;
        this.configuration = configuration;
        this.arrived = arrived;
    }

    /** Each cluster is found anew when it is next needed. */
    void forget() {
        found.clear();
    }

    /** The cluster of a file; it may take as long as kubectl does. */
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

    /** The cluster of a file; null for a live one that has not answered yet. */
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
