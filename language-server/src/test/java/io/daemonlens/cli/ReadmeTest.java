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
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers that README.md shows, from the commands that it names below them. */
class ReadmeTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "```\n(.*?)```\n\n\\(part of `\\./daemonlens ([^`]*)`([^)]*)\\)",
                    Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    void everyAnswerIsPartOfWhatItsCommandPrints() throws Exception {
        List<String> examples = new ArrayList<>();
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            copyExamples();
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("one")
                    .setAuthor("a", "a@b")
                    .setCommitter("a", "a@b")
                    .setSign(false)
                    .call();
            Path agent = folder.resolve("examples/fluentd.yaml");
            Files.writeString(
                    agent, Files.readString(agent).replace("fluentd:v1.17", "fluentd:v1.18"));
            Matcher example = EXAMPLE.matcher(Files.readString(TOP.resolve("README.md")));
            while (example.find()) {
                examples.add(example.group(2));
                Ran ran = Ran.in(folder, "", List.of(example.group(2).split(" ")));
                assertThat(ran.out())
                        .as(example.group(2))
                        .containsSubsequence(example.group(1).strip().split("\n\n"));
            }
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    }

    private void copyExamples() throws IOException {
        Files.createDirectory(folder.resolve("examples"));
        try (Stream<Path> files = Files.list(TOP.resolve("examples"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve("examples").resolve(file.getFileName()));
            }
        }
    }
}
