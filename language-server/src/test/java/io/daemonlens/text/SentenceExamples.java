package io.daemonlens.text;

import io.daemonlens.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The examples in {@code src/test/resources/examples}: files, a command, and sentences that it
 * prints.
 *
 * <pre>
 * === a title
 * $ lint a.yaml
 * --- a.yaml
 * the text of the file
 * --- says
 * a sentence of the output; line breaks of the output count as spaces
 * </pre>
 */
final class SentenceExamples {

    static final Path FOLDER = Path.of("src/test/resources/examples");

    private static final String TITLE = "=== ";
    private static final String COMMAND = "$ ";
    private static final String SECTION = "--- ";
    private static final String SAYS = "says";

    private SentenceExamples() {}

    /**
     * One example.
     *
     * @param file with the example
     * @param command the words after the program's name
     * @param files name to text
     * @param says the expected sentences
     */
    record Example(
            Path file, String title, String command, Map<String, String> files, List<String> says) {

        /** Runs the command in a folder and returns its output and errors in one line. */
        String output(Path folder) throws IOException {
            for (Map.Entry<String, String> each : files.entrySet()) {
                Path path = folder.resolve(each.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, each.getValue());
            }
            Ran ran = Ran.in(folder, "", words());
            return oneLine(ran.out() + "\n" + ran.err()).replace(folder + "/", "");
        }

        /** Spaces inside a word are written as {@code ␣}. */
        private List<String> words() {
            return Stream.of(command.split(" ")).map(word -> word.replace('␣', ' ')).toList();
        }

        String text(List<String> sentences) {
            StringBuilder text = new StringBuilder(TITLE).append(title).append('\n');
            text.append(COMMAND).append(command).append('\n');
            files.forEach(
                    (name, body) -> text.append(SECTION).append(name).append('\n').append(body));
            text.append(SECTION).append(SAYS).append('\n');
            sentences.forEach(each -> text.append(each).append('\n'));
            return text.toString();
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static List<Example> all() throws IOException {
        List<Example> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                for (String one : Files.readString(file).split("(?m)^(?==== )")) {
                    if (one.startsWith(TITLE)) {
                        all.add(example(file, one));
                    }
                }
            }
        }
        return all;
    }

    private static Example example(Path file, String text) {
        String[] parts = text.split("(?m)^--- ");
        String[] head = parts[0].strip().split("\n");
        Map<String, String> files = new LinkedHashMap<>();
        List<String> says = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            String name = parts[i].substring(0, end);
            String body = parts[i].substring(end + 1);
            if (name.equals(SAYS)) {
                body.lines().filter(line -> !line.isBlank()).forEach(says::add);
            } else {
                files.put(name, body);
            }
        }
        return new Example(
                file,
                head[0].substring(TITLE.length()),
                head[1].substring(COMMAND.length()),
                files,
                says);
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
