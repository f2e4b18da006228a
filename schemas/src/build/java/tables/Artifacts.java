import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which published artifacts tell of which minor, from {@code artifacts.tsv}, and where they lie.
 */
final class Artifacts {

    private final Path folder;
    private final Map<Integer, List<String>> names = new TreeMap<>();

    Artifacts(Path list, Path folder) throws IOException {
        this.folder = folder;
        for (String line : Files.readAllLines(list)) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t");
                names.put(Minors.of(columns[0]).from(), List.of(columns[1].split(" ")));
            }
        }
        for (int minor = Minors.OLDEST; minor <= Minors.NEWEST; minor++) {
            if (!names.containsKey(minor)) {
                throw new IllegalStateException(
                        "artifacts.tsv has no line for Kubernetes 1." + minor);
            }
        }
    }

    /** The models of one minor; empty when one of them is not in the folder. */
    List<Path> models(int minor) {
        List<Path> jars = new ArrayList<>();
        for (String name : names.get(minor)) {
            if (!name.startsWith("client-java-proto")) {
                jars.add(jar(name));
            }
        }
        return jars.stream().allMatch(Files::exists) ? jars : List.of();
    }

    /** Whether a model is listed that tells what is required. */
    boolean hasClient(int minor) {
        return names.get(minor).stream().anyMatch(name -> name.startsWith("client-java-api"));
    }

    /** Whether proto sources are listed for this minor. */
    boolean hasProto(int minor) {
        return names.get(minor).stream().anyMatch(name -> name.startsWith("client-java-proto"));
    }

    /** The proto sources of one minor; null when they are not in the folder. */
    Path proto(int minor) {
        return names.get(minor).stream()
                .filter(name -> name.startsWith("client-java-proto"))
                .map(this::jar)
                .filter(Files::exists)
                .findAny()
                .orElse(null);
    }

    /** How many there are in all. */
    int listed() {
        return (int) names.values().stream().flatMap(List::stream).distinct().count();
    }

    /** Those that are not in the folder. */
    List<String> missing() {
        return names.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(name -> !Files.exists(jar(name)))
                .toList();
    }

    private Path jar(String name) {
        return folder.resolve(name + "-sources.jar");
    }
}
