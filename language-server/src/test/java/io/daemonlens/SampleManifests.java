package io.daemonlens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Manifests for tests: our own, one for each feature of YAML and of the API, and published ones
 * that a check names with the environment variable {@value #CORPUS}. A test of published files
 * carries the tag {@code corpus}; {@code .ci/checks/corpus} runs those tests.
 */
public final class SampleManifests {

    /** A folder with {@code manifests/}, {@code nodes/} and {@code edits.jsonl}. */
    public static final String CORPUS = "DAEMONLENS_CORPUS";

    private static final Path OWN = Path.of("src/test/resources/manifests");

    private SampleManifests() {}

    /** Our own manifests, sorted by name. */
    public static List<Path> own() throws IOException {
        return files(OWN);
    }

    /** A file or folder of the corpus; without a corpus the test is skipped. */
    public static Path published(String name) {
        String folder = System.getenv(CORPUS);
        Assumptions.assumeTrue(folder != null, "skipped: " + CORPUS + " names no folder");
        return Path.of(folder).toAbsolutePath().normalize().resolve(name);
    }

    /** All files below a folder, sorted. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
