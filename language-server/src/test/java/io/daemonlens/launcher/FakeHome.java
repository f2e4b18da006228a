package io.daemonlens.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The launcher in a folder of its own, with programs called java that only write down how they were
 * called, so that a start takes milliseconds and its every step can be made to fail.
 */
final class FakeHome {

    /** What a start printed and returned. */
    record Run(int exit, String out, String err) {}

    private static final String JAVA =
            """
            #!/bin/sh
            printf '%s\\n' "$*" >>"$JAVA_LOG"
            list= dump= file=
            for each; do
              case $each in
                -XX:DumpLoadedClassList=*) list=${each#*=} ;;
                -Xshare:dump) dump=yes ;;
                -XX:SharedArchiveFile=*) file=${each#*=} ;;
                -version) echo "openjdk version \\"$JAVA_VERSION_HERE\\"" >&2; exit 0 ;;
              esac
            done
            if [ -n "$list" ]; then
              echo java/lang/Object >"$list"
            elif [ -n "$dump" ]; then
              : >"$JAVA_LOG.dumping"
              sleep "${DUMP_SECONDS:-0}"
              [ -z "${DUMP_FAILS:-}" ] || exit 1
              echo an archive >"$file"
            elif [ -n "${WRITES:-}" ]; then
              echo output || exit 3
            fi
            """;

    final Path folder;
    final Path home;
    final Path log;
    final Map<String, String> environment = new TreeMap<>();

    FakeHome(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        home = this.folder.resolve("a home");
        log = this.folder.resolve("java.log");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/daemonlens.jar"), "a jar");
        Files.copy(
                Path.of("src/main/dist/bin/daemonlens"),
                home.resolve("bin/daemonlens"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        environment.put("PATH", java("jdk", "17.0.1").resolve("bin") + ":" + coreutils());
        environment.put("HOME", this.folder.resolve("user").toString());
        environment.put("JAVA_LOG", log.toString());
        environment.put("JAVA_VERSION_HERE", "17.0.1");
    }

    /** A folder with sh and the programs of coreutils that a start may use, and no others. */
    static synchronized Path coreutils() throws IOException {
        Path bin = Files.createDirectories(Path.of("target/coreutils").toAbsolutePath());
        for (String program :
                List.of(
                        "sh",
                        "readlink",
                        "stat",
                        "mkdir",
                        "chmod",
                        "mv",
                        "rm",
                        "ln",
                        "cksum",
                        "tr",
                        "id",
                        "sleep",
                        "cat")) {
            Path real = Path.of("/bin", program);
            if (Files.isSymbolicLink(bin.resolve(program))) {
                continue;
            }
            Files.createSymbolicLink(
                    bin.resolve(program), Files.exists(real) ? real : Path.of("/usr/bin", program));
        }
        return bin;
    }

    Path java(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.createDirectories(jdk.resolve("lib"));
        Files.writeString(jdk.resolve("lib/modules"), "modules");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/java"), JAVA);
        return jdk;
    }

    static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Process launch(String... words) throws IOException {
        return launch(List.of(home.resolve("bin/daemonlens").toString()), words);
    }

    Process launch(List<String> program, String... words) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.redirectError(folder.resolve("err").toFile());
        return builder.start();
    }

    Run run(String... words) {
        try {
            return result(launch(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a line of shell, in which {@code $0} is the launcher. */
    Run shell(String line) throws IOException {
        return result(
                launch(List.of("/bin/sh", "-c", line, home.resolve("bin/daemonlens").toString())));
    }

    Run result(Process process) throws IOException {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the launcher did not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Run(process.exitValue(), read("out"), read("err"));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    /** The calls of java since the last time this was asked. */
    List<String> calls() throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(log);
        Files.delete(log);
        return lines;
    }

    void waitForDump() throws IOException {
        Path mark = Path.of(log + ".dumping");
        for (int i = 0; i < 600 && !Files.exists(mark); i++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        Files.delete(mark);
    }

    /** Everything below the cache, by its name, without the folder that names the program. */
    List<String> cache() throws IOException {
        Path cache = folder.resolve("user/.cache/daemonlens");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(each -> !Files.isDirectory(each))
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    Path cached(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("user/.cache/daemonlens"))) {
            return all.filter(each -> each.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
