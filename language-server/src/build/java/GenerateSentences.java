import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns {@code english.properties} and {@code chinese.properties} into a class with a method a
 * language. A sentence that is a constant costs nothing until it is said; reading the file opens the
 * jar, which takes a start longer than the report it is wanted for. Run by Maven before compilation:
 * {@code java GenerateSentences.java SENTENCES OUTPUT}.
 */
final class GenerateSentences {

    public static void main(String[] args) throws IOException {
        StringBuilder out = new StringBuilder("package io.daemonlens.text;\n\n");
        out.append("/** Our sentences by key. Generated from src/main/sentences. */\n");
        out.append("final class Sentences {\n\n    private Sentences() {}\n");
        for (String language : List.of("english", "chinese")) {
            out.append("\n    /** Null where there is none. */\n");
            out.append("    static String ").append(language).append("(String key) {\n");
            out.append("        return switch (key) {\n");
            read(Path.of(args[0], language + ".properties"))
                    .forEach(
                            (key, sentence) ->
                                    out.append("            case ")
                                            .append(quoted(key))
                                            .append(" -> ")
                                            .append(quoted(sentence))
                                            .append(";\n"));
            out.append("            default -> null;\n        };\n    }\n");
        }
        out.append("\n    /** The keys of the sentences that HTML pages carry with them. */\n");
        out.append("    static String[] pageKeys() {\n        return new String[] {\n");
        read(Path.of(args[0], "english.properties")).keySet().stream()
                .filter(key -> key.startsWith("html."))
                .forEach(key -> out.append("            ").append(quoted(key)).append(",\n"));
        out.append("        };\n    }\n");
        Path file = Path.of(args[1], "io/daemonlens/text/Sentences.java");
        Files.createDirectories(file.getParent());
        String text = out.append("}\n").toString();
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** One {@code key = sentence} a line; lines with {@code #} and blank lines are passed over. */
    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> sentences = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf(" = ");
            if (equals > 0 && line.charAt(0) != '#') {
                String key = line.substring(0, equals);
                if (sentences.put(key, line.substring(equals + 3)) != null) {
                    twice.add(key);
                }
            }
        }
        if (!twice.isEmpty()) {
            throw new IllegalStateException(file + " has these keys twice: " + twice);
        }
        return sentences;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
