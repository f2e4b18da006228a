import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sources of {@code client-java-proto}: made from the proto files of Kubernetes, whose comments
 * still carry the markers of the Go sources, so that it knows what the OpenAPI clients leave out:
 * merge keys, list types, and the description of a field that only carries a reference.
 */
final class ProtoJar {

    private static final Map<String, String> FILES =
            Map.of(
                    "V1", "core.v1.",
                    "V1Apps", "apps.v1.",
                    "V1beta2Apps", "apps.v1beta2.",
                    "V1beta1Extensions", "extensions.v1beta1.",
                    "Meta", "meta.v1.");

    private final Map<String, Told> fields = new TreeMap<>();

    ProtoJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Map.Entry<String, String> file : new TreeMap<>(FILES).entrySet()) {
                ZipEntry entry =
                        zip.getEntry("io/kubernetes/client/proto/" + file.getKey() + ".java");
                if (entry != null) {
                    try (BufferedReader in =
                            new BufferedReader(
                                    new InputStreamReader(
                                            zip.getInputStream(entry), StandardCharsets.UTF_8))) {
                        read(in, file.getValue());
                    }
                }
            }
        }
    }

    /** What it says of a field such as {@code core.v1.Container.ports}; null if it has none. */
    Told field(String id) {
        return fields.get(id);
    }

    /** Each message has an interface of getters, and before each getter stands the comment. */
    private void read(BufferedReader in, String group) throws IOException {
        String type = "";
        Comment comment = new Comment();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("  public interface ")) {
                type = line.substring(19).replaceFirst("OrBuilder.*", "");
            } else if (line.startsWith("  public static final class ")) {
                type = "";
            } else if (type.isEmpty()) {
                continue;
            } else if (line.equals("     * <pre>")) {
                comment = new Comment();
            } else if (line.startsWith("     * <code>")) {
                String field = line.endsWith("<code>") ? in.readLine() : line;
                String name = field.replaceFirst(".* (\\w+) = \\d+.*", "$1");
                fields.putIfAbsent(group + type + "." + name, comment.told());
                comment = new Comment();
            } else if (line.startsWith("     *") && !line.equals("     * </pre>")) {
                comment.add(line.substring(6).strip());
            }
        }
    }

    /** What a proto comment says of a field: facts as the table writes them, and prose. */
    record Told(String list, String patch, String description) {}

    private static final class Comment {

        private final StringBuilder prose = new StringBuilder();
        private String listType = "";
        private String listKeys = "";
        private String strategy = "";
        private String mergeKey = "";

        void add(String line) {
            if (line.startsWith("+listType=")) {
                listType = after(line);
            } else if (line.startsWith("+listMapKey=")) {
                listKeys += (listKeys.isEmpty() ? ":" : ",") + after(line);
            } else if (line.startsWith("+patchStrategy=")) {
                strategy = after(line);
            } else if (line.startsWith("+patchMergeKey=")) {
                mergeKey = after(line);
            } else if (!line.startsWith("+")) {
                prose.append(line).append(' ');
            }
        }

        private static String after(String line) {
            return line.substring(line.indexOf('=') + 1).strip();
        }

        Told told() {
            String list = listType.isEmpty() ? "" : "list=" + listType + listKeys;
            String keys = mergeKey.isEmpty() ? "" : ":" + mergeKey;
            String patch = strategy.isEmpty() && keys.isEmpty() ? "" : "patch=" + strategy + keys;
            return new Told(list, patch, prose.toString());
        }
    }
}
