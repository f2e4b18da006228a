import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of Kubernetes minors as the tables write it: {@code 1.8-1.21}, {@code 1.22-}, {@code 1.30}.
 * A run that lasts to the newest minor is open, so that it need not change with the next one.
 */
record Minors(int from, int to) {

    private static final int[] KNOWN = known();

    static final int OLDEST = KNOWN[0];
    static final int NEWEST = KNOWN[1];
    static final Minors ALL = new Minors(OLDEST, NEWEST);
    private static final Pattern WRITTEN = Pattern.compile("1\\.([0-9]+)(-(?:1\\.([0-9]+))?)?");

    /** The oldest and the newest minor, from the table beside the others. */
    private static int[] known() {
        try {
            for (String line : Files.readAllLines(Path.of("src/main/tables/minors.tsv"))) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] columns = line.split("\t");
                    return new int[] {Integer.parseInt(columns[0]), Integer.parseInt(columns[1])};
                }
            }
            throw new IllegalStateException("minors.tsv has no line");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Minors of(String text) {
        Matcher m = WRITTEN.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a run of minors: " + text);
        }
        int from = Integer.parseInt(m.group(1));
        if (m.group(2) == null) {
            return new Minors(from, from);
        }
        return new Minors(from, m.group(3) == null ? NEWEST : Integer.parseInt(m.group(3)));
    }

    boolean has(int minor) {
        return from <= minor && minor <= to;
    }

    @Override
    public String toString() {
        if (to == NEWEST) {
            return "1." + from + "-";
        }
        return "1." + from + (from == to ? "" : "-1." + to);
    }
}
