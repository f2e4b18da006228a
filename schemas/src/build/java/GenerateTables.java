import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Turns the tables of {@code src/main/tables} into classes whose texts are string constants. A
 * constant costs nothing until it is asked for and shares the class-data archive; a resource of the
 * same size costs some ten times more at start. Run by Maven before compilation, as a single source
 * file: {@code java GenerateTables.java TABLES OUTPUT CLIENTS}, the last a folder of
 * source jars that the descriptions are taken from.
 */
final class GenerateTables {

    /** What a class file allows one constant, in bytes. */
    private static final int LONGEST = 65_535;

    private static final String LITERAL = "\"((?:[^\"\\\\]++|\\\\.)*+)\"";
    private static final Pattern TYPE =
            Pattern.compile("@ApiModel\\(description = " + LITERAL + "\\)");
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?:SERIALIZED_NAME_[A-Z0-9_]+ =|@SerializedName\\()\\s*\"([^\"]+)\"\\)?;?"
                            + "(?:\\s*@[\\w.]+(?:\\([^)]*\\))?)*\\s*private [\\w.<>, ]+? (\\w+)\\s*[;=]");
    private static final Pattern GETTER =
            Pattern.compile(
                    "@ApiModelProperty\\((?:[^\"]*?)value = "
                            + LITERAL
                            + "[^\"]*?\\)\\s*public [\\w.<>, ]+? (?:get|is)(\\w+)\\(");

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
                run.descriptions(Path.of(args[2])));
        for (String name : List.of("values", "defaults", "gates")) {
            String type = Character.toUpperCase(name.charAt(0)) + name.substring(1, name.length() - 1);
            run.write(
                    type + "Table",
                    "The lines of {@code " + name + ".tsv} by what they are about.",
                    run.byFirstColumn(name + ".tsv"));
        }
    }

    /**
     * The lines of the types as {@code TypeLine} reads them: what a start asks of every field stands
     * in front of the line, a character each, worked out here and not at every start.
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
                String state = columns[2].equals(before) ? "+" : "=";
                before = columns[2];
                String rest =
                        state
                                + element(columns[3], minors[0])
                                        .formatted(
                                                columns[1].equals("-") ? "" : columns[1],
                                                columns[2],
                                                columns[3])
                                + (columns.length > 5 ? columns[5] : "")
                                + "\n";
                int length = rest.length() + 4;
                out.append((char) ('0' + minors[0])).append((char) ('0' + minors[1]));
                out.append(rest, 0, 3);
                out.append((char) ('0' + (length >> 6))).append((char) ('0' + (length & 63)));
                out.append(rest, 3, rest.length());
            }
            return out.toString();
        }

        /** Kind, surroundings, room for the names, the name of the element's type, its id. */
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
            return BUILT_IN.getOrDefault(id, "o") + around + "\t%s\t%s\t%s\t" + name + "\t" + id + "\t";
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
                m.group(2) == null ? from : m.group(3) == null ? NEWEST : Integer.parseInt(m.group(3))
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

    /**
     * What the published clients' sources say of each type and field, the newest client first; a
     * text begins with a line feed, then {@code field TAB description} line by line, the type itself
     * under the empty name.
     */
    private Map<String, String> descriptions(Path clients) throws IOException {
        Map<String, Map<String, String>> found = new TreeMap<>();
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(clients)) {
            try (DirectoryStream<Path> folder = Files.newDirectoryStream(clients, "*.jar")) {
                folder.forEach(jars::add);
            }
        }
        Path proto = jars.stream().filter(j -> j.toString().contains("-proto-")).findAny().orElse(null);
        jars.remove(proto);
        jars.sort(Comparator.comparing(GenerateTables::major).reversed());
        Map<String, String> fields = types();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (String id : fields.keySet()) {
                    ZipEntry entry = model(zip, id);
                    if (entry != null) {
                        String source =
                                new String(
                                        zip.getInputStream(entry).readAllBytes(),
                                        StandardCharsets.UTF_8);
                        describe(source, found.computeIfAbsent(id, k -> new TreeMap<>()));
                    }
                }
            }
        }
        inlineStructs(found, fields);
        if (proto != null) {
            references(proto, found);
        }
        Map<String, String> texts = new TreeMap<>();
        found.forEach(
                (id, lines) -> {
                    StringBuilder text = new StringBuilder("\n");
                    lines.forEach(
                            (field, said) -> {
                                boolean known =
                                        field.isEmpty()
                                                || fields.get(id).contains("\t" + field + "\t");
                                if (known && !said.isEmpty()) {
                                    text.append(field).append('\t').append(said).append('\n');
                                }
                            });
                    texts.put(id, text.toString());
                });
        return texts;
    }

    /** What OpenAPI leaves out because a field only carries a reference, the proto files tell. */
    private static void references(Path jar, Map<String, Map<String, String>> found)
            throws IOException {
        Map<String, String> files =
                Map.of("core.v1.", "V1", "apps.v1.", "V1Apps", "meta.v1.", "Meta");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry =
                        zip.getEntry("io/kubernetes/client/proto/" + file.getValue() + ".java");
                if (entry == null) {
                    continue;
                }
                String type = "";
                StringBuilder comment = new StringBuilder();
                boolean inside = false;
                String source =
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                for (String line : (Iterable<String>) source.lines()::iterator) {
                    if (line.startsWith("  public interface ")) {
                        type = line.substring(19).replaceFirst("OrBuilder.*", "");
                    } else if (line.startsWith("  public static final class ")) {
                        type = "";
                    } else if (type.isEmpty()) {
                        continue;
                    } else if (line.equals("     * <pre>")) {
                        comment.setLength(0);
                        inside = true;
                    } else if (line.equals("     * </pre>")) {
                        inside = false;
                    } else if (inside && !line.startsWith("     * +")) {
                        comment.append(line.substring(Math.min(line.length(), 7))).append(' ');
                    } else if (line.startsWith("     * <code>")) {
                        String name = line.replaceFirst(".* (\\w+) = \\d+.*", "$1");
                        Map<String, String> lines = found.get(file.getKey() + type);
                        if (lines != null && lines.getOrDefault(name, "").isEmpty()) {
                            lines.put(name, plain(unescape(comment.toString())));
                        }
                        comment.setLength(0);
                    }
                }
            }
        }
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#64;", "@")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&#42;", "*")
                .replace("&#47;", "/")
                .replace("&#92;", "\\")
                .replace("&amp;", "&");
    }

    /** OpenAPI has no inlined structs: what is said of their fields is said by their owners. */
    private static void inlineStructs(
            Map<String, Map<String, String>> found, Map<String, String> fields) {
        for (Map.Entry<String, String> type : fields.entrySet()) {
            for (String line : type.getValue().split("\n")) {
                String[] columns = line.split("\t");
                if (columns.length > 3 && columns[1].equals("-") && fields.containsKey(columns[3])) {
                    Map<String, String> owner = found.get(type.getKey());
                    if (owner != null) {
                        Map<String, String> inlined =
                                found.computeIfAbsent(columns[3], k -> new TreeMap<>());
                        owner.forEach(inlined::putIfAbsent);
                    }
                }
            }
        }
    }

    private static int major(Path jar) {
        Matcher version = Pattern.compile("-([0-9]+)\\.").matcher(jar.getFileName().toString());
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    /** {@code core.v1.Container} is V1Container; before client 8 a group could stand in front. */
    private static ZipEntry model(ZipFile zip, String id) {
        String[] parts = id.split("\\.");
        if (parts.length < 3 || parts[0].equals("internal")) {
            return null;
        }
        String version = Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
        String group = Character.toUpperCase(parts[0].charAt(0)) + parts[0].substring(1);
        for (String folder : List.of("openapi/models/", "models/")) {
            for (String name :
                    List.of(version + parts[2], group + version + parts[2], "Core" + version + parts[2])) {
                ZipEntry entry = zip.getEntry("io/kubernetes/client/" + folder + name + ".java");
                if (entry != null) {
                    return entry;
                }
            }
        }
        return null;
    }

    private static void describe(String source, Map<String, String> lines) {
        Matcher type = TYPE.matcher(source);
        if (type.find()) {
            lines.putIfAbsent("", plain(type.group(1)));
        }
        Map<String, String> names = new TreeMap<>();
        for (Matcher m = FIELD.matcher(source); m.find(); ) {
            names.put(m.group(2).toLowerCase(Locale.ROOT).replace("_", ""), m.group(1));
        }
        for (Matcher m = GETTER.matcher(source); m.find(); ) {
            String name = names.get(m.group(2).toLowerCase(Locale.ROOT));
            if (name != null) {
                lines.putIfAbsent(name, plain(m.group(1)));
            }
        }
    }

    private static String plain(String literal) {
        return literal.replace("\\n", " ")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\")
                .replaceAll("\\s+", " ")
                .strip();
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
