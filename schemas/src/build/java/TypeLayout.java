import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays the types out as {@code FieldLine} reads them. Each has a number, and two constants: a code,
 * in which what a start asks of every field stands at a fixed place, worked out here and not at
 * every start; and a text with all else, for when something of it is asked for.
 */
final class TypeLayout {


    /** In the order of {@code FieldKind}. */
    private static final List<String> KINDS =
            List.of(
                    "STRING",
                    "INT32",
                    "INT64",
                    "BOOL",
                    "FLOAT",
                    "QUANTITY",
                    "INT_OR_STRING",
                    "TIME",
                    "DURATION",
                    "BYTES",
                    "OBJECT",
                    "RAW");

    private static final Map<String, String> BUILT_IN =
            Map.ofEntries(
                    Map.entry("string", "STRING"),
                    Map.entry("int32", "INT32"),
                    Map.entry("int", "INT32"),
                    Map.entry("int64", "INT64"),
                    Map.entry("[]uint8", "BYTES"),
                    Map.entry("bool", "BOOL"),
                    Map.entry("resource.Quantity", "QUANTITY"),
                    Map.entry("intstr.IntOrString", "INT_OR_STRING"),
                    Map.entry("meta.v1.Time", "TIME"),
                    Map.entry("meta.v1.Fields", "RAW"),
                    Map.entry("meta.v1.FieldsV1", "RAW"),
                    Map.entry("inf.Dec", "RAW"),
                    Map.entry("time.Time", "RAW"));

    private static final int HEAD = 3;
    private static final int WIDTH = 12;
    private static final int LIST = 1;
    private static final int MAP = 2;
    private static final int POINTER = 4;
    private static final int CLOSED = 8;

    private final Map<String, String> types;
    private final Set<String> closed;
    private final int newest;
    private final List<String> structs = new ArrayList<>();

    /**
     * @param types lines by id
     * @param closed the ids of types, and of fields, whose values are known
     * @param newest the newest minor, where runs without an end stop
     */
    TypeLayout(Map<String, String> types, Set<String> closed, int newest) {
        this.newest = newest;
        this.types = types;
        this.closed = closed;
        types.forEach(
                (id, text) -> {
                    if (!text.startsWith("\t=")) {
                        structs.add(id);
                    }
                });
    }

    /** Writes the class. */
    void write(Path file) throws IOException {
        Map<Integer, String> codes = new TreeMap<>();
        Map<Integer, String> texts = new TreeMap<>();
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < structs.size(); i++) {
            String id = structs.get(i);
            Lines lines = new Lines(id);
            codes.put(i, lines.code());
            texts.put(i, lines.text());
            numbers.append("            case ").append(GenerateTables.quoted(id));
            numbers.append(" -> ").append(i).append(";\n");
        }
        GenerateTables.save(
                file,
                """
                package io.daemonlens.schemas;

                /** The structs, laid out as {@code FieldLine} says. Generated from src/main/tables. */
                final class TypeTable {

                    static final int TYPES = %d;

                    private TypeTable() {}

                    /** The number of the struct with this id; -1 when there is none. */
                    static int number(String id) {
                        return switch (id) {
                %s            default -> -1;
                        };
                    }

                    static String code(int number) {
                        return switch (number) {
                %s            default -> throw new AssertionError(number);
                        };
                    }

                    static String text(int number) {
                        return switch (number) {
                %s            default -> throw new AssertionError(number);
                        };
                    }
                }
                """
                        .formatted(structs.size(), numbers, cases(codes), cases(texts)));
    }

    private static String cases(Map<Integer, String> texts) {
        StringBuilder out = new StringBuilder();
        texts.forEach(
                (number, text) ->
                        out.append("            case ")
                                .append(number)
                                .append(" -> ")
                                .append(GenerateTables.quoted(text))
                                .append(";\n"));
        return out.toString();
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

    private int[] minors(String text) {
        Matcher m = Pattern.compile("1\\.([0-9]+)(-(?:1\\.([0-9]+))?)?").matcher(text);
        if (!m.matches()) {
            throw new IllegalStateException(text);
        }
        int from = Integer.parseInt(m.group(1));
        return new int[] {
            from,
            m.group(2) == null ? from : m.group(3) == null ? newest : Integer.parseInt(m.group(3))
        };
    }

    private static String digit(int value) {
        if (value < 0 || value > 63) {
            throw new IllegalStateException(value + " needs more than a digit");
        }
        return String.valueOf((char) ('0' + value));
    }

    private static String number(int value) {
        return digit(value >> 6) + digit(value & 63);
    }

    /** The lines of one struct. */
    private final class Lines {

        private final String id;
        private final String[] lines;
        private final StringBuilder names = new StringBuilder();
        private final StringBuilder records = new StringBuilder();
        private final StringBuilder text;
        private boolean nameless;

        Lines(String id) {
            this.id = id;
            lines = types.get(id).split("\n");
            text = new StringBuilder(id).append('\n');
            String before = null;
            int name = 0;
            for (String line : lines) {
                String[] columns = line.split("\t", -1);
                String json = columns[1].equals("-") ? "" : columns[1];
                String key = json.isEmpty() ? columns[2] : json;
                boolean same = key.equals(before);
                before = key;
                if (!same) {
                    name = HEAD + WIDTH * lines.length + names.length();
                    names.append(json);
                    nameless |= json.isEmpty();
                }
                int[] minors = minors(columns[4]);
                Element element = new Element(columns[3], minors[0]);
                boolean known = closed.contains(id + "." + json) || closed.contains(element.name);
                records.append(digit(minors[0])).append(digit(minors[1]));
                records.append(same ? '+' : '=');
                records.append(digit(KINDS.indexOf(element.kind())));
                records.append(digit(element.around + (known ? CLOSED : 0)));
                records.append(number(Math.max(structs.indexOf(element.id), 0)));
                records.append(number(name)).append(digit(json.length()));
                records.append(number(text.length()));
                text.append(columns[2]).append('\t').append(columns[3]).append('\t');
                text.append(element.name).append('\t');
                text.append(columns.length > 5 ? columns[5] : "").append('\n');
            }
        }

        String code() {
            return number(lines.length) + (nameless ? "1" : "0") + records + names;
        }

        String text() {
            return text.toString();
        }
    }

    /** What a Go type holds in the end. */
    private final class Element {

        private String id;
        private int around;
        private String name = "";

        Element(String type, int minor) {
            id = type;
            if (type.startsWith("*")) {
                id = type.substring(1);
                around = POINTER;
            }
            while (!id.equals("[]uint8")) {
                if (id.startsWith("[]")) {
                    around |= LIST;
                    id = id.substring(2);
                } else if (id.startsWith("map[")) {
                    around |= MAP;
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
        }

        String kind() {
            return BUILT_IN.getOrDefault(id, "OBJECT");
        }
    }
}
