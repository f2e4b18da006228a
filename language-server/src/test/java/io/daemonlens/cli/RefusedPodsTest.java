package io.daemonlens.cli;

import static io.daemonlens.WorkFolder.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DaemonSets and nodes with which nothing runs. */
class RefusedPodsTest {

    @TempDir Path folder;

    @Test
    void whereEveryPodIsRefusedTheRolloutIsRefused() throws IOException {
        WorkFolder files = new WorkFolder(folder);
        files.write("agent.yaml", AGENT + "      priority: 100\n");
        assertThat(run("preview", "-o", "json", "agent.yaml").out())
                .contains("\"outcome\":\"refused\"")
                .contains("\"plugin\":\"Priority\"")
                .doesNotContain("\"rollout\":null");
    }

    @Test
    void aNodeWithoutAllocatableTakesNoPods() throws IOException {
        WorkFolder files = new WorkFolder(folder);
        files.write("agent.yaml", AGENT);
        files.write("nodes.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: bare}\n");
        Ran ran = run("preview", "--cluster", "nodes.yaml", "agent.yaml");
        assertThat(ran.out()).contains("0 of 1 get a pod").contains("Too many pods");
    }

    @Test
    void aVersionThatIsNoTextIsRefusedInTheWordsOfKubectl() throws IOException {
        WorkFolder files = new WorkFolder(folder);
        files.write("number.yaml", AGENT.replace("apiVersion: apps/v1", "apiVersion: 1"));
        files.write("none.yaml", AGENT.replace("apiVersion: apps/v1\n", ""));
        files.write("kind.yaml", AGENT.replace("kind: DaemonSet", "kind:"));
        assertThat(run("lint", "number.yaml").out())
                .contains("error[not-served]: apiVersion isn't string type");
        assertThat(run("lint", "none.yaml").out())
                .contains("error[not-served]: apiVersion not set")
                .contains("apiVersion: apps/v1");
        assertThat(run("lint", "kind.yaml").out())
                .contains("error[unknown-kind]: kind not set")
                .contains(
                        "`kind` has no value, so no API server takes this object. Write `kind: DaemonSet`.")
                .doesNotContain("Did you mean");
    }

    private Ran run(String... words) {
        return Ran.in(folder, "", List.of(words));
    }
}
