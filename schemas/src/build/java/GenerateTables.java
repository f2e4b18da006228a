import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the tables of {@code src/main/tables} into classes whose texts are string constants. A
 * constant costs nothing until it is asked for and shares the class-data archive; a resource of the
 * same size costs some ten times more at start. Run by Maven before compilation: {@code
 * GenerateTables TABLES OUTPUT CLIENTS}, the last a folder of source jars that the descriptions are
 * taken from.
 */
final class GenerateTables {

    /** What a class file allows one constant, in bytes. */
    private static final int LONGEST = 65_535;

    private final Path tables;
    private final Path output;

    private GenerateTables(Path tables, Path output) {
        this.tables = tables;
        this.output = output;
    }

    public static void main(String[] args) throws IOException {
        GenerateTables run = new GenerateTables(Path.of(args[0]), Path.of(args[1]));
        int[] minors = run.minors();
        run.checkArtifacts(minors);
        run.writeMinors(minors);
        new TypeLayout(run.types(), run.byFirstColumn("values.tsv").keySet(), minors[1])
                .write(run.file("TypeTable"));
        run.write(
                "DescriptionTable",
                "What the published clients say of each type and its fields.",
                new PublishedDescriptions(run.types()).from(Path.of(args[2])));
        for (String name : List.of("values", "defaults")) {
            String type =
                    Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 1);
            run.write(
                    type + "Table",
                    "The lines of {@code " + name + ".tsv} by what they are about.",
                    run.byFirstColumn(name + ".tsv"));
        }
        run.writeGates();
    }

    /** Writes the gates by name, by the fields that they guard, and by the paths that they drop. */
    private void writeGates() throws IOException {
        StringBuilder gates = new StringBuilder();
        StringBuilder dropped = new StringBuilder();
        Map<String, String> byField = new TreeMap<>();
        for (String line : lines(tables.resolve("gates.tsv"))) {
            String[] columns = line.split("\t");
            String gate = columns[0];
            gates.append(String.join("\t", gate, columns[1], columns[2])).append('\n');
            for (String field : listed(columns[3])) {
                byField.put(field, gate);
            }
            for (String path : listed(columns[4])) {
                dropped.append(gate).append('\t').append(path).append('\n');
            }
        }
        write(
                "GateTable",
                "The lines of {@code gates.tsv}.",
                "    static final String GATES =\n            "
                        + quoted(gates.toString())
                        + ";\n\n    static final String DROPPED =\n            "
                        + quoted(dropped.toString())
                        + ";\n\n",
                byField);
    }

    private static List<String> listed(String column) {
        return column.equals("-") ? List.of() : List.of(column.split(" "));
    }

    /** Paragraphs by id: a name at the start of a line, its lines following, each after a tab. */
    private Map<String, String> types() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(tables.resolve("types"))) {
            folder.forEach(files::add);
        }
        for (Path file : files) {
            String group = file.getFileName().toString().replace(".tsv", ".");
            String id = null;
            for (String line : lines(file)) {
                int tab = line.indexOf('\t');
                if (tab != 0) {
                    id = group + (tab < 0 ? line : line.substring(0, tab));
                }
                if (tab >= 0) {
                    texts.merge(id, line.substring(tab) + "\n", String::concat);
                }
            }
        }
        return texts;
    }

    /** The oldest and the newest minor. */
    private int[] minors() throws IOException {
        String[] columns = lines(tables.resolve("minors.tsv")).get(0).split("\t");
        return new int[] {Integer.parseInt(columns[0]), Integer.parseInt(columns[1])};
    }

    /** Every minor has a line that names the artifacts which describe it. */
    private void checkArtifacts(int[] minors) throws IOException {
        Map<String, String> artifacts = byFirstColumn("artifacts.tsv");
        for (int minor = minors[0]; minor <= minors[1]; minor++) {
            if (!artifacts.containsKey("1." + minor)) {
                throw new IllegalStateException(
                        "artifacts.tsv has no line for Kubernetes 1."
                                + minor
                                + ", which minors.tsv includes. Add a line with the published"
                                + " artifacts that describe 1."
                                + minor
                                + ", then run schemas/src/build/write-tables.");
            }
        }
    }

    private void writeMinors(int[] minors) throws IOException {
        save(
                file("KnownMinors"),
                "package io.daemonlens.schemas;\n\n"
                        + "/** The minors that the tables know. Generated from minors.tsv. */\n"
                        + "final class KnownMinors {\n\n"
                        + "    static final int OLDEST = "
                        + minors[0]
                        + ";\n    static final int NEWEST = "
                        + minors[1]
                        + ";\n\n    private KnownMinors() {}\n}\n");
    }

    private Map<String, String> byFirstColumn(String file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String line : lines(tables.resolve(file))) {
            int tab = line.indexOf('\t');
            texts.merge(line.substring(0, tab), line.substring(tab + 1) + "\n", String::concat);
        }
        return texts;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    private void write(String name, String sentence, Map<String, String> texts) throws IOException {
        write(name, sentence, "", texts);
    }

    private void write(String name, String sentence, String constants, Map<String, String> texts)
            throws IOException {
        StringBuilder out = new StringBuilder();
        out.append("package io.daemonlens.schemas;\n\n");
        out.append("/** ").append(sentence).append(" Generated from src/main/tables. */\n");
        out.append("final class ").append(name).append(" {\n\n");
        out.append(constants);
        out.append("    private ").append(name).append("() {}\n\n");
        out.append("    /** Lines, each ended by a line feed; null when there are none. */\n");
        out.append("    static String text(String id) {\n        return switch (id) {\n");
        texts.forEach(
                (id, text) -> {
                    out.append("            case ").append(quoted(id)).append(" -> ");
                    out.append(quoted(text)).append(";\n");
                });
        out.append("            default -> null;\n        };\n    }\n}\n");
        save(file(name), out.toString());
    }

    private Path file(String name) {
        return output.resolve("io/daemonlens/schemas/" + name + ".java");
    }

    /** Writes a file unless it says so already. */
    static void save(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** As a Java literal. */
    static String quoted(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalStateException("too long for a constant: " + text.substring(0, 60));
        }
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
