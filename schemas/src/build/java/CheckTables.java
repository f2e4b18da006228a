import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Regenerates from a published Kubernetes Java client what it can tell of the types table (which
 * fields each type has and which of them are required), and prints every difference. Says for which
 * minor the client speaks: the one the table differs from least.
 *
 * <pre>java CheckTables.java src/main/tables client-java-api-27.0.0-sources.jar…</pre>
 *
 * Exit code 0: each client agrees with the table for some minor; 1: differences, printed as {@code
 * + type field} (the client has it, the table not), {@code -} (the reverse) and {@code !} (required
 * or not).
 */
final class CheckTables {

    private static final int OLDEST = 8;
    private static final int NEWEST = 37;
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?:SERIALIZED_NAME_[A-Z0-9_]+ =|@SerializedName\\()\\s*\"([^\"]+)\"\\)?;?"
                            + "(?:\\s*@[\\w.]+(?:\\([^)]*\\))?)*\\s*private [\\w.<>, ]+? (\\w+)\\s*[;=]");
    private static final Pattern REQUIRED =
            Pattern.compile(
                    "@ApiModelProperty\\([^\"]*?required = true[^\"]*?value =\\s*"
                            + "(?:\"(?:[^\"\\\\]++|\\\\.)*+\"\\s*\\+?\\s*)++\\)\\s*public [\\w.<>, ]+?"
                            + " (?:get|is)(\\w+)\\(");

    private final Map<String, String> table = new TreeMap<>();

    public static void main(String[] args) throws IOException {
        CheckTables check = new CheckTables();
        check.read(Path.of(args[0]).resolve("types"));
        boolean same = true;
        for (int i = 1; i < args.length; i++) {
            same &= check.client(Path.of(args[i]));
        }
        System.exit(same ? 0 : 1);
    }

    private void read(Path types) throws IOException {
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(types, "*.v1*.tsv")) {
            for (Path file : folder) {
                String group = file.getFileName().toString().replace(".tsv", ".");
                String id = null;
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("#")) {
                        continue;
                    }
                    if (line.startsWith("\t")) {
                        table.merge(id, line + "\n", String::concat);
                    } else {
                        id = group + line;
                    }
                }
            }
        }
    }

    private boolean client(Path jar) throws IOException {
        Map<String, Map<String, Boolean>> client = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (String id : table.keySet()) {
                ZipEntry entry = model(zip, id);
                if (entry != null) {
                    byte[] bytes = zip.getInputStream(entry).readAllBytes();
                    client.put(id, fields(new String(bytes, StandardCharsets.UTF_8)));
                }
            }
        }
        List<String> least = null;
        int minor = 0;
        for (int m = OLDEST; m <= NEWEST; m++) {
            List<String> differences = differences(client, m);
            if (least == null || differences.size() < least.size()) {
                least = differences;
                minor = m;
            }
        }
        System.out.println(
                jar.getFileName()
                        + ": Kubernetes 1."
                        + minor
                        + ", "
                        + client.size()
                        + " types, "
                        + least.size()
                        + " differences");
        least.forEach(System.out::println);
        return least.isEmpty();
    }

    private List<String> differences(Map<String, Map<String, Boolean>> client, int minor) {
        List<String> out = new ArrayList<>();
        client.forEach(
                (id, theirs) -> {
                    Map<String, Boolean> ours = ours(id, minor);
                    if (ours.isEmpty()) {
                        return; // Not reached from a DaemonSet in this minor.
                    }
                    TreeSet<String> names = new TreeSet<>(theirs.keySet());
                    names.addAll(ours.keySet());
                    for (String name : names) {
                        if (!ours.containsKey(name)) {
                            out.add("+ " + id + " " + name);
                        } else if (!theirs.containsKey(name)) {
                            out.add("- " + id + " " + name);
                        } else if (!ours.get(name).equals(theirs.get(name))) {
                            out.add("! " + id + " " + name + " required=" + theirs.get(name));
                        }
                    }
                });
        return out;
    }

    /** The table's fields of a type in one minor, inlined structs opened; name to required. */
    private Map<String, Boolean> ours(String id, int minor) {
        Map<String, Boolean> fields = new TreeMap<>();
        for (String line : table.getOrDefault(id, "").split("\n")) {
            String[] columns = line.split("\t");
            if (columns.length < 5 || !holds(columns[4], minor)) {
                continue;
            }
            if (columns[1].equals("-")) {
                fields.putAll(ours(columns[3], minor));
            } else {
                boolean required =
                        columns.length > 5 && List.of(columns[5].split(" ")).contains("required");
                fields.put(columns[1], required);
            }
        }
        return fields;
    }

    private static boolean holds(String minors, int minor) {
        Matcher m = Pattern.compile("1\\.([0-9]+)(-(?:1\\.([0-9]+))?)?").matcher(minors);
        if (!m.matches()) {
            throw new IllegalArgumentException(minors);
        }
        int from = Integer.parseInt(m.group(1));
        int to =
                m.group(2) == null ? from : m.group(3) == null ? NEWEST : Integer.parseInt(m.group(3));
        return from <= minor && minor <= to;
    }

    private static ZipEntry model(ZipFile zip, String id) {
        String[] parts = id.split("\\.");
        String version = Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
        String group = Character.toUpperCase(parts[0].charAt(0)) + parts[0].substring(1);
        for (String folder : List.of("openapi/models/", "models/")) {
            for (String name : List.of(version + parts[2], group + version + parts[2])) {
                ZipEntry entry = zip.getEntry("io/kubernetes/client/" + folder + name + ".java");
                if (entry != null) {
                    return entry;
                }
            }
        }
        return null;
    }

    private static Map<String, Boolean> fields(String source) {
        Map<String, String> names = new TreeMap<>();
        Map<String, Boolean> fields = new TreeMap<>();
        for (Matcher m = FIELD.matcher(source); m.find(); ) {
            names.put(m.group(2).toLowerCase(Locale.ROOT).replace("_", ""), m.group(1));
            fields.put(m.group(1), false);
        }
        for (Matcher m = REQUIRED.matcher(source); m.find(); ) {
            String name = names.get(m.group(1).toLowerCase(Locale.ROOT));
            if (name != null) {
                fields.put(name, true);
            }
        }
        // Clients 17 to 21 keep a list instead.
        Pattern listed = Pattern.compile("openapiRequiredFields.add\\(\"([^\"]+)\"\\)");
        for (Matcher m = listed.matcher(source); m.find(); ) {
            fields.put(m.group(1), true);
        }
        return fields;
    }
}
