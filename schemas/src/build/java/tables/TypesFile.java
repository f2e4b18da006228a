import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of one committed {@code types/GROUP.VERSION.tsv}. */
final class TypesFile {

    /**
     * A line of the table.
     *
     * @param facts what else the API says of the field, words separated by spaces
     */
    record Line(String json, Minors minors, String facts) {

        /** The first word of the facts that begins so; empty where there is none. */
        String word(String prefix) {
            for (String word : facts.split(" ")) {
                if (word.startsWith(prefix)) {
                    return word;
                }
            }
            return "";
        }
    }

    private final Map<String, List<Line>> types = new HashMap<>();

    TypesFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String group = file.getFileName().toString().replace(".tsv", ".");
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            String[] columns = text.split("\t", -1);
            if (text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("\t")) {
                String facts = columns.length > 5 ? columns[5] : "";
                lines.add(new Line(columns[1], Minors.of(columns[4]), facts));
            } else {
                types.put(group + columns[0], lines = new ArrayList<>());
            }
        }
    }

    /** The line of a field in one minor; null where it had none. */
    Line line(String id, String json, int minor) {
        for (Line line : types.getOrDefault(id, List.of())) {
            if (line.json.equals(json) && line.minors.has(minor)) {
                return line;
            }
        }
        return null;
    }

    /** Whether the type is there in one minor. */
    boolean has(String id, int minor) {
        return types.getOrDefault(id, List.of()).stream().anyMatch(l -> l.minors.has(minor));
    }
}
