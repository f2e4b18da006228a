package io.daemonlens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages about the architecture name only what exists, and draw every room in its order. */
class ArchitectureDocTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> MODULES = List.of("schemas", "engine", "language-server");

    /** {@code Class} or {@code Class.member} in code font. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+))?(?:\\(\\))?`");

    private static final Pattern DRAWN = Pattern.compile("^( +)([a-z]+(?:, [a-z]+)*)(?:  .*)?$");

    @Test
    void everyClassAndMethodOfThePageExists() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        Matcher names = NAMED.matcher(Files.readString(TOP.resolve("docs/architecture.md")));
        while (names.find()) {
            named++;
            String source = sources.get(names.group(1));
            if (source == null || names.group(2) != null && !declares(source, names.group(2))) {
                missing.add(names.group());
            }
        }
        assertThat(named).as("names on the page").isGreaterThan(50);
        assertThat(missing).as("names without a class or method").isEmpty();
    }

    /** A method or a constant, or a component of a record. */
    private static boolean declares(String source, String member) {
        return Pattern.compile("[\\w>\\]] " + Pattern.quote(member) + "\\s*(?:\\(|=|,|\\)|;)")
                .matcher(source)
                .find();
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.merge(name, Files.readString(file), String::concat);
                }
            }
        }
        return sources;
    }

    @Test
    void theReadmeDrawsEveryRoomOfTheEngine() throws IOException {
        assertThat(new TreeSet<>(drawn("engine"))).isEqualTo(packages("engine", "engine/"));
    }

    @Test
    void theReadmeDrawsEveryRoomOfTheLanguageServer() throws IOException {
        assertThat(new TreeSet<>(drawn("language-server")))
                .isEqualTo(packages("language-server", ""));
    }

    @Test
    void theReadmeDrawsTheRoomsInTheirOrder() throws IOException {
        assertOrder("engine", ArchitectureTest.ENGINE, "engine.");
        assertOrder("engine", ArchitectureTest.VALIDATION, "engine.");
        assertOrder("engine", ArchitectureTest.SCHEDULER, "engine.");
        assertOrder("language-server", ArchitectureTest.LANGUAGE_SERVER, "");
        assertOrder("language-server", ArchitectureTest.REPORT, "");
        assertOrder("language-server", ArchitectureTest.CLI, "");
    }

    /** The rooms of the list stand in the drawing in the order of the list. */
    private static void assertOrder(String module, List<List<String>> steps, String prefix)
            throws IOException {
        List<String> order =
                steps.stream()
                        .flatMap(List::stream)
                        .map(room -> room.substring(prefix.length()).replace('.', '/'))
                        .toList();
        List<String> drawn = new ArrayList<>(drawn(module));
        drawn.retainAll(order);
        assertThat(drawn).isEqualTo(order);
    }

    /** The rooms drawn below a module, as folders, in the order of the drawing. */
    private static List<String> drawn(String module) throws IOException {
        List<String> rooms = new ArrayList<>();
        List<String> above = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(TOP.resolve("README.md"))) {
            if (!line.startsWith(" ")) {
                inside = line.startsWith(module + "/ ");
                continue;
            }
            Matcher room = DRAWN.matcher(line);
            if (!inside || !room.matches()) {
                continue;
            }
            int depth = room.group(1).length() / 2 - 1;
            above = new ArrayList<>(above.subList(0, Math.min(depth, above.size())));
            String parent = above.isEmpty() ? "" : String.join("/", above) + "/";
            String last = "";
            for (String name : room.group(2).split(", ")) {
                rooms.add(parent + name);
                last = name;
            }
            above.add(last);
        }
        return rooms;
    }

    private static TreeSet<String> packages(String module, String below) throws IOException {
        Path root = TOP.resolve(module).resolve("src/main/java/io/daemonlens").resolve(below);
        TreeSet<String> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> root.relativize(file.getParent()).toString())
                    .filter(room -> !room.isEmpty())
                    .forEach(packages::add);
        }
        return packages;
    }
}
