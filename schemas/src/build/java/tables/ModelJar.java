import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sources of a published Java model of the API: {@code client-java-api}, which equals the raw
 * OpenAPI of its minor, or fabric8's {@code kubernetes-model}, which knows the fields but not which
 * are required. Tells the fields of a type by their JSON names.
 */
final class ModelJar implements AutoCloseable {

    private static final Pattern CLIENT_FIELD =
            Pattern.compile(
                    "(?:SERIALIZED_NAME_[A-Z0-9_]+"
                            + " =|@SerializedName\\()\\s*\"([^\"]+)\"\\)?;?(?:\\s*@[\\w.]+(?:\\([^)]*\\))?)*\\s*private"
                            + " [\\w.<>, ]+? (\\w+)\\s*[;=]");
    private static final Pattern FABRIC8_FIELD =
            Pattern.compile(
                    "@JsonProperty\\(\"([^\"]+)\"\\)(?:(?!@JsonProperty|;).)*?\\sprivate ",
                    Pattern.DOTALL);
    private static final Pattern GETTER =
            Pattern.compile(
                    "@ApiModelProperty\\(([^\"]*?)value"
                            + " =\\s*((?:\"(?:[^\"\\\\]++|\\\\.)*+\"\\s*\\+?\\s*)++)\\)\\s*public"
                            + " [\\w.<>, ]+? (?:get|is)(\\w+)\\(");
    private static final Pattern LISTED_AS_REQUIRED =
            Pattern.compile("openapiRequiredFields.add\\(\"([^\"]+)\"\\)");

    private final ZipFile zip;
    private final boolean fabric8;

    ModelJar(Path jar) throws IOException {
        this.zip = new ZipFile(jar.toFile());
        this.fabric8 = jar.getFileName().toString().startsWith("kubernetes-model");
    }

    /** Whether it tells which fields are required, and describes them. */
    boolean tellsRequired() {
        return !fabric8;
    }

    /** Whether it knows a type such as {@code core.v1.Container}. */
    boolean has(String id) {
        return entry(id) != null;
    }

    /** The fields of a type by their names; none where it does not know the type. */
    Map<String, Told> fields(String id) throws IOException {
        ZipEntry entry = entry(id);
        if (entry == null) {
            return Map.of();
        }
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        String source = new String(bytes, StandardCharsets.UTF_8);
        return fabric8 ? fabric8Fields(source) : clientFields(source);
    }

    private ZipEntry entry(String id) {
        String[] parts = id.split("\\.");
        for (String name : fabric8 ? fabric8Names(parts) : clientNames(parts)) {
            ZipEntry entry = zip.getEntry(name + ".java");
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    /** {@code core.v1.Container} is V1Container; before client 8 a group could stand in front. */
    private static List<String> clientNames(String[] parts) {
        String version = capital(parts[1]) + parts[2];
        String models = "io/kubernetes/client/models/";
        String openapi = "io/kubernetes/client/openapi/models/";
        return List.of(
                openapi + version,
                openapi + capital(parts[0]) + version,
                models + version,
                models + capital(parts[0]) + version);
    }

    /** It has each type once: that of apps/v1, and before there was one that of extensions. */
    private static List<String> fabric8Names(String[] parts) {
        String model = "io/fabric8/kubernetes/api/model/";
        return switch (parts[0] + "." + parts[1]) {
            case "core.v1", "meta.v1" -> List.of(model + parts[2]);
            case "apps.v1" -> List.of(model + "apps/" + parts[2]);
            case "extensions.v1beta1" -> List.of(model + "extensions/" + parts[2]);
            default -> List.of();
        };
    }

    private static Map<String, Told> clientFields(String source) {
        Map<String, String> names = new TreeMap<>();
        Map<String, Told> fields = new TreeMap<>();
        for (Matcher m = CLIENT_FIELD.matcher(source); m.find(); ) {
            names.put(m.group(2).toLowerCase(Locale.ROOT).replace("_", ""), m.group(1));
            fields.put(m.group(1), new Told(false, ""));
        }
        for (Matcher m = GETTER.matcher(source); m.find(); ) {
            String name = names.get(m.group(3).toLowerCase(Locale.ROOT));
            if (name != null) {
                boolean required = m.group(1).contains("required = true");
                fields.put(name, new Told(required, m.group(2)));
            }
        }
        // Clients 17 to 21 keep a list instead.
        for (Matcher m = LISTED_AS_REQUIRED.matcher(source); m.find(); ) {
            Told told = fields.get(m.group(1));
            fields.put(m.group(1), new Told(true, told == null ? "" : told.description()));
        }
        return fields;
    }

    private static Map<String, Told> fabric8Fields(String source) {
        Map<String, Told> fields = new TreeMap<>();
        for (Matcher m = FABRIC8_FIELD.matcher(source); m.find(); ) {
            fields.put(m.group(1), new Told(false, ""));
        }
        return fields;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** What a model says of a field: whether it is required, and its description as Java text. */
    record Told(boolean required, String description) {}
}
