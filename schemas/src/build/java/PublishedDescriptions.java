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
 * What the published clients say of each type and field: the newest OpenAPI client first, then the
 * older one for what has gone, the proto files for fields that only carry a reference, and
 * fabric8's model for what came with a minor that no client knows yet.
 */
final class PublishedDescriptions {

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

    /** A comment before a class or before the getter of a property. */
    private static final Pattern MODEL_COMMENT =
            Pattern.compile(
                    "/\\*\\*\\s*\\* ([^\\n]+)\\n\\s*\\*/\\s*(?:@JsonProperty\\(\"(\\w+)\"\\)|@JsonDes)");

    private static final Pattern OF_THE_TYPE =
            Pattern.compile(
                    "(?:IntOrString is a type|Quantity is a fixed-point|Time is a wrapper) ");

    private final Map<String, String> fields;

    /**
     * @param fields the lines of the table by type
     */
    PublishedDescriptions(Map<String, String> fields) {
        this.fields = fields;
    }

    /**
     * What the published clients' sources say of each type and field, the newest client first; a
     * text begins with a line feed, then {@code field TAB description} line by line, the type
     * itself under the empty name.
     */
    Map<String, String> from(Path clients) throws IOException {
        Map<String, Map<String, String>> found = new TreeMap<>();
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(clients)) {
            try (DirectoryStream<Path> folder = Files.newDirectoryStream(clients, "*.jar")) {
                folder.forEach(jars::add);
            }
        }
        Path proto =
                jars.stream().filter(j -> j.toString().contains("-proto-")).findAny().orElse(null);
        jars.remove(proto);
        Path newest =
                jars.stream()
                        .filter(j -> j.toString().contains("-model-core-"))
                        .findAny()
                        .orElse(null);
        jars.removeIf(j -> j.toString().contains("kubernetes-model-"));
        jars.sort(Comparator.comparing(PublishedDescriptions::major).reversed());
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
        if (newest != null) {
            newFields(newest, found, fields);
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

    /**
     * What fabric8's model, which knows a newer minor than the client, says of what is new in it.
     */
    private static void newFields(
            Path jar, Map<String, Map<String, String>> found, Map<String, String> fields)
            throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (String id : fields.keySet()) {
                String name = id.substring(id.lastIndexOf('.') + 1);
                ZipEntry entry = zip.getEntry("io/fabric8/kubernetes/api/model/" + name + ".java");
                if (entry == null || !id.startsWith("core.v1.") && !id.startsWith("meta.v1.")) {
                    continue;
                }
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                Matcher said = MODEL_COMMENT.matcher(new String(bytes, StandardCharsets.UTF_8));
                Map<String, String> lines = found.computeIfAbsent(id, k -> new TreeMap<>());
                while (said.find()) {
                    String field = said.group(2) == null ? "" : said.group(2);
                    lines.putIfAbsent(field, plain(unescape(said.group(1))));
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
                if (columns.length > 3
                        && columns[1].equals("-")
                        && fields.containsKey(columns[3])) {
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
                    List.of(
                            version + parts[2],
                            group + version + parts[2],
                            "Core" + version + parts[2])) {
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
            // Where a field has a type such as IntOrString, the client tells only of that type.
            if (name != null && !OF_THE_TYPE.matcher(m.group(1)).lookingAt()) {
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
}
