import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is told of each field, minor by minor, and what follows for minors of which nothing is told:
 * what the minors before and after agree on. Where they do not, and where an artifact is wrong,
 * {@code facts.tsv} has the last word.
 */
final class Facts {

    /** The kinds of facts, in the order in which the table writes them. */
    enum Kind {
        PRESENT,
        REQUIRED,
        LIST,
        PATCH,
        DEPRECATED
    }

    private final Set<String> undecided = new TreeSet<>();

    private record Reviewed(Minors minors, String word) {}

    private final Map<Kind, Map<String, TreeMap<Integer, String>>> told = new HashMap<>();
    private final Map<String, List<Reviewed>> reviewed = new HashMap<>();

    Facts(Path reviewedFile) throws IOException {
        for (String line : Files.readAllLines(reviewedFile)) {
            String[] columns = line.split("\t");
            if (!line.startsWith("#")) {
                for (String word : columns[2].split(" ")) {
                    reviewed.computeIfAbsent(columns[0], k -> new ArrayList<>())
                            .add(new Reviewed(Minors.of(columns[1]), word));
                }
            }
        }
    }

    /** Takes down a fact; the first one to tell it is believed. */
    void tell(Kind kind, String field, int minor, String fact) {
        told.computeIfAbsent(kind, k -> new HashMap<>())
                .computeIfAbsent(field, k -> new TreeMap<>())
                .putIfAbsent(minor, fact);
    }

    /**
     * The fact of one kind as the table writes it; empty where there is none.
     *
     * @param known the minors whose word counts: those in which a DaemonSet reaches the type
     */
    String fact(Kind kind, String field, int minor, NavigableSet<Integer> known) {
        String reviewedFact = reviewedFact(kind, field, minor);
        if (reviewedFact != null) {
            return reviewedFact;
        }
        NavigableMap<Integer, String> minors =
                new TreeMap<>(
                        told.getOrDefault(kind, Map.of()).getOrDefault(field, new TreeMap<>()));
        minors.keySet().retainAll(known);
        Map.Entry<Integer, String> before = minors.floorEntry(minor);
        Map.Entry<Integer, String> after = minors.ceilingEntry(minor);
        if (before == null || after == null) {
            return before != null ? before.getValue() : after != null ? after.getValue() : "";
        }
        if (!before.getValue().equals(after.getValue()) && !unchanged(kind, minor)) {
            undecided.add(
                    String.format(
                            "%s from 1.%d on: \"%s\" or \"%s\"",
                            field, before.getKey() + 1, before.getValue(), after.getValue()));
        }
        return before.getValue();
    }

    /** What changes where no artifact tells when, and facts.tsv does not say either. */
    Set<String> undecided() {
        return undecided;
    }

    /** The first minor from which on everything told calls the field deprecated; 0 if none. */
    int deprecatedSince(String field, int first, int last) {
        int since = 0;
        for (int minor = last; minor >= first; minor--) {
            String fact =
                    told.getOrDefault(Kind.DEPRECATED, Map.of())
                            .getOrDefault(field, new TreeMap<>())
                            .get(minor);
            if (fact != null && fact.isEmpty()) {
                break;
            }
            since = fact == null ? since : minor;
        }
        String reviewedFact = reviewedFact(Kind.DEPRECATED, field, first);
        if (reviewedFact != null && !reviewedFact.isEmpty()) {
            return Minors.of(reviewedFact.substring("deprecated=".length())).from();
        }
        return reviewedFact != null ? 0 : since;
    }

    /**
     * Whether facts.tsv says that all facts of this kind are in this minor as in the one before.
     */
    private boolean unchanged(Kind kind, int minor) {
        return reviewed.getOrDefault("*", List.of()).stream()
                .anyMatch(f -> f.minors.has(minor) && f.word.equals(lower(kind) + "=before"));
    }

    private static String lower(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What facts.tsv says; {@code -required} denies, which gives an empty fact. */
    private String reviewedFact(Kind kind, String field, int minor) {
        String name = lower(kind);
        for (Reviewed fact : reviewed.getOrDefault(field, List.of())) {
            if (fact.minors.has(minor)) {
                if (fact.word.equals("-" + name)) {
                    return "";
                }
                if (fact.word.equals(name) || fact.word.startsWith(name + "=")) {
                    return fact.word;
                }
            }
        }
        return null;
    }
}
