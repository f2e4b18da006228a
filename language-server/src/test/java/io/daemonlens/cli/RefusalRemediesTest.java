package io.daemonlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remedies for rejected pods are simulated with the admission plugins after the change. */
class RefusalRemediesTest {

    private static final String CLUSTER =
            """
            apiVersion: v1
            kind: List
            metadata: {annotations: {daemonlens.io/snapshot-time: "2026-01-01T10:05:00Z"}}
            items:
            - {kind: Node, metadata: {name: a}, status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"},
                conditions: [{type: Ready, status: "True"}]}}
            - {kind: Node, metadata: {name: b}, status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"},
                conditions: [{type: Ready, status: "True"}]}}
            - {kind: DaemonSet, metadata: {name: agent, namespace: team, uid: u, generation: 1, creationTimestamp: "2026-01-01T10:00:00Z"},
               spec: {selector: {matchLabels: {app: agent}},
                 template: {metadata: {labels: {app: agent}}, spec: {SPEC containers: [{name: agent, image: "example.com/agent:1"}]}},
                 updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1, maxSurge: 0}}},
               status: {observedGeneration: 1, desiredNumberScheduled: 2}}
            - {kind: Event, metadata: {name: e, namespace: team}, type: Warning, reason: FailedCreate, count: 9,
               lastTimestamp: "2026-01-01T10:04:55Z", firstTimestamp: "2026-01-01T10:00:01Z",
               involvedObject: {kind: DaemonSet, namespace: team, name: agent, uid: u},
               message: 'Error creating: pods "agent-x7k2p" is forbidden: MESSAGE'}
            """;

    @TempDir Path folder;

    @Test
    void aRaisedQuotaLetsEveryPodIn() throws Exception {
        checkComplete(
                "",
                "exceeded quota: small, requested: pods=1, used: pods=0, limited: pods=0",
                """
                - {kind: Namespace, metadata: {name: team}}
                - {kind: ResourceQuota, metadata: {name: small, namespace: team}, spec: {hard: {pods: "0"}},
                   status: {hard: {pods: "0"}, used: {pods: "0"}}}
                """,
                "Raise the quota small to pods=2");
    }

    @Test
    void aNamespaceThatEnforcesPrivilegedLetsHostPodsIn() throws Exception {
        checkComplete(
                "hostNetwork: true,",
                "violates PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)",
                "- {kind: Namespace, metadata: {name: team, labels: {pod-security.kubernetes.io/enforce: baseline}}}\n",
                "Pod Security level privileged");
    }

    @Test
    void aCreatedServiceAccountLetsItsPodsIn() throws Exception {
        checkComplete(
                "serviceAccountName: reader,",
                "error looking up service account team/reader: serviceaccount \"reader\" not found",
                """
                - {kind: Namespace, metadata: {name: team}}
                - {kind: ServiceAccount, metadata: {name: default, namespace: team}}
                """,
                "Create the ServiceAccount reader");
    }

    @Test
    void aCreatedPriorityClassLetsItsPodsIn() throws Exception {
        checkComplete(
                "priorityClassName: middle,",
                "no PriorityClass with name middle was found",
                """
                - {kind: Namespace, metadata: {name: team}}
                - {kind: PriorityClass, metadata: {name: other}, value: 5}
                """,
                "Create the PriorityClass middle");
    }

    private void checkComplete(String spec, String message, String more, String text)
            throws Exception {
        String quoted = message.replace("'", "''");
        Files.writeString(
                folder.resolve("cluster.yaml"),
                CLUSTER.replace("SPEC", spec).replace("MESSAGE", quoted) + more);
        List<String> words = List.of("why", "--cluster", "cluster.yaml", "-o", "json");
        Ran ran = Ran.in(folder, "", words);
        JsonObject report = JsonReader.readObject(ran.out());
        JsonObject agent = (JsonObject) report.array("daemonSets").get(0);
        assertThat(agent.text("verdict")).as(ran.out()).isEqualTo("refused");
        JsonObject remedy = (JsonObject) agent.array("remedies").get(0);
        assertThat(remedy.text("text")).contains(text);
        assertThat(remedy.object("simulated").text("outcome")).isEqualTo("complete");
    }
}
