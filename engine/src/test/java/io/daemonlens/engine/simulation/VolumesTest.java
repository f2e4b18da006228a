package io.daemonlens.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.scheduler.framework.Storage;
import io.daemonlens.engine.simulation.placement.Forecast;
import io.daemonlens.engine.simulation.scenario.ClusterChange;
import io.daemonlens.engine.simulation.scenario.PodAdmission;
import io.daemonlens.engine.simulation.scenario.Scenario;
import io.daemonlens.engine.simulation.timeline.Timeline;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims that find their volumes as pods get nodes, and accounts that are not there. */
class VolumesTest {

    private static final String LATE =
            """
            {"kind": "StorageClass", "metadata": {"name": "late"}, "provisioner": "csi.example.com",
             "volumeBindingMode": "WaitForFirstConsumer"}
            """;
    private static final String LOCAL =
            """
            {"kind": "StorageClass", "metadata": {"name": "local"},
             "provisioner": "kubernetes.io/no-provisioner",
             "volumeBindingMode": "WaitForFirstConsumer"}
            """;
    private static final String NOT_REACHED =
            "node(s) didn't match PersistentVolume's node affinity";

    @Test
    void aSharedClaimBindsWhereTheFirstPodGoes() {
        List<Forecast> pods =
                Forecast.of(
                        agentWith("\"persistentVolumeClaim\": {\"claimName\": \"data\"}"),
                        cluster(
                                LATE,
                                claim("late", "ReadWriteMany"),
                                driver("a-1", "\"zone\""),
                                driver("a-2", "\"zone\""),
                                driver("b-1", "\"zone\"")));
        checkScheduled(pods, true, true, false);
        assertThat(pods.get(2).refusals().reasons()).containsExactly(NOT_REACHED);
    }

    @Test
    void aDriverWithoutZonesIsReachedFromEverywhere() {
        List<Forecast> pods =
                Forecast.of(
                        agentWith("\"persistentVolumeClaim\": {\"claimName\": \"data\"}"),
                        cluster(LATE, claim("late", "ReadWriteMany"), driver("a-1", "")));
        checkScheduled(pods, true, true, true);
    }

    @Test
    void aClaimForOnePodServesOne() {
        Scenario scenario = cluster(LATE, claim("late", "ReadWriteOncePod"));
        JsonObject agent = agentWith("\"persistentVolumeClaim\": {\"claimName\": \"data\"}");
        checkScheduled(Forecast.of(agent, scenario), true, false, false);
    }

    @Test
    void theNextPodHasTheClaimWhenTheFirstOneGoes() {
        JsonObject agent = agentWith("\"persistentVolumeClaim\": {\"claimName\": \"data\"}");
        Timeline timeline =
                Simulation.run(
                        cluster(LATE, claim("late", "ReadWriteOncePod"))
                                .running(agent)
                                .at(5_000, new ClusterChange.RemoveNode("a-1")));
        assertThat(timeline.lastStatus().available()).isEqualTo(1);
        assertThat(timeline.lastStatus().desired()).isEqualTo(2);
    }

    @Test
    void eachPodTakesAVolumeOfItsOwn() {
        String own =
                """
                "ephemeral": {"volumeClaimTemplate": {"spec": {"storageClassName": "local",
                  "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}}
                """;
        Scenario scenario = cluster(LOCAL, volume("on-a", "a-1"), volume("on-b", "b-1"));
        List<Forecast> pods = Forecast.of(agentWith(own), scenario);
        checkScheduled(pods, true, false, true);
        assertThat(pods.get(1).refusals().reasons())
                .containsExactly("node(s) didn't find available persistent volumes to bind");
    }

    @Test
    void aVolumeIsHadAgainUnlessItIsKept() {
        String own =
                """
                "ephemeral": {"volumeClaimTemplate": {"spec": {"storageClassName": "local",
                  "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}}
                """;
        checkRollout(own, "Delete", Timeline.Outcome.COMPLETE);
        checkRollout(own, "Retain", Timeline.Outcome.STUCK);
    }

    private static void checkRollout(String own, String policy, Timeline.Outcome outcome) {
        String[] storage = {
            LOCAL, volume("v-1", "a-1"), volume("v-2", "a-2"), volume("v-3", "b-1")
        };
        for (int i = 1; i < storage.length; i++) {
            storage[i] =
                    storage[i].replace(
                            "\"capacity\"",
                            "\"persistentVolumeReclaimPolicy\": \"" + policy + "\", \"capacity\"");
        }
        JsonObject newer = agentWith(own);
        newer.object("spec")
                .object("template")
                .object("metadata")
                .put("annotations", new JsonObject().put("newer", "true"));
        Timeline timeline = Simulation.run(cluster(storage).running(agentWith(own)).apply(newer));
        assertThat(timeline.outcome()).isEqualTo(outcome);
    }

    @Test
    void whatIsNotShownDoesNoHarm() {
        JsonObject agent = agentWith("\"persistentVolumeClaim\": {\"claimName\": \"data\"}");
        checkScheduled(Forecast.of(agent, cluster()), true, true, true);
        checkScheduled(
                Forecast.of(agent, cluster(claim("late", "ReadWriteMany"))), true, true, true);
        checkScheduled(Forecast.of(agent, cluster(bound())), true, true, true);
        checkScheduled(
                Forecast.of(agent, cluster(bound(), volume("another", "a-1"))),
                false,
                false,
                false);
    }

    @Test
    void anAccountThatIsNotThereMakesNoPods() {
        String why =
                "pods \"agent-\" is forbidden: error looking up service account default/mine:"
                        + " serviceaccount \"mine\" not found";
        checkRefused("default", "default", why);
        checkRefused("default", "mine", null);
        checkRefused("kube-system", "default", null);
    }

    private static void checkRefused(String namespace, String account, String why) {
        JsonObject agent = Clusters.agent("example.com/agent:1");
        agent.object("spec")
                .object("template")
                .object("spec")
                .put("serviceAccountName", "mine")
                .put("priorityClassName", "missing");
        JsonObject shown =
                JsonReader.readObject(
                        "{\"metadata\": {\"namespace\": \"%s\", \"name\": \"%s\"}}"
                                .formatted(namespace, account));
        List<Forecast> pods = Forecast.of(agent, cluster().serviceAccounts(List.of(shown)));
        assertThat(pods).extracting(each -> message(each.refused())).containsOnly(why);
    }

    private static String message(PodAdmission.Refusal refusal) {
        return refusal == null ? null : refusal.message();
    }

    private static void checkScheduled(List<Forecast> pods, Boolean... scheduled) {
        assertThat(pods).extracting(Forecast::scheduled).containsExactly(scheduled);
    }

    /** Two nodes in zone a, one in zone b. */
    private static Scenario cluster(String... storage) {
        List<JsonObject> objects = new ArrayList<>();
        for (String each : storage) {
            objects.add(JsonReader.readObject(each));
        }
        return Scenario.on(KubernetesVersion.of(37))
                .nodes(List.of(node("a-1", "a"), node("a-2", "a"), node("b-1", "b")))
                .storage(
                        Storage.shownBy(
                                kind ->
                                        objects.stream()
                                                .filter(each -> each.text("kind").equals(kind))
                                                .toList()));
    }

    private static Node node(String name, String zone) {
        return Node.of(
                JsonReader.readObject(
                        """
                        {"metadata": {"name": "%s",
                           "labels": {"kubernetes.io/hostname": "%s", "zone": "%s"}},
                         "status": {"allocatable": {"cpu": "4", "memory": "1Gi", "pods": "9"}}}
                        """
                                .formatted(name, name, zone)));
    }

    private static String claim(String storageClass, String mode) {
        return """
               {"kind": "PersistentVolumeClaim",
                "metadata": {"namespace": "default", "name": "data"},
                "spec": {"storageClassName": "%s", "accessModes": ["%s"],
                  "resources": {"requests": {"storage": "1Gi"}}},
                "status": {"phase": "Pending"}}
               """
                .formatted(storageClass, mode);
    }

    private static String bound() {
        return """
               {"kind": "PersistentVolumeClaim",
                "metadata": {"namespace": "default", "name": "data"},
                "spec": {"volumeName": "disk"}, "status": {"phase": "Bound"}}
               """;
    }

    private static String volume(String name, String node) {
        return """
               {"kind": "PersistentVolume", "metadata": {"name": "%s"},
                "spec": {"storageClassName": "local", "accessModes": ["ReadWriteOnce"],
                  "capacity": {"storage": "2Gi"},
                  "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [
                    {"key": "kubernetes.io/hostname", "operator": "In", "values": ["%s"]}]}]}}},
                "status": {"phase": "Available"}}
               """
                .formatted(name, node);
    }

    private static String driver(String node, String topologyKeys) {
        return """
               {"kind": "CSINode", "metadata": {"name": "%s"},
                "spec": {"drivers": [{"name": "csi.example.com", "topologyKeys": [%s]}]}}
               """
                .formatted(node, topologyKeys);
    }

    private static JsonObject agentWith(String volume) {
        JsonObject agent = Clusters.agent("example.com/agent:1");
        JsonObject pod = agent.object("spec").object("template").object("spec");
        pod.put(
                "volumes",
                new JsonArray(
                        new ArrayList<>(
                                List.of(
                                        JsonReader.readObject(
                                                "{\"name\": \"data\", " + volume + "}")))));
        return agent;
    }
}
