package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs}, run as they are read: a block of YAML whose first line is a comment
 * with a file's name becomes that file, and each {@code $ daemonlens …} of a block {@code console}
 * is run. It must exit as the page says, 0 where it says nothing, and print each line that the page
 * shows.
 */
final class GuidesTest {

    private static final Path DOCS = Path.of("../docs");

    @TempDir Path folder;

    static List<Path> pagesWithCommands() throws IOException {
        try (Stream<Path> walk = Files.walk(DOCS)) {
            List<Path> pages = new ArrayList<>();
            for (Path page :
                    walk.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
                if (Files.readString(page).contains("```console\n")) {
                    pages.add(DOCS.relativize(page));
                }
            }
            return pages;
        }
    }

    @ParameterizedTest
    @MethodSource("pagesWithCommands")
    void everyCommandOfThePageDoesWhatItSays(Path page) throws IOException {
        copyExamples();
        int commands = 0;
        String language = null;
        List<String> block = new ArrayList<>();
        for (String line : Files.readAllLines(DOCS.resolve(page))) {
            if (line.startsWith("```") && language == null) {
                language = line.substring(3);
                block.clear();
            } else if (line.equals("```")) {
                if (language.equals("console")) {
                    commands += run(block);
                } else if (language.equals("yaml") && block.get(0).startsWith("# ")) {
                    Files.write(folder.resolve(block.get(0).substring(2)), block);
                }
                language = null;
            } else {
                block.add(line);
            }
        }
        assertThat(commands).isPositive();
    }

    /** The files that the repository's pages name as {@code examples/…}. */
    private void copyExamples() throws IOException {
        Path from = Path.of("../examples");
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path each : walk.toList()) {
                Path copy = folder.resolve("examples").resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }

    private int run(List<String> block) throws IOException {
        int commands = 0;
        for (int i = 0; i < block.size(); ) {
            assertThat(block.get(i)).startsWith("$ daemonlens ");
            String command = block.get(i).substring("$ daemonlens ".length());
            List<String> shown = new ArrayList<>();
            int exit = 0;
            for (i++; i < block.size() && !block.get(i).startsWith("$ "); i++) {
                if (block.get(i).startsWith("(exit code ")) {
                    exit = Integer.parseInt(block.get(i).replaceAll("\\D", ""));
                } else {
                    shown.add(block.get(i).strip());
                }
            }
            check(command, exit, shown);
            commands++;
        }
        return commands;
    }

    /** As a shell splits them: a quoted part with blanks is one word. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|\\S+").matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group() : word.group(1));
        }
        return words;
    }

    private void check(String command, int exit, List<String> shown) throws IOException {
        String[] parts = command.split(" < ");
        String input = parts.length == 1 ? "" : Files.readString(folder.resolve(parts[1]));
        Ran ran = Ran.in(folder, input, words(parts[0]));
        String text = ran.out() + ran.err();
        assertThat(ran.exit()).as("%s%n%s", command, text).isEqualTo(exit);
        for (String line : shown) {
            assertThat(text).as(command).contains(line);
        }
    }
}
