package io.daemonlens.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key that has no sentence would stand before the reader as it is. */
class SentencesTest {

    /** Keys without a dot are codes of rules, which {@code WordingTest} looks at. */
    private static final Pattern SAID =
            Pattern.compile("\\bsay(?:IfKnown)?\\(\\s*\"([a-z][\\w-]*[.][\\w.-]+)\"\\s*[,)]");

    @Test
    void everySentenceThatIsSaidIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int said = 0;
        for (Path source : sources()) {
            Matcher call = SAID.matcher(Files.readString(source));
            while (call.find()) {
                said++;
                if (Wording.ENGLISH.sayIfKnown(call.group(1)).isEmpty()) {
                    missing.add(source.getFileName() + ": " + call.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(said).isGreaterThan(200);
    }

    @Test
    void chineseHasAllThatEnglishHas() throws IOException {
        TreeSet<String> missing = new TreeSet<>(keys("english"));
        missing.removeAll(keys("chinese"));
        assertThat(missing).isEmpty();
    }

    /** A key may be put together, such as {@code "why.cause." + code}. */
    @Test
    void noSentenceIsOutOfUse() throws IOException {
        StringBuilder code = new StringBuilder();
        for (Path source : sources()) {
            code.append(Files.readString(source));
        }
        String all = code.toString();
        List<String> unused = new ArrayList<>();
        for (String key : keys("english")) {
            boolean ofPage = key.startsWith("html.") || key.startsWith("tour.");
            if (!ofPage && !isSaid(key, all)) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    private static boolean isSaid(String key, String code) {
        String singular = key.replaceFirst("\\.one$", "");
        String message = key.replaceFirst("\\.help$", "");
        if (Stream.of(key, singular, message).anyMatch(each -> code.contains('"' + each + '"'))) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if (code.contains('"' + key.substring(0, dot + 1) + '"')
                    || code.contains('"' + key.substring(dot) + '"')) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static List<String> keys(String language) throws IOException {
        return Files.readAllLines(Path.of("src/main/sentences/" + language + ".properties"))
                .stream()
                .filter(line -> !line.startsWith("#") && line.contains(" = "))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .toList();
    }
}
