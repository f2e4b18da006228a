import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the table of types from the published Kubernetes clients, or verifies that it is what they
 * give.
 *
 * <pre>java -cp … WriteTables write|verify src/main/tables ARTIFACTS</pre>
 *
 * ARTIFACTS is a folder of source jars. To write, all that {@code artifacts.tsv} lists have to be
 * there. To verify, any: for minors without an artifact the committed table speaks for itself, and
 * what the others give together with it has to be the committed table again, byte for byte.
 */
final class WriteTables {

    private static final String HEAD =
            """
            # Written by the tool in src/build/java/tables from published artifacts: see PROVENANCE.md. Not edited by hand.
            # One type a paragraph, one field a line, in the order of the Go struct:
            # JSON name (- inlined or private) \\t Go name \\t Go type \\t minors that have it so \\t what else the API says of it (deprecated=MINOR: since then).
            # A type that only names another: name \\t = underlying \\t minors. A field that changed has one line for each state.
            """;

    private static final TreeSet<Integer> ALL = new TreeSet<>();

    static {
        for (int minor = Minors.OLDEST; minor <= Minors.NEWEST; minor++) {
            ALL.add(minor);
        }
    }

    private final Path types;
    private final Artifacts artifacts;
    private final GoLines go;
    private final Facts facts;
    private final Map<String, TypesFile> committed = new HashMap<>();
    private final Map<String, TreeSet<Integer>> reached = new HashMap<>();

    private final Map<String, Place> unknown = new TreeMap<>();

    private record Place(String id, int minor) {}

    private WriteTables(Path tables, Path folder) throws IOException {
        types = tables.resolve("types");
        artifacts = new Artifacts(tables.resolve("artifacts.tsv"), folder);
        go = new GoLines(tables.resolve("go.tsv"));
        facts = new Facts(tables.resolve("facts.tsv"));
        for (String id : go.structs().keySet()) {
            String file = file(id);
            if (!committed.containsKey(file)) {
                committed.put(file, new TypesFile(types.resolve(file)));
            }
        }
    }

    public static void main(String[] args) throws IOException {
        WriteTables run = new WriteTables(Path.of(args[1]), Path.of(args[2]));
        boolean write = args[0].equals("write");
        if (write && !run.artifacts.missing().isEmpty()) {
            throw new IllegalStateException("not in " + args[2] + ": " + run.artifacts.missing());
        }
        int told = 0;
        for (int minor = Minors.OLDEST; minor <= Minors.NEWEST; minor++) {
            told += run.listen(minor);
        }
        for (int minor = Minors.OLDEST; minor <= Minors.NEWEST; minor++) {
            run.reach(minor);
        }
        run.unknown.values().removeIf(at -> !run.isReached(at));
        if (!run.unknown.isEmpty()) {
            throw new IllegalStateException("go.tsv has no line for " + run.unknown.keySet());
        }
        Map<String, String> files = run.files();
        if (!run.facts.undecided().isEmpty()) {
            throw new IllegalStateException(
                    "facts.tsv has to say: " + String.join("; ", run.facts.undecided()));
        }
        int differences = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = run.types.resolve(file.getKey());
            if (write) {
                Files.writeString(path, file.getValue());
            } else {
                differences += differences(file.getKey(), Files.readString(path), file.getValue());
            }
        }
        System.out.printf(
                "types table: %d of %d artifacts, %d fields and minors told by them, %d"
                        + " differences%n",
                run.artifacts.listed() - run.artifacts.missing().size(),
                run.artifacts.listed(),
                told,
                differences);
        System.exit(differences == 0 ? 0 : 1);
    }

    private static String file(String id) {
        return id.substring(0, id.lastIndexOf('.')) + ".tsv";
    }

    /** Takes down what the artifacts of a minor tell; returns how many fields they told of. */
    private int listen(int minor) throws IOException {
        List<Path> models = artifacts.models(minor);
        Path protoJar = artifacts.proto(minor);
        ProtoJar proto = protoJar == null ? null : new ProtoJar(protoJar);
        Set<String> types = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        for (Path jar : models) {
            try (ModelJar model = new ModelJar(jar)) {
                for (String id : go.structs().keySet()) {
                    for (Map.Entry<String, ModelJar.Told> told : model.fields(id).entrySet()) {
                        String field = owner(id, told.getKey(), minor) + "." + told.getKey();
                        fields.add(field);
                        if (model.tellsRequired()) {
                            tellRequired(field, minor, told.getValue().required());
                            tellDeprecated(field, minor, told.getValue().description(), proto);
                        }
                    }
                    if (model.has(id)) {
                        types.add(id);
                        types.addAll(go.inlined(id, minor));
                    }
                }
            }
        }
        for (String id : go.structs().keySet()) {
            for (GoLines.Line line : go.structs().get(id)) {
                String field = id + "." + line.json();
                if (types.contains(id)) {
                    facts.tell(
                            Facts.Kind.PRESENT,
                            field,
                            minor,
                            fields.contains(field) ? "present" : "");
                }
                ProtoJar.Told said = proto == null ? null : proto.field(field);
                if (said != null) {
                    facts.tell(Facts.Kind.LIST, field, minor, said.list());
                    facts.tell(Facts.Kind.PATCH, field, minor, said.patch());
                }
                recall(id, line.json(), minor, models.isEmpty(), proto == null);
            }
        }
        return fields.size();
    }

    /** The type whose field it is in Go: a model knows no structs written inline. */
    private String owner(String id, String json, int minor) {
        if (go.has(id, json)) {
            return id;
        }
        for (String inlined : go.inlined(id, minor)) {
            if (go.has(inlined, json)) {
                return inlined;
            }
        }
        unknown.put(id + "." + json + " of 1." + minor, new Place(id, minor));
        return id;
    }

    private void tellRequired(String field, int minor, boolean required) {
        facts.tell(Facts.Kind.REQUIRED, field, minor, required ? "required" : "");
    }

    private void tellDeprecated(String field, int minor, String description, ProtoJar proto) {
        ProtoJar.Told said = proto == null ? null : proto.field(field);
        String text = description + (said == null ? "" : said.description());
        if (!text.isBlank()) {
            boolean deprecated = text.toLowerCase(Locale.ROOT).contains("deprecated");
            facts.tell(Facts.Kind.DEPRECATED, field, minor, deprecated ? "deprecated" : "");
        }
    }

    /** What the committed table says, where an artifact is listed and not at hand. */
    private void recall(String id, String json, int minor, boolean noModel, boolean noProto) {
        TypesFile.Line line = committed.get(file(id)).line(id, json, minor);
        String field = id + "." + json;
        if (noModel && committed.get(file(id)).has(id, minor)) {
            facts.tell(Facts.Kind.PRESENT, field, minor, line == null ? "" : "present");
        }
        if (line == null) {
            return;
        }
        if (noModel && artifacts.hasClient(minor)) {
            facts.tell(Facts.Kind.REQUIRED, field, minor, line.word("required"));
            String deprecated = line.word("deprecated=");
            boolean already =
                    !deprecated.isEmpty() && Minors.of(deprecated.substring(11)).from() <= minor;
            facts.tell(Facts.Kind.DEPRECATED, field, minor, already ? "deprecated" : "");
        }
        if (noProto && artifacts.hasProto(minor)) {
            facts.tell(Facts.Kind.LIST, field, minor, line.word("list="));
            facts.tell(Facts.Kind.PATCH, field, minor, line.word("patch="));
        }
    }

    /** Walks from the objects one can send in this minor to every type under them. */
    private void reach(int minor) {
        Deque<String> next = new ArrayDeque<>();
        go.roots()
                .forEach(
                        (id, minors) -> {
                            if (minors.has(minor)) {
                                next.add(id);
                            }
                        });
        while (!next.isEmpty()) {
            String id = next.remove();
            if (!go.has(id) || !reached.computeIfAbsent(id, k -> new TreeSet<>()).add(minor)) {
                continue;
            }
            for (GoLines.Line line : go.lines(id)) {
                if (present(id, line, minor)) {
                    next.addAll(GoLines.namesIn(line.type()));
                }
            }
            if (go.named(id) != null) {
                next.addAll(GoLines.namesIn(go.named(id)));
            }
        }
    }

    private boolean isReached(Place at) {
        return reached.getOrDefault(at.id, new TreeSet<>()).contains(at.minor);
    }

    private boolean present(String id, GoLines.Line line, int minor) {
        return line.minors().has(minor)
                && (line.json().equals("-")
                        || !facts.fact(Facts.Kind.PRESENT, id + "." + line.json(), minor, ALL)
                                .isEmpty());
    }

    private Map<String, String> files() {
        Map<String, StringBuilder> files = new TreeMap<>();
        for (String id : go.ids()) {
            TreeSet<Integer> minors = reached.get(id);
            if (minors != null) {
                StringBuilder text = files.computeIfAbsent(file(id), k -> new StringBuilder(HEAD));
                text.append(id.substring(id.lastIndexOf('.') + 1));
                if (go.named(id) != null) {
                    text.append('\t').append(go.named(id)).append('\t');
                    text.append(new Minors(minors.first(), minors.last()));
                }
                text.append('\n');
                for (GoLines.Line line : go.lines(id)) {
                    runs(id, line, minors, text);
                }
            }
        }
        Map<String, String> texts = new TreeMap<>();
        files.forEach((file, text) -> texts.put(file, text.toString()));
        return texts;
    }

    /** One line of the table for each run of minors in which the field stands the same. */
    private void runs(String id, GoLines.Line line, TreeSet<Integer> minors, StringBuilder out) {
        String before = null;
        int from = 0;
        for (int minor = Minors.OLDEST; minor <= Minors.NEWEST + 1; minor++) {
            boolean here = minors.contains(minor) && present(id, line, minor);
            String now = here ? words(id + "." + line.json(), minor, minors) : null;
            if (!Objects.equals(now, before)) {
                if (before != null) {
                    out.append(String.join("\t", "", line.json(), line.name(), line.type(), ""));
                    out.append(new Minors(from, minor - 1));
                    out.append(before.isEmpty() ? "" : "\t" + before).append('\n');
                }
                before = now;
                from = minor;
            }
        }
    }

    private String words(String field, int minor, TreeSet<Integer> minors) {
        if (field.endsWith("-")) {
            return "";
        }
        StringJoiner words = new StringJoiner(" ");
        for (Facts.Kind kind : List.of(Facts.Kind.REQUIRED, Facts.Kind.LIST, Facts.Kind.PATCH)) {
            String fact = facts.fact(kind, field, minor, minors);
            if (!fact.isEmpty()) {
                words.add(fact);
            }
        }
        int since = facts.deprecatedSince(field, minors.first(), minors.last());
        if (since > 0) {
            words.add("deprecated=1." + since);
        }
        return words.toString();
    }

    private static int differences(String file, String ours, String theirs) {
        Set<String> mine = new LinkedHashSet<>(ours.lines().toList());
        Set<String> other = new LinkedHashSet<>(theirs.lines().toList());
        int differences = 0;
        for (String line : mine) {
            if (!other.contains(line)) {
                System.out.println("- " + file + " " + line);
                differences++;
            }
        }
        for (String line : other) {
            if (!mine.contains(line)) {
                System.out.println("+ " + file + " " + line);
                differences++;
            }
        }
        return differences == 0 && !ours.equals(theirs) ? 1 : differences;
    }
}
