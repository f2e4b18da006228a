import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What only Go knows, from {@code go.tsv}: the names and types of the fields of each struct, in its
 * order, and what a type stands for that only names another.
 */
final class GoLines {

    private final Map<String, List<Line>> structs = new LinkedHashMap<>();
    private final Map<String, String> named = new LinkedHashMap<>();
    private final Map<String, Minors> roots = new LinkedHashMap<>();
    private final List<String> ids = new ArrayList<>();

    GoLines(Path file) throws IOException {
        List<Line> lines = null;
        for (String text : Files.readAllLines(file)) {
            String[] columns = text.split("\t");
            if (text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("\t")) {
                Minors minors = columns.length > 4 ? Minors.of(columns[4]) : Minors.ALL;
                lines.add(new Line(columns[1], columns[2], columns[3], minors));
                continue;
            }
            ids.add(columns[0]);
            if (columns.length > 1 && columns[1].startsWith("= ")) {
                named.put(columns[0], columns[1]);
            } else {
                structs.put(columns[0], lines = new ArrayList<>());
                if (columns.length > 1) {
                    roots.put(columns[0], Minors.of(columns[1]));
                }
            }
        }
    }

    /** Every struct's lines by its id, such as {@code core.v1.Container}. */
    Map<String, List<Line>> structs() {
        return structs;
    }

    /** Every type in the order of the file. */
    List<String> ids() {
        return ids;
    }

    boolean has(String id) {
        return structs.containsKey(id) || named.containsKey(id);
    }

    /** The lines of a struct; none for a type that only names another. */
    List<Line> lines(String id) {
        return structs.getOrDefault(id, List.of());
    }

    /** What a type stands for that only names another, such as {@code = string}; else null. */
    String named(String id) {
        return named.get(id);
    }

    /** The objects one can send, with the minors that serve them. */
    Map<String, Minors> roots() {
        return roots;
    }

    /** The structs written inline in another in one minor. */
    List<String> inlined(String owner, int minor) {
        List<String> ids = new ArrayList<>();
        for (Line line : structs.get(owner)) {
            if (line.json.equals("-") && line.minors.has(minor) && structs.containsKey(line.type)) {
                ids.add(line.type);
            }
        }
        return ids;
    }

    boolean has(String id, String json) {
        return structs.get(id).stream().anyMatch(line -> line.json.equals(json));
    }

    /**
     * The types that a Go type such as {@code map[core.v1.ResourceName]resource.Quantity} names.
     */
    static List<String> namesIn(String type) {
        Matcher names = Pattern.compile("[a-z0-9]+\\.[\\w.]+").matcher(type);
        return names.results().map(MatchResult::group).toList();
    }

    /**
     * A field of a Go struct.
     *
     * @param json its name in JSON; {@code -} where it is written inline or private
     * @param minors those in which Go has it so, as far as its sisters of that name leave it open
     */
    record Line(String json, String name, String type, Minors minors) {}
}
