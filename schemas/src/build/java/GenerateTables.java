import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        run.write(
                "TypeTable",
                "The lines of each type, one field a line, in the order of the Go struct.",
                new TypeLines(run.types()).laidOut());
        run.write(
                "DescriptionTable",
                "What the published clients say of each type and its fields.",
                new PublishedDescriptions(run.types()).from(Path.of(args[2])));
        for (String name : List.of("values", "defaults", "gates")) {
            String type =
                    Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 1);
            run.write(
                    type + "Table",
                    "The lines of {@code " + name + ".tsv} by what they are about.",
                    run.byFirstColumn(name + ".tsv"));
        }
    }

    /**
     * The lines of the types as {@code TypeLine} reads them: what a start asks of every field
     * stands in front of the line, a character each, worked out here and not at every start.
     */
    private record TypeLines(Map<String, String> types) {

        private static final int NEWEST = 37;
        private static final Map<String, String> BUILT_IN =
                Map.ofEntries(
                        Map.entry("string", "s"),
                        Map.entry("int32", "i"),
                        Map.entry("int", "i"),
                        Map.entry("int64", "l"),
                        Map.entry("[]uint8", "y"),
                        Map.entry("bool", "b"),
                        Map.entry("resource.Quantity", "q"),
                        Map.entry("intstr.IntOrString", "p"),
                        Map.entry("meta.v1.Time", "t"),
                        Map.entry("meta.v1.Fields", "r"),
                        Map.entry("meta.v1.FieldsV1", "r"),
                        Map.entry("inf.Dec", "r"),
                        Map.entry("time.Time", "r"));

        Map<String, String> laidOut() {
            Map<String, String> out = new TreeMap<>();
            types.forEach((id, text) -> out.put(id, text.startsWith("\t=") ? text : lines(text)));
            return out;
        }

        private String lines(String text) {
            StringBuilder out = new StringBuilder();
            String before = null;
            for (String line : text.split("\n")) {
                String[] columns = line.split("\t", -1);
                int[] minors = minors(columns[4]);
                String name = columns[1].equals("-") ? columns[2] : columns[1];
                String state = name.equals(before) ? "+" : "=";
                before = name;
                String rest =
                        state
                                + element(columns[3], minors[0])
                                        .formatted(
                                                columns[1].equals("-") ? "" : columns[1],
                                                columns[2],
                                                columns[3])
                                + (columns.length > 5 ? columns[5] : "")
                                + "\n";
                int length = rest.length() + 5;
                out.append((char) ('0' + minors[0])).append((char) ('0' + minors[1]));
                out.append(rest, 0, 3);
                out.append((char) ('0' + (length >> 6))).append((char) ('0' + (length & 63)));
                out.append((char) ('0' + rest.indexOf('\t', 4) - 4));
                out.append(rest, 3, rest.length());
            }
            return out.toString();
        }

        /** Kind, surroundings, and between room for the names the element's id and its type's name. */
        private String element(String type, int minor) {
            boolean pointer = type.startsWith("*");
            String id = pointer ? type.substring(1) : type;
            int around = pointer ? 4 : 0;
            String name = "";
            while (!id.equals("[]uint8")) {
                if (id.startsWith("[]")) {
                    around |= 1;
                    id = id.substring(2);
                } else if (id.startsWith("map[")) {
                    around |= 2;
                    String key = id.substring(4, id.indexOf(']'));
                    name = key.equals("string") ? name : key;
                    id = id.substring(id.indexOf(']') + 1);
                } else {
                    String underlying = BUILT_IN.containsKey(id) ? null : underlying(id, minor);
                    if (underlying == null) {
                        break;
                    }
                    name = id;
                    id = underlying;
                }
            }
            return BUILT_IN.getOrDefault(id, "o")
                    + around
                    + "\t%s\t"
                    + id
                    + "\t%s\t%s\t"
                    + name
                    + "\t";
        }

        /** What a named type such as {@code v1.PullPolicy} stands for; null when it is none. */
        private String underlying(String id, int minor) {
            String text = types.get(id);
            if (text == null || !text.startsWith("\t=")) {
                return null;
            }
            String last = null;
            for (String line : text.split("\n")) {
                String[] columns = line.split("\t");
                if (last == null || minors(columns[2])[0] <= minor) {
                    last = columns[1].substring(2);
                }
            }
            return last;
        }

        private static int[] minors(String text) {
            Matcher m = Pattern.compile("1\\.([0-9]+)(-(?:1\\.([0-9]+))?)?").matcher(text);
            if (!m.matches()) {
                throw new IllegalStateException(text);
            }
            int from = Integer.parseInt(m.group(1));
            return new int[] {
                from,
                m.group(2) == null
                        ? from
                        : m.group(3) == null ? NEWEST : Integer.parseInt(m.group(3))
            };
        }
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
        StringBuilder out = new StringBuilder();
        out.append("package io.daemonlens.schemas;\n\n");
        out.append("/** ").append(sentence).append(" Generated from src/main/tables. */\n");
        out.append("final class ").append(name).append(" {\n\n");
        out.append("    private ").append(name).append("() {}\n\n");
        out.append("    /** Lines, each ended by a line feed; null when there are none. */\n");
        out.append("    static String text(String id) {\n        return switch (id) {\n");
        texts.forEach(
                (id, text) -> {
                    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                        throw new IllegalStateException(id + " is too long for a constant");
                    }
                    out.append("            case \"").append(id).append("\" -> ");
                    out.append(quoted(text)).append(";\n");
                });
        out.append("            default -> null;\n        };\n    }\n}\n");
        Path file = output.resolve("io/daemonlens/schemas/" + name + ".java");
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(out.toString())) {
            Files.writeString(file, out.toString());
        }
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
