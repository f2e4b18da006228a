package io.daemonlens.server;

import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final Map<Choice, ClusterObjects> found = new HashMap<>();

    NamedClusters(Client client, Configuration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    /** Each cluster is found anew when it is next needed. */
    synchronized void forget() {
        found.clear();
    }

    /** The cluster of a file; it may take as long as kubectl does. */
    synchronized ClusterObjects of(String uri) {
        Choice choice = configuration.clusterOf(uri);
        ClusterObjects known = found.get(choice);
        if (known == null) {
            known = find(choice);
            found.put(choice, known);
        }
        return known;
    }

    /** The cluster of a file; null for a live one that was not asked yet. */
    synchronized ClusterObjects withoutAsking(String uri) {
        Choice choice = configuration.clusterOf(uri);
        return choice.context.isEmpty() ? of(uri) : found.get(choice);
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
