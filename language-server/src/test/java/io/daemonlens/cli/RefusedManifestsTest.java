package io.daemonlens.cli;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands that look further say of a manifest they cannot look at. */
class RefusedManifestsTest {

    private static final String TWO_ERRORS =
            AGENT.replace("{labels: {app: agent}}", "{labels: {app: x}}")
                    .replace("name: main", "name: Main");

    @TempDir Path folder;

    @BeforeEach
    void files() throws IOException {
        WorkFolder files = new WorkFolder(folder);
        files.write("good.yaml", AGENT);
        files.write("one.yaml", AGENT.replace("name: main", "name: Main"));
        files.write("two.yaml", TWO_ERRORS);
        files.write("cut.yaml", AGENT.substring(0, AGENT.length() - 3));
    }

    @Test
    void theFirstErrorIsToldAndHowManyMoreThereAre() {
        for (String command : List.of("preview", "rollout")) {
            check(1, "one.yaml:10:16: spec.template.spec.containers[0].name", command, "one.yaml");
            assertThat(run(command, "one.yaml").err()).doesNotContain("more");
            check(1, "two.yaml:7:24: ", command, "two.yaml");
            check(1, "\n  1 more error; `daemonlens lint` shows both", command, "two.yaml");
        }
    }

    @Test
    void whatCannotBeReadComesBeforeWhatIsRefused() {
        check(3, "cut.yaml:10:29: ", "rollout", "cut.yaml");
        check(3, "cut.yaml:10:29: ", "preview", "one.yaml", "cut.yaml");
        check(3, "none.yaml: no such file", "preview", "one.yaml", "none.yaml");
        assertThat(run("preview", "good.yaml", "one.yaml", "cut.yaml").out())
                .contains("3 of 4 get a pod");
    }

    @Test
    void anUpgradeSaysWhatWasRefusedBefore() {
        assertThat(run("upgrade", "--from", "1.20", "--to", "1.30", "two.yaml").out())
                .contains("the API server of 1.20 refuses it already")
                .doesNotContain("NEWLY REFUSED");
        assertThat(run("upgrade", "--from", "1.20", "--to", "1.30", "good.yaml").out())
                .doesNotContain("already");
    }

    private void check(int exit, String said, String... words) {
        Ran ran = run(words);
        assertThat(ran.err()).contains(said);
        assertThat(ran.exit()).isEqualTo(exit);
    }

    private Ran run(String... words) {
        return Ran.in(folder, "", List.of(words));
    }
}
