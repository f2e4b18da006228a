package io.daemonlens.cli;

import io.daemonlens.cli.program.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program as a test runs it: words and input go in, texts and an exit code come out. */
public record Ran(int exit, String out, String err) {

    public static Ran in(Path folder, String input, List<String> words) {
        return in(folder, Map.of(), input, words);
    }

    public static Ran in(
            Path folder, Map<String, String> environment, String input, List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        folder,
                        environment,
                        false);
        int exit = Main.run(words, terminal);
        return new Ran(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
