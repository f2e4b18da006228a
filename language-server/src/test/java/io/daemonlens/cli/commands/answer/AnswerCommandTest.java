package io.daemonlens.cli.commands.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Lines that cannot be answered do not keep the next ones from being answered. */
class AnswerCommandTest {

    private static final String DAEMON_SET =
            "{\"id\": \"%s\", \"in\": {\"collisions\": [], \"ds\": {\"metadata\": {\"name\": \"a\"},"
                    + " \"spec\": {\"template\": {\"spec\": {\"containers\": %s}}}}}}\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aRefusedTemplateHasNoHash() throws IOException {
        int exit = answer(DAEMON_SET.formatted("1", "\"x\"") + DAEMON_SET.formatted("2", "[]"));
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("{\"id\":\"1\",\"version\":\"1.24\",\"refused\":true}\n")
                .contains("{\"id\":\"2\",\"version\":\"1.37\",\"fnv\":");
    }

    @Test
    void aLineThatIsNoQuestionIsTold() throws IOException {
        int exit = answer("{\"id\": \"1\"}\n{\n" + DAEMON_SET.formatted("3", "[]"));
        assertThat(exit).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("line 1: ").contains("line 2: ");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("{\"id\":\"3\"");
    }

    private int answer(String lines) throws IOException {
        return AnswerCommand.run(
                "hash",
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
