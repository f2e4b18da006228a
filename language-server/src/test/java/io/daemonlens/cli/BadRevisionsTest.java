package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Older revisions that are not to be had, in real repositories: each is a sentence, and the rest of
 * the answer stands.
 */
class BadRevisionsTest {

    private static final String AGENT =
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              selector:
                matchLabels: {app: agent}
              template:
                metadata:
                  labels: {app: agent}
                spec:
                  containers:
                  - name: agent
                    image: agent:1
            """;

    @TempDir Path folder;

    @Test
    void noRepository() throws IOException {
        write("agent.yaml", AGENT);
        checkDiff("is not in a git repository, so there is no older revision", "agent.yaml");
        checkPreview("is not in a git repository");
    }

    @Test
    void aRepositoryWithoutACommit() throws Exception {
        write("agent.yaml", AGENT);
        Git.init().setDirectory(folder.toFile()).call().close();
        checkDiff("The repository has no commit yet", "agent.yaml");
        checkPreview("The repository has no commit yet");
    }

    @Test
    void aShallowClone() throws Exception {
        write("origin/agent.yaml", AGENT);
        try (Git git = commit("origin")) {
            write("origin/agent.yaml", AGENT.replace("agent:1", "agent:2"));
            WorkFolder.commit(git);
        }
        Git.cloneRepository()
                .setURI(folder.resolve("origin").toUri().toString())
                .setDirectory(folder.resolve("clone").toFile())
                .setDepth(1)
                .call()
                .close();
        String file = "clone/agent.yaml";
        checkDiff("`git fetch --unshallow` brings the older commits", "HEAD~1", file);
        write(file, AGENT.replace("agent:1", "agent:3"));
        assertThat(run("diff", file).out()).contains("agent:2 → agent:3");
    }

    @Test
    void aFileThatGitHasNotGot() throws Exception {
        write("other.yaml", "a: 1\n");
        commit("").close();
        write("agent.yaml", AGENT);
        checkDiff("agent.yaml is not in HEAD, so it counts as new.", "agent.yaml");
        checkPreview("agent.yaml is not in HEAD, so it counts as new.");
    }

    @Test
    void aRefThatDoesNotExist() throws Exception {
        write("agent.yaml", AGENT);
        commit("").close();
        checkDiff("git has no commit nowhere.", "nowhere", "agent.yaml");
        checkDiff("git has no commit nowhere.", "main...nowhere", "agent.yaml");
        Ran ran = run("preview", "agent.yaml", "--from", "nowhere");
        assertThat(ran.out()).contains("3 of 4 get a pod").contains("git has no commit nowhere.");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void aMergeConflict() throws Exception {
        write("agent.yaml", AGENT);
        write("other.yaml", AGENT.replace("name: agent\nspec", "name: other\nspec"));
        try (Git git = commit("")) {
            git.checkout().setCreateBranch(true).setName("topic").call();
            write("agent.yaml", AGENT.replace("agent:1", "agent:left"));
            WorkFolder.commit(git);
            git.checkout().setName("main").call();
            write("agent.yaml", AGENT.replace("agent:1", "agent:right"));
            WorkFolder.commit(git);
            git.merge()
                    .include(git.getRepository().resolve("topic"))
                    .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                    .call();
        }
        assertThat(Files.readString(folder.resolve("agent.yaml"))).contains("<<<<<<<");
        Ran ran = run("diff", "agent.yaml");
        assertThat(ran.err()).contains("an unresolved merge conflict; resolve it");
        assertThat(ran.out()).doesNotContain("gone");
        assertThat(ran.exit()).isEqualTo(3);
        assertThat(run("lint", "agent.yaml").out())
                .contains("This is an unresolved merge conflict.");
        Ran both = run("preview", "agent.yaml", "other.yaml");
        assertThat(both.out()).contains("default/other").doesNotContain("default/agent");
        assertThat(both.err()).contains("agent.yaml");
    }

    @Test
    void theMergeBaseOfABranchIsWhatItGrewFrom() throws Exception {
        write("old/agent.yaml", AGENT);
        try (Git git = commit("")) {
            git.checkout().setCreateBranch(true).setName("topic").call();
            Files.createDirectories(folder.resolve("new"));
            Files.move(folder.resolve("old/agent.yaml"), folder.resolve("new/agent.yaml"));
            git.rm().addFilepattern("old/agent.yaml").call();
            write("new/agent.yaml", AGENT.replace("agent:1", "agent:topic"));
            WorkFolder.commit(git);
            git.checkout().setName("main").call();
            write("old/agent.yaml", AGENT.replace("agent:1", "agent:main"));
            WorkFolder.commit(git);
            git.checkout().setName("topic").call();
        }
        Ran ran = run("diff", "main...HEAD", "new/agent.yaml");
        assertThat(ran.out()).contains("agent:1 → agent:topic");
        assertThat(run("preview", "new/agent.yaml", "--from", "main...HEAD").out())
                .contains("agent:topic");
    }

    @Test
    void aRevisionWithoutATemplate() throws IOException {
        write("agent.yaml", AGENT);
        write(
                "snapshot.yaml",
                """
                apiVersion: v1
                kind: List
                items:
                - apiVersion: v1
                  kind: Node
                  metadata: {name: w-1}
                  status: {allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}
                - apiVersion: apps/v1
                  kind: DaemonSet
                  metadata: {name: agent, namespace: default, uid: u}
                  spec:
                    selector: {matchLabels: {app: agent}}
                    template:
                      metadata: {labels: {app: agent}}
                      spec: {containers: [{name: agent, image: "agent:1"}]}
                - apiVersion: apps/v1
                  kind: ControllerRevision
                  metadata:
                    name: agent-1
                    namespace: default
                    labels: {app: agent}
                    ownerReferences: [{uid: u, controller: true}]
                  revision: 1
                  data: {spec: [no, template]}
                """);
        String[] cluster = {"--cluster", "snapshot.yaml"};
        Ran list = run("history", "agent", cluster[0], cluster[1]);
        assertThat(list.out()).contains("\n1         <none>\n");
        String sentence = "the data of revision 1 is not a pod template";
        assertThat(run("history", "agent", "--revision=1", cluster[0], cluster[1]).err())
                .contains(sentence);
        assertThat(run("history", "agent", "--describe", cluster[0], cluster[1]).out())
                .contains("Name:         agent-1");
        assertThat(run("undo", "agent", "--to-revision=1", cluster[0], cluster[1]).err())
                .contains("failed restoring revision 1: its data is not a pod template");
        assertThat(run("diff", "revision:1", "agent.yaml", cluster[0], cluster[1]).err())
                .contains(sentence);
        assertThat(
                        run("rollout", "agent.yaml", "--from", "revision:1", cluster[0], cluster[1])
                                .err())
                .contains(sentence);
        assertThat(run("preview", "agent.yaml", cluster[0], cluster[1]).out())
                .contains("1 of 1 get");
    }

    private void checkDiff(String sentence, String... operands) {
        String[] words = new String[operands.length + 1];
        words[0] = "diff";
        System.arraycopy(operands, 0, words, 1, operands.length);
        Ran ran = run(words);
        assertThat(ran.err()).startsWith("daemonlens: ").contains(sentence);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.exit()).isEqualTo(3);
    }

    /** The nodes are told all the same. */
    private void checkPreview(String sentence) {
        Ran ran = run("preview", "agent.yaml");
        assertThat(ran.out().replaceAll("\\s+", " "))
                .contains("3 of 4 get a pod")
                .contains(sentence);
        assertThat(ran.exit()).isZero();
    }

    private Git commit(String below) throws Exception {
        return new WorkFolder(folder.resolve(below)).commit();
    }

    private void write(String name, String text) throws IOException {
        new WorkFolder(folder).write(name, text);
    }

    private Ran run(String... words) {
        return Ran.in(folder, "", List.of(words));
    }
}
