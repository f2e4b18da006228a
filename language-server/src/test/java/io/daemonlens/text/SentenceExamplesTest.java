package io.daemonlens.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.text.SentenceExamples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sentence has an example that produces exactly it: in {@link SentenceExamples}, in a test's
 * expectation, or in a console block of the documentation, which runs as a test. The list of
 * sentences without one may only shrink. {@code -Ddaemonlens.write} removes from the list what has
 * an example now, and adds to each example the listed sentences that it produces.
 */
class SentenceExamplesTest {

    private static final Path WITHOUT = Path.of("src/test/resources/sentences-without-example.txt");

    /** Labels of pages, which the tests of the page show. */
    private static final String PAGE = "html.";

    /** A shorter sentence would match by accident. */
    private static final int FEWEST_LETTERS = 6;

    private static final int LONGEST_VALUE = 160;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```(?:console|text)\\n(.*?)^```");
    private static final boolean WRITE = System.getProperty("daemonlens.write") != null;

    @TempDir private Path folder;

    static Stream<Example> examples() throws IOException {
        return SentenceExamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleSaysIt(Example example) throws IOException {
        String output = example.output(folder);
        assertThat(example.says())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(output).contains(each));
    }

    @Test
    void theListOfSentencesWithoutAnExampleOnlyShrinks() throws IOException {
        String expected = SentenceExamples.oneLine(String.join("\n", expectations()));
        TreeSet<String> without = new TreeSet<>();
        sentences()
                .forEach(
                        (key, sentence) -> {
                            if (find(sentence, expected) == null) {
                                without.add(key);
                            }
                        });
        if (WRITE) {
            fill(without);
            Files.write(WITHOUT, without);
        }
        assertThat(without)
                .as("sentences without an example; add one to %s", SentenceExamples.FOLDER)
                .containsExactlyElementsOf(Files.readAllLines(WITHOUT));
    }

    /** The sentences by key, except those of pages and those that are too short to be found. */
    private static Map<String, String> sentences() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/main/sentences/english.properties"))) {
            int at = line.indexOf(" = ");
            String key = line.startsWith("#") || at < 0 ? PAGE : line.substring(0, at);
            String sentence = Wording.ENGLISH.say(key);
            long letters =
                    PLACEHOLDER
                            .matcher(sentence)
                            .replaceAll("")
                            .chars()
                            .filter(Character::isLetter)
                            .count();
            if (!key.startsWith(PAGE) && letters >= FEWEST_LETTERS) {
                all.put(key, sentence);
            }
        }
        return all;
    }

    /** Returns the first text that is the sentence with other words in its places; null if none. */
    private static String find(String sentence, String text) {
        String plain = SentenceExamples.oneLine(sentence.strip());
        String[] literals = PLACEHOLDER.split(plain, -1);
        String longest = "";
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < literals.length; i++) {
            longest = literals[i].length() > longest.length() ? literals[i] : longest;
            boolean word =
                    i == 0 && literals[0].isEmpty()
                            || i == literals.length - 2 && literals[i + 1].isEmpty();
            pattern.append(Pattern.quote(literals[i]));
            pattern.append(i == literals.length - 1 ? "" : word ? "\\S+" : ".{1,160}?");
        }
        Pattern whole = Pattern.compile(pattern.toString());
        int reach = plain.length() + literals.length * LONGEST_VALUE;
        for (int at = text.indexOf(longest); at >= 0; at = text.indexOf(longest, at + 1)) {
            int from = Math.max(0, at - reach);
            int to = Math.min(text.length(), at + longest.length() + reach);
            Matcher match = whole.matcher(text.substring(from, to));
            if (match.find()) {
                return match.group();
            }
        }
        return null;
    }

    /** What examples, tests and documentation expect to be said. */
    private static List<String> expectations() throws IOException {
        List<String> all = new ArrayList<>();
        for (Example each : SentenceExamples.all()) {
            all.addAll(each.says());
        }
        for (Path source : files(Path.of("src/test/java"), ".java")) {
            all.add(
                    Files.readString(source)
                            .replaceAll("\"\\s*\\+\\s*\"", "")
                            .replace("\\n", "\n")
                            .replace("\\\"", "\""));
        }
        for (Path page : files(Path.of("../docs"), ".md")) {
            Matcher block = CONSOLE.matcher(Files.readString(page));
            while (block.find()) {
                all.add(block.group(1));
            }
        }
        return all;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    private void fill(TreeSet<String> without) throws IOException {
        Map<String, String> sentences = sentences();
        Map<Path, StringBuilder> written = new LinkedHashMap<>();
        int number = 0;
        for (Example example : SentenceExamples.all()) {
            Path own = Files.createDirectories(folder.resolve("example-" + number++));
            String output = example.output(own);
            List<String> says = new ArrayList<>(example.says());
            says.removeIf(each -> !output.contains(each));
            for (String key : List.copyOf(without)) {
                String said = find(sentences.get(key), output);
                if (said != null) {
                    says.add(said);
                    without.remove(key);
                }
            }
            if (!says.isEmpty()) {
                written.computeIfAbsent(example.file(), file -> new StringBuilder())
                        .append(example.text(says));
            }
        }
        for (Map.Entry<Path, StringBuilder> each : written.entrySet()) {
            Files.writeString(each.getKey(), each.getValue());
        }
    }
}
