package io.daemonlens.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daemonlens.WorkFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories, made by JGit and read as a user's repository is. */
class GitFileTest {

    private static final String MANIFEST =
            "apiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n  name: agent\n  namespace: kube-system\n";

    @TempDir Path folder;
    private Git git;

    @BeforeEach
    void repository() throws Exception {
        GitEnvironment.quiet();
        git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void theTextAtHeadIsWhatWasCommitted() throws Exception {
        commit("agent.yaml", MANIFEST);
        write("agent.yaml", MANIFEST + "spec: {}\n");
        assertThat(textAt("agent.yaml", "HEAD")).isEqualTo(MANIFEST);
    }

    @Test
    void anyRefWorks() throws Exception {
        commit("agent.yaml", MANIFEST);
        commit("agent.yaml", MANIFEST + "# second\n");
        assertThat(textAt("agent.yaml", "HEAD~1")).isEqualTo(MANIFEST);
        assertThat(textAt("agent.yaml", "main")).endsWith("# second\n");
    }

    @Test
    void threeDotsMeanTheMergeBase() throws Exception {
        commit("agent.yaml", MANIFEST);
        git.checkout().setCreateBranch(true).setName("topic").call();
        commit("agent.yaml", MANIFEST + "# topic\n");
        git.checkout().setName("main").call();
        commit("agent.yaml", MANIFEST + "# main\n");
        assertThat(textAt("agent.yaml", "main...topic")).isEqualTo(MANIFEST);
    }

    @Test
    void aRenamedFileIsFoundUnderItsOldName() throws Exception {
        commit("old/agent.yaml", MANIFEST);
        Files.createDirectories(folder.resolve("new"));
        Files.move(folder.resolve("old/agent.yaml"), folder.resolve("new/agent.yaml"));
        assertThat(textAt("new/agent.yaml", "HEAD")).isEqualTo(MANIFEST);
    }

    @Test
    void aNewFileCountsAsNew() throws Exception {
        commit("other.yaml", "a: 1\n");
        write("agent.yaml", MANIFEST);
        checkRefused("agent.yaml", "HEAD", "agent.yaml is not in HEAD, so it counts as new.");
    }

    @Test
    void anUnknownRefIsSaid() throws Exception {
        commit("agent.yaml", MANIFEST);
        checkRefused("agent.yaml", "nowhere", "git has no commit nowhere.");
        checkRefused("agent.yaml", "HEAD^{x", "git has no commit HEAD^{x.");
    }

    @Test
    void aRepositoryWithoutCommitsIsSaid() throws Exception {
        write("agent.yaml", MANIFEST);
        checkRefused(
                "agent.yaml",
                "HEAD",
                "The repository has no commit yet, so there is no older revision to compare with.");
    }

    @Test
    void aShallowCloneSaysHowToGetMore() throws Exception {
        commit("agent.yaml", MANIFEST);
        commit("agent.yaml", MANIFEST + "# second\n");
        File clone = folder.resolve("clone").toFile();
        Git.cloneRepository()
                .setURI(folder.toUri().toString())
                .setDirectory(clone)
                .setDepth(1)
                .call()
                .close();
        checkRefused(
                "clone/agent.yaml",
                "HEAD~1",
                "git has no commit HEAD~1. The clone is shallow:"
                        + " `git fetch --unshallow` brings the older commits.");
    }

    @Test
    void aMergeConflictIsSeen() throws Exception {
        commit("agent.yaml", MANIFEST);
        git.checkout().setCreateBranch(true).setName("topic").call();
        commit("agent.yaml", MANIFEST.replace("agent", "left"));
        git.checkout().setName("main").call();
        commit("agent.yaml", MANIFEST.replace("agent", "right"));
        try (GitFile before = GitFile.open(folder.resolve("agent.yaml"))) {
            assertThat(before.inConflict()).isFalse();
        }
        git.merge()
                .include(git.getRepository().resolve("topic"))
                .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                .call();
        try (GitFile after = GitFile.open(folder.resolve("agent.yaml"))) {
            assertThat(after.inConflict()).isTrue();
        }
    }

    @Test
    void outsideARepositoryIsSaid(@TempDir Path elsewhere) throws Exception {
        Path file = Files.writeString(elsewhere.resolve("agent.yaml"), MANIFEST);
        assertThatThrownBy(() -> GitFile.open(file))
                .isInstanceOf(GitFile.GitException.class)
                .hasMessageEndingWith(
                        "is not in a git repository,"
                                + " so there is no older revision to compare with.");
    }

    private void checkRefused(String file, String ref, String sentence) {
        assertThatThrownBy(() -> textAt(file, ref))
                .isInstanceOf(GitFile.GitException.class)
                .hasMessage(sentence);
    }

    private String textAt(String file, String ref) throws Exception {
        try (GitFile open = GitFile.open(folder.resolve(file))) {
            return open.at(ref).text();
        }
    }

    private void commit(String file, String text) throws Exception {
        write(file, text);
        WorkFolder.commit(git);
    }

    private void write(String file, String text) throws Exception {
        new WorkFolder(folder).write(file, text);
    }
}
