package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say about DaemonSets whose cluster was saved to a file. */
class SavedClusterTest {

    /** Of four pods, one has the template of tag 2 and three have that of tag 1. */
    private static final String HALF_UPDATED = cluster("2", "b2", "a1", "a1", "a1");

    @TempDir Path folder;

    @Test
    void previewComparesWithTheLiveObject() throws Exception {
        write("s.yaml", HALF_UPDATED);
        write("back.yaml", daemonSet("1", ""));
        JsonObject revision = preview("back.yaml").object("revision");
        assertThat(revision.text("comparedWith")).isEqualTo("live");
        assertThat(revision.text("name")).isEqualTo("agent-a1");
        assertThat(revision.get("restarts").toString())
                .isEqualTo("{\"when\":\"rollingUpdate\",\"pods\":1,\"of\":4}");
        Ran diff = run("diff", "-o", "json", "live", "back.yaml", "--cluster", "s.yaml");
        assertThat(diff.out()).contains("\"from\":{\"source\":\"live\",\"hash\":\"b2\"}");
        assertThat(preview("back.yaml", "--from", "HEAD").object("revision").text("note"))
                .contains("not in a git repository");
    }

    @Test
    void aStatusThatWasNotSavedIsDerivedFromThePods() throws Exception {
        write("s.yaml", HALF_UPDATED);
        write("next.yaml", daemonSet("3", ""));
        Ran rollout = run("rollout", "-o", "json", "--cluster", "s.yaml", "next.yaml");
        JsonObject first = (JsonObject) JsonReader.readObject(rollout.out()).array("steps").get(0);
        assertThat(first.toString()).contains("\"ready\":4,\"updated\":1,\"available\":4");
        Ran why = run("why", "-o", "json", "ops/agent", "--cluster", "s.yaml");
        assertThat(why.out()).contains("\"verdict\":\"progressing\"").contains("\"updated\":1");
        assertThat(why.exit()).isZero();
    }

    @Test
    void aRolloutNamesThePodsThatItEvicts() throws Exception {
        write("s.yaml", cluster("1", "a1", "a1") + VICTIM);
        write("next.yaml", daemonSet("2", "priorityClassName: system-node-critical, "));
        Ran text = run("rollout", "--cluster", "s.yaml", "next.yaml");
        assertThat(text.out()).contains("EVICTS 1 pod of another: jobs/batch.");
        Ran markdown = run("rollout", "-o", "markdown", "--cluster", "s.yaml", "next.yaml");
        assertThat(markdown.out()).contains("- EVICTS 1 pod of another: jobs/batch.");
        Ran json = run("rollout", "-o", "json", "--cluster", "s.yaml", "next.yaml");
        assertThat(json.out()).contains("\"preempted\":[\"jobs/batch\"]");
    }

    @Test
    void aPlanCountsThePodThatMayStayButIsNotCreatedAgain() throws Exception {
        write(
                "s.yaml",
                cluster("1", "a1", "a1")
                        .replace("{name: n1}", "{name: n1}, spec: {taints: [" + TAINT + "]}"));
        write("next.yaml", daemonSet("2", ""));
        JsonArray changes =
                JsonReader.readObject(
                                run(
                                                "plan",
                                                "live",
                                                "next.yaml",
                                                "-o",
                                                "json",
                                                "--cluster",
                                                "s.yaml")
                                        .out())
                        .array("changes");
        assertThat(((JsonObject) changes.get(0)).get("placement").toString())
                .startsWith("{\"before\":2,\"after\":1,\"gained\":[],\"lost\":[\"n1\"]");
    }

    @Test
    void diffTellsOfPodsThatTheNamespaceRefuses() throws Exception {
        write("old.yaml", daemonSet("1", ""));
        write("new.yaml", daemonSet("1", "hostNetwork: true, "));
        String refused = "violates PodSecurity \"baseline:latest\": host namespaces";
        for (String format : List.of("text", "json", "markdown")) {
            String[] words = {"diff", "-o", format, "--pod-security", "baseline"};
            assertThat(flat(run(words, "old.yaml", "new.yaml").out())).contains(refused);
        }
        assertThat(run("diff", "old.yaml", "new.yaml").out()).doesNotContain("PodSecurity");
        write("namespaced.yaml", NAMESPACE + daemonSet("1", "hostNetwork: true, "));
        assertThat(flat(run("diff", "old.yaml", "namespaced.yaml").out())).contains(refused);
    }

    @Test
    void upgradeTellsOfPodsThatTheNewerServerRefuses() throws Exception {
        write("all.yaml", NAMESPACE + daemonSet("1", "hostNetwork: true, "));
        String[] words = {"upgrade", "--from", "1.22", "--to", "1.25", "all.yaml"};
        Ran text = run(words);
        assertThat(flat(text.out()))
                .contains("the API server of 1.25 refuses its pods")
                .contains("violates PodSecurity \"baseline:latest\"");
        assertThat(text.exit()).isEqualTo(1);
        assertThat(run(words, "-o", "json").out()).contains("\"plugin\":\"PodSecurity\"");
        assertThat(run(words, "-o", "markdown").out()).contains("violates PodSecurity");
    }

    @Test
    void comparisonsTellOfFieldsThatTheServerDrops() throws Exception {
        write("old.yaml", daemonSet("1", ""));
        write("new.yaml", daemonSet("1", "hostUsers: false, "));
        String dropped = "spec.template.spec.hostUsers is dropped: in Kubernetes 1.28";
        for (String format : List.of("text", "json", "markdown")) {
            String[] words = {"diff", "-o", format, "--kubernetes-version", "1.28"};
            Ran diff = run(words, "old.yaml", "new.yaml");
            assertThat(flat(diff.out())).contains(dropped).contains("UserNamespacesSupport");
            assertThat(diff.exit()).isZero();
            assertThat(run(words, "new.yaml", "new.yaml").out()).doesNotContain(dropped);
            String[] upgrade = {"upgrade", "-o", format, "--from", "1.28", "--to", "1.34"};
            assertThat(flat(run(upgrade, "new.yaml").out()))
                    .contains(
                            "spec.template.spec.hostUsers takes effect: the feature gate"
                                    + " UserNamespacesSupport is on by default in 1.34");
        }
    }

    @Test
    void anExportedObjectIsComparedWithItsManifest() throws Exception {
        write("old.yaml", daemonSet("1", ""));
        write(
                "export.yaml",
                daemonSet("1", "").replaceFirst("name: agent,", "uid: u, name: agent,"));
        assertThat(run("diff", "old.yaml", "export.yaml").exit()).isZero();
    }

    @Test
    void aRolloutStartsFromTheClusterThatIsAskedFor() throws Exception {
        write("s.yaml", cluster("1", "a1", "a1", "a1"));
        write("next.yaml", daemonSet("2", ""));
        String[] words = {"rollout", "-o", "json", "--cluster", "s.yaml", "next.yaml"};
        assertThat(run(words).out()).contains("\"outcome\":\"complete\"");
        Ran silent = run(words, "--what-if", "notready n2");
        assertThat(silent.out())
                .contains("\"outcome\":\"stuck\"")
                .contains("\"whatIf\":[{\"change\":\"notready n2\"");
        assertThat(silent.exit()).isEqualTo(1);
        assertThat(run(words, "--what-if", "remove n1").out()).contains("\"podsDeleted\":2");
        Ran deleted = run(words, "--what-if", "delete ds ops/agent");
        assertThat(deleted.out()).contains("\"start\":\"install\"").contains("\"podsCreated\":3");
        write("same.yaml", daemonSet("1", ""));
        String[] same = {"rollout", "--cluster", "s.yaml", "same.yaml"};
        assertThat(run(same, "--what-if", "image ds ops/agent agent=agent:9").out())
                .contains("3 pods restart with agent:9")
                .contains("3 pods deleted, 3 created");
        assertThat(run(same, "--what-if", "cordon n7").exit()).isEqualTo(2);
    }

    @Test
    void aPlanIsMadeForTheClusterThatIsAskedFor() throws Exception {
        write("s.yaml", cluster("1", "a1", "a1", "a1"));
        write("next.yaml", daemonSet("2", ""));
        String[] words = {"plan", "live", "next.yaml", "--cluster", "s.yaml"};
        assertThat(run(words).out()).contains("restarts 3 of 3 pods");
        Ran removed = run(words, "--what-if", "remove n1");
        assertThat(removed.out())
                .startsWith("WHAT IF    remove n1\n  ops/agent: the pod on n1 is deleted\n")
                .contains("restarts 2 of 2 pods");
        assertThat(run(words, "--what-if", "remove n1", "-o", "json").out())
                .contains("\"whatIf\":[{\"change\":\"remove n1\"");
        assertThat(run(words, "--what-if", "remove n1", "-o", "markdown").out())
                .startsWith("<!-- daemonlens plan -->\n### WHAT IF `remove n1`");
    }

    @Test
    void anImageRestartsOnlyPodsThatDoNotHaveIt() throws Exception {
        write("s.yaml", HALF_UPDATED);
        Ran back = run("preview", "--cluster", "s.yaml", "--what-if", "image ds agent *=agent:1");
        assertThat(back.out()).contains("ops/agent: the pod on n1 restarts with agent:1");
    }

    private static final String TAINT = "{key: dedicated, value: db, effect: NoSchedule}";

    private static final String NAMESPACE =
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: ops, labels: {pod-security.kubernetes.io/enforce: baseline}}
            ---
            """;

    private static final String VICTIM =
            """
            - apiVersion: v1
              kind: Pod
              metadata: {name: batch, namespace: jobs}
              spec: {nodeName: n1, priority: 0, containers: [{name: c, image: c, resources: {requests: {cpu: 1500m}}}]}
              status: {phase: Running}
            """;

    private static String template(String tag, String more) {
        return "{metadata: {labels: {app: agent}}, spec: {"
                + more
                + "containers: [{name: agent, image: \"agent:"
                + tag
                + "\", resources: {requests: {cpu: 1}}}]}}";
    }

    private static String daemonSet(String tag, String more) {
        return "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent, namespace: ops}\n"
                + "spec: {selector: {matchLabels: {app: agent}}, template: "
                + template(tag, more)
                + "}\n";
    }

    /** A cluster with the DaemonSet and one pod on each node, by the hash of its revision. */
    private static String cluster(String tag, String... hashes) {
        String owner =
                "ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: u,"
                        + " controller: true}]";
        StringBuilder out =
                new StringBuilder(
                        "apiVersion: v1\nkind: List\nmetadata: {annotations:"
                                + " {daemonlens.io/snapshot-time: \"2026-05-01T10:00:00Z\"}}\n"
                                + "items:\n");
        out.append("- {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: agent,")
                .append(" namespace: ops, uid: u, generation: ")
                .append(tag)
                .append("}, spec: {selector: {matchLabels: {app: agent}}, updateStrategy:")
                .append(" {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1, maxSurge: 0}},")
                .append(" template: ")
                .append(stored(tag))
                .append("}}\n");
        for (String each : List.of("1", "2")) {
            if (each.compareTo(tag) <= 0) {
                String hash = each.equals("1") ? "a1" : "b2";
                out.append("- {apiVersion: apps/v1, kind: ControllerRevision, metadata: {name:")
                        .append(" agent-" + hash + ", namespace: ops, labels: {app: agent,")
                        .append(" controller-revision-hash: " + hash + "}, " + owner + "},")
                        .append(" revision: " + each + ", data: {spec: {template: ")
                        .append(stored(each).replaceFirst("\\{", "{\\$patch: replace, "))
                        .append("}}}\n");
            }
        }
        int number = 0;
        for (String hash : hashes) {
            String node = "n" + ++number;
            out.append("- {apiVersion: v1, kind: Node, metadata: {name: " + node + "},")
                    .append(" status: {allocatable: {cpu: \"2\", memory: 4Gi, pods: \"9\"},")
                    .append(" conditions: [{type: Ready, status: \"True\"}]}}\n")
                    .append("- {apiVersion: v1, kind: Pod, metadata: {name: agent-" + node)
                    .append(", namespace: ops, labels: {app: agent, controller-revision-hash: ")
                    .append(hash + "}, " + owner + "}, spec: {nodeName: " + node + ", containers: ")
                    .append("[{name: agent, image: agent}]}, status: {phase: Running, conditions:")
                    .append(" [{type: Ready, status: \"True\", lastTransitionTime:")
                    .append(" \"2026-05-01T09:59:30Z\"}]}}\n");
        }
        return out.toString();
    }

    private static String stored(String tag) {
        return template(
                        tag,
                        "restartPolicy: Always, terminationGracePeriodSeconds: 30, dnsPolicy:"
                                + " ClusterFirst, securityContext: {}, schedulerName:"
                                + " default-scheduler, ")
                .replace("{labels:", "{creationTimestamp: null, labels:")
                .replace(
                        "cpu: 1}}",
                        "cpu: \"1\"}}, terminationMessagePath: /dev/termination-log,"
                                + " terminationMessagePolicy: File, imagePullPolicy: IfNotPresent");
    }

    private JsonObject preview(String file, String... more) {
        String[] words = {"preview", "-o", "json", "--cluster", "s.yaml", file};
        Ran ran = run(words, more);
        return (JsonObject) JsonReader.readObject(ran.out()).array("previews").get(0);
    }

    private static String flat(String text) {
        return text.replace("\\\"", "\"").replaceAll("\\s+", " ");
    }

    private Ran run(String[] words, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return Ran.in(folder, "", all);
    }

    private Ran run(String... words) {
        return Ran.in(folder, "", List.of(words));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
