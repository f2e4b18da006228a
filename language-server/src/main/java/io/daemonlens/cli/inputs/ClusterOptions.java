package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import io.daemonlens.settings.SettingsText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster that {@code --cluster} and {@code --context} name; without either, the one in the
 * settings file.
 */
public final class ClusterOptions {

    /**
     * @param folder the base of relative file names
     */
    private record Named(Path folder, List<String> files, Optional<String> context) {

        boolean isNothing() {
            return files.isEmpty() && context.isEmpty();
        }
    }

    private ClusterOptions() {}

    /** Returns the cluster, with at least one node. */
    public static ClusterObjects find(Arguments arguments, Terminal terminal) {
        return find(named(arguments, terminal), arguments, terminal, true);
    }

    /** Returns the objects, with or without nodes. */
    public static ClusterObjects findObjects(Arguments arguments, Terminal terminal) {
        return find(named(arguments, terminal), arguments, terminal, false);
    }

    /** Whether a cluster is given at all. */
    public static boolean isNamed(Arguments arguments, Terminal terminal) {
        return !named(arguments, terminal).isNothing();
    }

    /**
     * Returns the files of the cluster, absolute; a search of folders for manifests leaves them
     * out.
     */
    public static Set<Path> files(Arguments arguments, Terminal terminal) {
        Named named = named(arguments, terminal);
        Set<Path> files = new LinkedHashSet<>();
        for (String each : named.files) {
            Path file = named.folder.toAbsolutePath().resolve(each).normalize();
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        return files;
    }

    private static Named named(Arguments arguments, Terminal terminal) {
        Named given =
                new Named(
                        terminal.folder(),
                        arguments.values("cluster"),
                        Optional.ofNullable(arguments.value("context")));
        return given.isNothing()
                ? SettingsFiles.near(arguments, terminal)
                        .map(near -> named(near.file().getParent(), near.text()))
                        .orElse(given)
                : given;
    }

    private static Named named(Path folder, SettingsText settings) {
        return new Named(folder, settings.cluster(), Optional.ofNullable(settings.context()));
    }

    private static ClusterObjects find(
            Named named, Arguments arguments, Terminal terminal, boolean nodesNeeded) {
        boolean talk = named.context.isPresent() && !arguments.has("no-progress");
        if (talk && !arguments.has("quiet")) {
            terminal.err().println("daemonlens: asking the cluster through kubectl, read-only");
            terminal.err().flush();
        }
        try {
            Clusters clusters = new Clusters(named.folder, Kubectl.of(terminal.environment()));
            ClusterObjects found =
                    nodesNeeded
                            ? clusters.find(named.files, named.context)
                            : clusters.findObjects(named.files, named.context);
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
}
