package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one path that avoids what is slow the first time: {@code lint} of one correct file. Streams,
 * {@code String.format} and regular expressions cost a start 1 to 5 ms each when the first of their
 * kind is used; outside this path they are welcome. docs/start-up.md has the measurements.
 */
final class StartUpPathTest {

    private static final List<String> SLOW =
            List.of(
                    "java.util.stream.",
                    "java.util.Formatter",
                    "java.util.regex.Pattern",
                    "java.util.ServiceLoader",
                    "java.util.ResourceBundle",
                    "com.networknt.",
                    "com.google.gson.",
                    "tools.jackson.",
                    "org.eclipse.",
                    "org.slf4j.");

    /** Ours; a start pays 30 microseconds for each. */
    private static final int MOST_CLASSES = 470;

    @TempDir Path folder;

    @Test
    void lintOfOneFileLoadsNothingThatIsSlow() throws IOException, InterruptedException {
        List<String> loaded = loadedBy("lint", "--kubernetes-version", "1.34", file().toString());
        List<String> ours = startingWith(loaded, "io.daemonlens.");
        Files.write(Path.of("target/start-up-classes.txt"), loaded);
        List<String> slow = new ArrayList<>();
        for (String each : SLOW) {
            slow.addAll(startingWith(loaded, each));
        }
        assertThat(slow).as("slow classes on the start-up path").isEmpty();
        assertThat(ours).contains("io.daemonlens.cli.Main").hasSizeLessThan(MOST_CLASSES);
    }

    private Path file() throws IOException {
        return Files.copy(Path.of("../examples/fluentd.yaml"), folder.resolve("fluentd.yaml"));
    }

    private static List<String> startingWith(List<String> names, String start) {
        return names.stream().filter(name -> name.startsWith(start)).toList();
    }

    private List<String> loadedBy(String... words) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:file=" + log + ":none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.daemonlens.cli.Main"));
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            names.add(line.substring(0, line.indexOf(' ')));
        }
        return names;
    }
}
