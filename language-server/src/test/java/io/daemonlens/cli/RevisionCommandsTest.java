package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about revisions from outside: words in, text and exit code out. */
class RevisionCommandsTest {

    private static final String AGENT =
            """
            # collects logs
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
                    image: agent:3   # pinned
            """;

    private static final String OLD_API =
            """
            # of another time
            apiVersion: extensions/v1beta1
            kind: DaemonSet
            metadata:
              name: agent   # the name
            spec:
              templateGeneration: 3
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  containers:
                  - name: agent
                    image: agent:1
            """;

    @TempDir Path folder;

    @BeforeEach
    void snapshot() throws IOException {
        write("agent.yaml", AGENT);
        StringBuilder snapshot =
                new StringBuilder("apiVersion: v1\nkind: List\nitems:\n")
                        .append("- {apiVersion: v1, kind: Node, metadata: {name: w-1},")
                        .append(" status: {allocatable: {cpu: '4', memory: 8Gi, pods: '110'}}}\n")
                        .append("- {apiVersion: v1, kind: Node, metadata: {name: w-2,")
                        .append(" labels: {disk: ssd}},")
                        .append(" status: {allocatable: {cpu: '4', memory: 8Gi, pods: '110'}}}\n");
        snapshot.append("- apiVersion: apps/v1\n  kind: DaemonSet\n  metadata: {name: agent,")
                .append(" namespace: default, uid: u}\n  spec:\n    revisionHistoryLimit: 2\n")
                .append("    selector: {matchLabels: {app: agent}}\n")
                .append("    template: {metadata: {labels: {app: agent}}, spec: {containers:")
                .append(" [{name: agent, image: \"agent:3\"}]}}\n");
        for (int i = 1; i <= 3; i++) {
            String template =
                    "{$patch: replace, metadata: {labels: {app: agent}}, spec: {containers:"
                            + " [{name: agent, image: \"agent:"
                            + i
                            + "\"}]}}";
            snapshot.append("- apiVersion: apps/v1\n  kind: ControllerRevision\n")
                    .append("  metadata: {name: agent-" + i + ", namespace: default,")
                    .append(" labels: {app: agent, controller-revision-hash: \"" + i + "\"},")
                    .append(" ownerReferences: [{uid: u, controller: true}]}\n")
                    .append("  revision: " + i + "\n")
                    .append("  data: {spec: {template: " + template + "}}\n");
        }
        write("snapshot.yaml", snapshot.toString());
    }

    @Test
    void undoEditsTheFileAndSaysWhatKubectlSays() throws IOException {
        Ran ran = run("undo", "agent.yaml", "--cluster", "snapshot.yaml");
        assertThat(ran.out()).isEqualTo(AGENT.replace("agent:3", "agent:2"));
        assertThat(ran.err())
                .startsWith("daemonset.apps/agent rolled back\n")
                .contains("nothing was applied");
        assertThat(ran.exit()).isZero();
        assertThat(Files.readString(folder.resolve("agent.yaml"))).isEqualTo(AGENT);
    }

    @Test
    void whatAnswersForOneVersionTakesNoRange() {
        for (String command :
                List.of(
                        "preview agent.yaml",
                        "rollout agent.yaml",
                        "diff agent.yaml agent.yaml",
                        "history agent.yaml --cluster snapshot.yaml",
                        "schema")) {
            Ran ran = run((command + " --kubernetes-version 1.20..1.22").split(" "));
            assertThat(ran.exit()).as(command).isEqualTo(2);
            assertThat(ran.err())
                    .as(command)
                    .contains("this command answers for one version; lint takes a range");
        }
    }

    @Test
    void undoWritesTheFileWhenAsked() throws IOException {
        Ran ran = run("undo", "agent.yaml", "--to-revision=1", "--write", "--cluster", SNAPSHOT);
        assertThat(ran.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("agent.yaml")))
                .isEqualTo(AGENT.replace("agent:3", "agent:1"));
    }

    @Test
    void undoOfANamePrintsTheWholeObject() {
        Ran ran = run("undo", "ds/agent", "--to-revision=1", "--cluster", SNAPSHOT);
        assertThat(ran.out()).contains("kind: DaemonSet").contains("image: \"agent:1\"");
        assertThat(ran.out()).doesNotContain("uid");
    }

    @Test
    void undoFailsInTheWordsOfKubectl() {
        Ran ran = run("undo", "agent", "--to-revision=9", "--cluster", SNAPSHOT);
        assertThat(ran.err()).isEqualTo("error: unable to find specified revision 9 in history\n");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(run("undo", "nobody", "--cluster", SNAPSHOT).err())
                .isEqualTo(
                        "daemonlens: Error from server (NotFound): daemonsets.apps \"nobody\" not"
                                + " found\n");
        assertThat(run("undo", "agent", "--to-revision=3", "--cluster", SNAPSHOT).err())
                .contains("skipped rollback (current template already matches revision 3)");
    }

    @Test
    void aRevisionWithoutATemplateIsSaid() throws IOException {
        String text = Files.readString(folder.resolve("snapshot.yaml"));
        int at = text.indexOf("  data: ");
        int end = text.indexOf('\n', at);
        write("snapshot.yaml", text.substring(0, at) + "  data: {a: 1}" + text.substring(end));
        Ran ran = run("undo", "agent", "--to-revision=1", "--cluster", SNAPSHOT);
        assertThat(ran.err())
                .isEqualTo("error: failed restoring revision 1: its data is not a pod template\n");
        assertThat(run("undo", "agent", "--to-revision=2", "--cluster", SNAPSHOT).exit()).isZero();
    }

    @Test
    void historySaysWhatAFileWouldDoToTheList() throws IOException {
        write(
                "new.yaml",
                AGENT.replace("agent:3", "agent:4")
                        .replace("  template:", "  revisionHistoryLimit: 2\n  template:"));
        Ran ran = run("history", "new.yaml", "--cluster", SNAPSHOT);
        assertThat(ran.out()).isEqualTo(run("history", "agent", "--cluster", SNAPSHOT).out());
        assertThat(ran.err())
                .startsWith("\ndaemonlens: applying new.yaml creates revision 4 (agent-")
                .endsWith(" revisionHistoryLimit then deletes revision 1, once no pod needs it.\n");
    }

    @Test
    void upgradeTellsOfRevisionsAndNeverRestartsToday() {
        Ran ran = run("upgrade", "-v", "--from", "1.28", "--to", "1.37", "agent.yaml");
        assertThat(ran.out())
                .contains("upgrading to 1.34 records the same template in different bytes")
                .contains("no pod restarts because of the upgrade alone");
        assertThat(ran.exit()).isZero();
        Ran last = run("upgrade", "-v", "--from", "1.36", "agent.yaml");
        assertThat(last.out()).contains("no new ControllerRevision");
    }

    @Test
    void upgradeFailsWhereSomethingIsNewlyRefused() throws IOException {
        write("old.yaml", OLD_API);
        Ran ran = run("upgrade", "--from", "1.15", "--to", "1.16", "old.yaml", "-o", "json");
        assertThat(ran.out()).contains("no matches for kind").contains("\"restartsPods\":false");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(run("upgrade", "--from", "1.30", "--to", "1.20", "old.yaml").exit())
                .isEqualTo(2);
        assertThat(run("upgrade", "agent.yaml").err()).contains("upgrade needs --from");
    }

    @Test
    void migrateKeepsCommentsAndBehaviour() throws IOException {
        write("old.yaml", OLD_API);
        Ran ran = run("migrate", "old.yaml");
        assertThat(ran.out())
                .isEqualTo(
                        """
                        # of another time
                        apiVersion: apps/v1
                        kind: DaemonSet
                        metadata:
                          name: agent   # the name
                        spec:
                          selector:
                            matchLabels:
                              app: agent
                          template:
                            metadata:
                              labels:
                                app: agent
                            spec:
                              containers:
                              - name: agent
                                image: agent:1
                          updateStrategy:
                            type: OnDelete
                        """);
        assertThat(ran.exit()).isZero();
        assertThat(run("migrate", "old.yaml", "--write").out()).isEmpty();
        assertThat(Files.readString(folder.resolve("old.yaml"))).isEqualTo(ran.out());
    }

    @Test
    void migrateSaysWhatIsStillRefused() throws IOException {
        write(
                "old.yaml",
                OLD_API.replace("    spec:\n", "    spec:\n      restartPolicy: Never\n"));
        Ran ran = run("migrate", "old.yaml", "--diff");
        assertThat(ran.out()).startsWith("--- a/old.yaml\n+++ b/old.yaml\n");
        assertThat(ran.err()).contains("agent as apps/v1: spec.template.spec.restartPolicy");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void diffNamesTheNodesThatChange() throws IOException {
        write("new.yaml", AGENT + "      nodeSelector: {disk: ssd}\n");
        Ran ran = run("diff", "agent.yaml", "new.yaml", "--cluster", SNAPSHOT);
        assertThat(ran.out()).contains("\n  moves: - w-1\n");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(run("diff", "agent.yaml", "new.yaml").out()).doesNotContain("moves:");
        assertThat(
                        run(
                                        "diff",
                                        "agent.yaml",
                                        "new.yaml",
                                        "-o",
                                        "markdown",
                                        "--cluster",
                                        SNAPSHOT)
                                .out())
                .contains("moves: - w-1\n")
                .contains("| placement |");
    }

    @Test
    void diffTakesTheFoldersOfKubectl() throws IOException {
        write("LIVE-1/apps.v1.DaemonSet.default.agent", AGENT + "status: {currentNumber: 1}\n");
        write("MERGED-1/apps.v1.DaemonSet.default.agent", AGENT.replace("agent:3", "agent:4"));
        write("LIVE-1/v1.ConfigMap.default.c", "apiVersion: v1\nkind: ConfigMap\n");
        write("MERGED-1/v1.ConfigMap.default.c", "apiVersion: v1\nkind: ConfigMap\n");
        Ran ran = run("diff", "LIVE-1", "MERGED-1");
        assertThat(ran.out()).contains("agent:3 → agent:4").contains("restarts every pod");
        assertThat(ran.err()).contains("LIVE-1: 1 object of another kind not compared");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(run("LIVE-1", "MERGED-1", "diff").out()).isEqualTo(ran.out());
        assertThat(run("LIVE-1", "MERGED-1", "-o", "json").out()).contains("DiffReport");
    }

    @Test
    void diffFindsTheNodesWithoutRoom() throws IOException {
        write(
                "nodes.yaml",
                "apiVersion: v1\nkind: Node\nmetadata: {name: small}\n"
                        + "status: {allocatable: {cpu: \"1\", memory: 1Gi, pods: \"9\"}}\n"
                        + "---\napiVersion: v1\nkind: Node\nmetadata: {name: large}\n"
                        + "status: {allocatable: {cpu: \"8\", memory: 1Gi, pods: \"9\"}}\n");
        write("new.yaml", AGENT + "        resources: {requests: {cpu: \"2\"}}\n");
        Ran ran = run("diff", "agent.yaml", "new.yaml", "--cluster", "nodes.yaml");
        assertThat(ran.out()).contains("\n  moves: - small\n");
    }

    @Test
    void diffTakesWhatAClusterKeeps() throws IOException {
        Ran ran = run("diff", "revision:1", "agent.yaml", "--cluster", SNAPSHOT);
        assertThat(ran.out()).contains("agent:1 → agent:3");
        assertThat(run("diff", "live", "agent.yaml", "--cluster", SNAPSHOT).out())
                .contains("no pod restarts")
                .contains("spec.revisionHistoryLimit  2 → 10");
        write("new.yaml", AGENT.replace("agent:3", "agent:4"));
        assertThat(run("diff", "live", "new.yaml", "--cluster", SNAPSHOT).out())
                .contains("agent:3 → agent:4");
        assertThat(run("diff", "revision:1:agent", "revision:2:agent", "--cluster", SNAPSHOT).out())
                .contains("agent:1 → agent:2");
        assertThat(run("diff", "revision:1", "live:agent", "--cluster", SNAPSHOT).out())
                .contains("agent:1 → agent:3");
        Ran nameless = run("diff", "revision:1", "revision:2", "--cluster", SNAPSHOT);
        assertThat(nameless.err()).contains("revision:2 needs a name, as in revision:2:agent");
        assertThat(nameless.exit()).isEqualTo(3);
        assertThat(run("diff", "revision:9", "agent.yaml", "--cluster", SNAPSHOT).err())
                .contains("unable to find specified revision 9 in history");
    }

    @Test
    void whatIsSaidIsSaidInChineseToo() throws IOException {
        write("old.yaml", OLD_API);
        write("new.yaml", AGENT.replace("agent:3", "agent:4"));
        Pattern english = Pattern.compile("[a-z]+ [a-z]+ [a-z]+ [a-z]+");
        for (Ran ran :
                List.of(
                        chinese("undo", "agent.yaml", "--cluster", SNAPSHOT),
                        chinese("history", "new.yaml", "--cluster", SNAPSHOT),
                        chinese("upgrade", "--from", "1.13", "--to", "1.37", "agent.yaml"),
                        chinese("migrate", "old.yaml"),
                        chinese("diff", "agent.yaml", "new.yaml"),
                        chinese("diff", "agent.yaml", "new.yaml", "-o", "markdown"),
                        chinese("diff", "agent.yaml"))) {
            assertThat(english.matcher(ran.err() + ran.out()).find())
                    .as(ran.err() + ran.out())
                    .isFalse();
        }
    }

    private Ran chinese(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lang", "zh-CN"));
        return run(all.toArray(String[]::new));
    }

    @Test
    void aLongTextIsShownAroundItsChange() throws IOException {
        String script = "        args:\n        - |\n";
        for (int i = 1; i <= 9; i++) {
            script += "          step " + i + "\n";
        }
        write("old.yaml", AGENT + script);
        write("new.yaml", AGENT + script.replace("step 7", "step seven"));
        assertThat(run("diff", "old.yaml", "new.yaml").out())
                .endsWith(
                        """
                          spec.template.spec.containers[agent].args[0]
                              …
                              step 5
                              step 6
                            - step 7
                            + step seven
                              step 8
                              step 9
                              …
                        """);
    }

    @Test
    void undoOfTheSameTemplateSaysSo() {
        Ran ran = run("undo", "agent.yaml", "--to-revision=3", "--cluster", SNAPSHOT);
        assertThat(ran.out()).isEqualTo(AGENT);
        assertThat(ran.err())
                .contains("skipped rollback (current template already matches revision 3)")
                .contains("undoing to it changes nothing in the cluster")
                .contains("--to-revision=2 is the newest revision with another template.");
    }

    @Test
    void diffTakesDevNull() {
        Ran ran = run("diff", "/dev/null", "agent.yaml");
        assertThat(ran.out()).contains("new: agent.yaml");
        assertThat(run("diff", "agent.yaml", "/dev/null").out()).contains("gone");
    }

    @Test
    void whatIsInConflictIsSaid() throws IOException {
        write(
                "new.yaml",
                AGENT.replace(
                        "        image: agent:3   # pinned\n",
                        "<<<<<<< HEAD\n        image: a\n=======\n        image: b\n>>>>>>> x\n"));
        Ran ran = run("diff", "agent.yaml", "new.yaml");
        assertThat(ran.err()).contains("an unresolved merge conflict; resolve it");
        assertThat(ran.exit()).isEqualTo(3);
    }

    @Test
    void withoutARepositoryThatIsSaid() {
        Ran ran = run("diff", "agent.yaml");
        assertThat(ran.err()).contains("is not in a git repository");
        assertThat(ran.exit()).isEqualTo(3);
    }

    @Test
    void gitUsesItAsDifftool() throws Exception {
        Assumptions.assumeTrue(git("--version").exit() == 0, "skipped: no git here");
        git("init", "-q");
        git("add", "agent.yaml");
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "one");
        write("agent.yaml", AGENT.replace("agent:3", "agent:4"));
        String program =
                "'"
                        + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -cp '"
                        + System.getProperty("java.class.path")
                        + "' io.daemonlens.cli.Main diff --color never";
        Ran ran = git("difftool", "--no-prompt", "-x", program, "HEAD", "--", "agent.yaml");
        assertThat(ran.out()).contains("agent:3 → agent:4").contains("restarts every pod");
    }

    private static final String SNAPSHOT = "snapshot.yaml";

    private Ran git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Path out = Files.createTempFile("difftool", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroy();
        }
        String text = Files.readString(out);
        Files.delete(out);
        return new Ran(process.isAlive() ? 124 : process.exitValue(), text, "");
    }

    private void write(String name, String text) throws IOException {
        new WorkFolder(folder).write(name, text);
    }

    private Ran run(String... words) {
        return Ran.in(folder, "", List.of(words));
    }
}
