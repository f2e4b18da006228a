package io.daemonlens.cli;

import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import java.time.Duration;
import java.util.Optional;

/** What {@code --cluster} and {@code --context} name. */
final class ClusterOptions {

    private static final String KUBECTL_LIMIT = "30";

    private ClusterOptions() {}

    /** The cluster, with at least one node. */
    static ClusterObjects find(Arguments arguments, Terminal terminal) {
        return find(arguments, terminal, true);
    }

    /** The objects, whether there are nodes among them or not. */
    static ClusterObjects findObjects(Arguments arguments, Terminal terminal) {
        return find(arguments, terminal, false);
    }

    private static ClusterObjects find(
            Arguments arguments, Terminal terminal, boolean nodesNeeded) {
        String program = terminal.environment().getOrDefault("DAEMONLENS_KUBECTL", "kubectl");
        Clusters clusters = new Clusters(terminal.folder(), new Kubectl(program, limit(terminal)));
        Optional<String> context = Optional.ofNullable(arguments.value("context"));
        boolean talk = context.isPresent() && !arguments.has("no-progress");
        if (talk && !arguments.has("quiet")) {
            terminal.err().println("daemonlens: asking the cluster through kubectl, read-only");
            terminal.err().flush();
        }
        try {
            ClusterObjects found =
                    nodesNeeded
                            ? clusters.find(arguments.values("cluster"), context)
                            : clusters.findObjects(arguments.values("cluster"), context);
            if (arguments.has("verbose")) {
                found.notes().forEach(note -> terminal.err().println("daemonlens: " + note));
            }
            return found;
        } catch (ClusterException e) {
            if (e.isUnreadable()) {
                throw new InputException(e.getMessage());
            }
            throw new UsageException(e.getMessage());
        }
    }

    /** How long kubectl may take: DAEMONLENS_KUBECTL_LIMIT, in seconds. */
    private static Duration limit(Terminal terminal) {
        String seconds =
                terminal.environment().getOrDefault("DAEMONLENS_KUBECTL_LIMIT", KUBECTL_LIMIT);
        if (!seconds.matches("[1-9][0-9]{0,4}")) {
            throw new UsageException(
                    "DAEMONLENS_KUBECTL_LIMIT is \""
                            + seconds
                            + "\"; it takes whole seconds, 1 to 99999");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
