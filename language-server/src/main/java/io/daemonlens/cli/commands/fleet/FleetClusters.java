package io.daemonlens.cli.commands.fleet;

import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cli.program.UsageException;
import io.daemonlens.cluster.ClusterException;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.cluster.Kubectl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The clusters of a fleet by name: the snapshots and sketches of a folder, or a list of lines
 * {@code NAME ADDRESS}, where an address is a file or is read with GET. A cluster is read when it
 * is asked for.
 */
final class FleetClusters {

    private final Map<String, String> places;
    private final Path folder;

    private FleetClusters(Map<String, String> places, Path folder) {
        this.places = places;
        this.folder = folder;
    }

    /**
     * Returns the clusters of a folder, of a file with a list, or of a list at an address.
     *
     * @throws UsageException if there is none
     */
    static FleetClusters of(String given, Terminal terminal) throws IOException {
        if (FleetAddress.isAddress(given)) {
            try (InputStream in = FleetAddress.get(given)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return list(FleetAddress.shown(given), text, terminal.folder());
            }
        }
        Path path = terminal.resolve(given);
        if (Files.isRegularFile(path)) {
            return list(given, Files.readString(path), path.toAbsolutePath().getParent());
        }
        if (!Files.isDirectory(path)) {
            throw new UsageException("--clusters " + path + ": no such folder");
        }
        return new FleetClusters(files(path), path);
    }

    private static FleetClusters list(String name, String text, Path folder) {
        Map<String, String> places = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+", 2);
            if (words.length < 2 || places.put(words[0], words[1]) != null) {
                throw new InputException(
                        name + ":" + number + ":1: expected NAME ADDRESS, each name once");
            }
        }
        if (places.isEmpty()) {
            throw new UsageException("--clusters " + name + ": no cluster in it");
        }
        return new FleetClusters(places, folder);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> clusters = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                int dot = name.lastIndexOf('.');
                boolean snapshot =
                        dot > 0 && List.of(".yaml", ".yml", ".json").contains(name.substring(dot));
                if (snapshot && !name.startsWith(".") && Files.isRegularFile(file)) {
                    String other = clusters.put(name.substring(0, dot), name);
                    if (other != null) {
                        throw new UsageException(
                                "--clusters: "
                                        + other
                                        + " and "
                                        + name
                                        + " are snapshots of the same name");
                    }
                }
            }
        }
        if (clusters.isEmpty()) {
            throw new UsageException("--clusters " + folder + ": no *.yaml or *.json in it");
        }
        return clusters;
    }

    /** The names, sorted. */
    List<String> names() {
        return List.copyOf(places.keySet());
    }

    ClusterObjects read(String name) throws ClusterException {
        String place = places.get(name);
        if (!FleetAddress.isAddress(place)) {
            return find(folder.resolve(place).toString());
        }
        try {
            Path copy = Files.createTempFile("daemonlens", ".json");
            try {
                FleetAddress.get(place, copy);
                return find(copy.toString());
            } catch (ClusterException e) {
                throw new InputException(
                        e.getMessage().replace(copy.toString(), FleetAddress.shown(place)));
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new InputException(FleetAddress.shown(place) + ": " + e.getMessage());
        }
    }

    private static ClusterObjects find(String file) throws ClusterException {
        Kubectl none = Kubectl.of(Map.of());
        return new Clusters(Path.of(""), none).find(List.of(file), Optional.empty());
    }
}
