package io.daemonlens.cli.inputs;

import io.daemonlens.advice.Rules;
import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cli.program.VersionRange;
import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import io.daemonlens.engine.apiserver.podsecurity.PodSecurity;
import io.daemonlens.manifest.FileRole;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Destination;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.SettingsFile;
import io.daemonlens.settings.SettingsText;
import io.daemonlens.settings.Surroundings;
import io.daemonlens.text.Document;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of each document: the command line first, then {@code .daemonlens.yaml} in the
 * nearest parent folder.
 */
public final class SettingsFiles {

    private final Terminal terminal;
    private Settings base;
    private final Optional<Read> only;
    private final Map<Path, Optional<Read>> byFolder = new HashMap<>();
    private final Map<Path, Settings> settings = new HashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private boolean lint;
    private boolean clusterGiven;

    public SettingsFiles(
            Arguments arguments,
            Terminal terminal,
            Wording wording,
            List<KubernetesVersion> versions) {
        this.terminal = terminal;
        this.base =
                Settings.defaults()
                        .withWording(wording)
                        .withDestination(requested(arguments, versions))
                        .withPodSecurity(podSecurity(arguments));
        this.only =
                arguments.has("config")
                        ? Optional.of(read(terminal.resolve(arguments.value("config"))))
                        : Optional.empty();
    }

    /** Returns the destination of a whole run, whose objects are in a cluster, not in files. */
    public static Destination destination(Arguments arguments, Terminal terminal) {
        Destination requested =
                requested(arguments, VersionRange.single(arguments.value("kubernetes-version")));
        return near(arguments, terminal)
                .map(near -> near.text().applyTo(requested))
                .orElse(requested);
    }

    private static Destination requested(Arguments arguments, List<KubernetesVersion> versions) {
        return Destination.UNSET
                .requestVersion(versions.isEmpty() ? null : versions.get(0))
                .requestNamespace(arguments.value("namespace"));
    }

    private static PodSecurity.Level podSecurity(Arguments arguments) {
        if (!arguments.has("pod-security")) {
            return null;
        }
        List<String> levels =
                Arrays.stream(PodSecurity.Level.values()).map(PodSecurity.Level::word).toList();
        String word = arguments.oneOf("pod-security", null, levels);
        return PodSecurity.Level.values()[levels.indexOf(word)];
    }

    /** A settings file and its content. */
    public record Near(Path file, SettingsText text) {}

    /**
     * Returns the settings file for a whole run: the one on the command line, else the nearest
     * above the first file or folder given, else above the current folder.
     *
     * @throws UsageException if it is invalid
     */
    public static Optional<Near> near(Arguments arguments, Terminal terminal) {
        Path file =
                arguments.has("config")
                        ? terminal.resolve(arguments.value("config"))
                        : nearestFile(start(arguments, terminal));
        if (file == null) {
            return Optional.empty();
        }
        try {
            Path path = file.toAbsolutePath().normalize();
            SettingsText text = SettingsText.of(document(path, terminal), Rules.codes());
            if (!text.problems().isEmpty()) {
                throw wrong(text.problems());
            }
            return Optional.of(new Near(path, text));
        } catch (InputException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static UsageException wrong(List<String> problems) {
        return new UsageException(String.join("\ndaemonlens: ", problems));
    }

    private static Path start(Arguments arguments, Terminal terminal) {
        for (String operand : arguments.operands()) {
            Path path = terminal.resolve(operand).toAbsolutePath().normalize();
            boolean named = !operand.equals("-") && !operand.equals("/dev/null");
            if (named && Files.exists(path)) {
                return Files.isDirectory(path) ? path : path.getParent();
            }
        }
        return terminal.folder().toAbsolutePath().normalize();
    }

    private static Path nearestFile(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(SettingsFile.NAME), LinkOption.NOFOLLOW_LINKS)) {
                return at.resolve(SettingsFile.NAME);
            }
        }
        return null;
    }

    /** A settings file that the command line names may be a pipe, one that is found may not. */
    private static Document document(Path file, Terminal terminal) {
        InputFiles.Input input = new InputFiles.Input(file.toString(), file);
        boolean found = file.endsWith(SettingsFile.NAME);
        return found ? FileReader.readRegular(input) : FileReader.read(input, terminal);
    }

    /** Returns the settings file of the current folder; empty if there is none. */
    public Optional<SettingsText> here() {
        Path folder = terminal.folder().toAbsolutePath().normalize();
        return (only.isPresent() ? only : nearest(folder)).map(Read::text);
    }

    /**
     * Configures the settings for lint, which reads only the version of a cluster: the named
     * cluster sets the Kubernetes version if nothing else does, and invalid settings are collected
     * in {@link #problems} instead of ending the run. A live cluster is queried only if the command
     * line names it.
     */
    public SettingsFiles forLint(Arguments arguments) {
        lint = true;
        if (arguments.has("cluster") || arguments.has("context")) {
            clusterGiven = true;
            ClusterObjects cluster = ClusterOptions.findObjects(arguments, terminal);
            inCluster(cluster);
            base = base.withSurroundings(new Surroundings(cluster.byKind()));
        }
        return this;
    }

    /** Uses the version of a cluster for documents that nothing else gives a version. */
    public SettingsFiles inCluster(ClusterObjects cluster) {
        base = base.withDestination(base.destination().inCluster(cluster.version()));
        return this;
    }

    /** Returns the settings for a document, by the folder of its name. */
    public Settings of(Document document) {
        Path file = terminal.resolve(document.name()).toAbsolutePath().normalize();
        Settings found = of(file);
        FileRole role = lint ? FileRole.of(file) : FileRole.PLAIN;
        return role == FileRole.PLAIN ? found : found.withRole(role);
    }

    private synchronized Settings of(Path file) {
        Path folder = file.getParent() == null ? file : file.getParent();
        return settings.computeIfAbsent(
                folder,
                f ->
                        (only.isPresent() ? only : nearest(f))
                                .map(read -> read.applyTo(base))
                                .orElse(base));
    }

    /** The problems in the settings files that were read. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    private Optional<Read> nearest(Path folder) {
        Optional<Read> known = byFolder.get(folder);
        if (known != null) {
            return known;
        }
        Path file = folder.resolve(SettingsFile.NAME);
        Optional<Read> found =
                Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                        ? Optional.of(read(file))
                        : folder.getParent() == null
                                ? Optional.empty()
                                : nearest(folder.getParent());
        byFolder.put(folder, found);
        return found;
    }

    private Read read(Path file) {
        try {
            SettingsFile read =
                    SettingsFile.of(
                            document(file, terminal), Rules.codes(), name -> beside(file, name));
            boolean lacksPolicies = read.problems().size() > read.text().problems().size();
            if (lacksPolicies || !lint && !read.problems().isEmpty()) {
                throw wrong(read.problems());
            }
            problems.addAll(read.problems());
            return new Read(read, versionOfCluster(read.text(), file));
        } catch (InputException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** Policy paths are relative to the settings file that contains them. */
    private Document beside(Path file, String name) throws IOException {
        try {
            Path path = file.toAbsolutePath().resolveSibling(name).normalize();
            return FileReader.readRegular(new InputFiles.Input(name, path));
        } catch (InputException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Returns the version of the cluster in a settings file; null if it is not used. */
    private KubernetesVersion versionOfCluster(SettingsText text, Path file) {
        if (clusterGiven || !lint || text.cluster().isEmpty()) {
            return null;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            return new Clusters(folder, Kubectl.of(terminal.environment()))
                    .findObjects(text.cluster(), Optional.empty())
                    .version()
                    .orElse(null);
        } catch (ClusterException e) {
            problems.add(e.getMessage());
            return null;
        }
    }

    /** A settings file, and the version of its cluster or null. */
    private record Read(SettingsFile file, KubernetesVersion version) {

        SettingsText text() {
            return file.text();
        }

        Settings applyTo(Settings base) {
            Settings applied = file.applyTo(base);
            return version == null
                    ? applied
                    : applied.withDestination(
                            applied.destination().inCluster(Optional.of(version)));
        }
    }
}
