package io.daemonlens.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.cluster.Clusters;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.forecast.Rollout;
import io.daemonlens.report.AnsiStyle;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTextTest {

    @Test
    void eachNodeHasAColumnAndEachMomentARow() {
        String text = text("'maxUnavailable':1,'maxSurge':0", false);
        assertThat(text)
                .contains(
                        "one column per node (o old pod, - none that stays, + old and new, n new):\nworker-1, worker-2, worker-3")
                .contains("     time  desired  updated  available  unavailable  nodes\n")
                .contains("      0 s        3        3          3            0  ooo\n")
                .contains("  -oo\n")
                .contains("  nnn\n")
                .contains("3 waves of 1 (maxUnavailable: 1)")
                .contains("at most 1 node without an available pod; 3 pods deleted, 3 created");
    }

    @Test
    void withSurgeTheNewPodStandsBesideTheOldOne() {
        assertThat(text("'maxUnavailable':0,'maxSurge':1", false)).contains("  +oo\n");
    }

    @Test
    void aStuckRolloutNamesWhoBlocks() {
        assertThat(text("'maxUnavailable':1,'maxSurge':0", true))
                .contains("gets stuck: ")
                .contains("  worker-1: ");
    }

    /** A text in git that no server took, such as one whose selector misses its own pods. */
    @Test
    void anOlderTextThatCannotHaveRunIsNoOlderState() {
        JsonObject newer = daemonSet("'maxUnavailable':1,'maxSurge':0");
        JsonObject missesItsPods = newer.copy();
        missesItsPods
                .object("spec")
                .object("template")
                .object("metadata")
                .put("labels", JsonReader.readObject("{\"a\":\"other\"}"));
        JsonObject anotherSelector = newer.copy();
        anotherSelector
                .object("spec")
                .put("selector", JsonReader.readObject("{\"matchLabels\":{\"c\":\"d\"}}"));
        for (JsonObject older : List.of(missesItsPods, anotherSelector)) {
            Rollout rollout = rollout(older, newer, false);
            assertThat(rollout.start()).isEqualTo(Rollout.Start.INSTALL);
            assertThat(rollout.timeline().podsCreated()).isEqualTo(3);
            assertThat(rollout.timeline().podsDeleted()).isZero();
        }
    }

    private static String text(String rollingUpdate, boolean neverReady) {
        JsonObject newer = daemonSet(rollingUpdate);
        JsonObject older = JsonReader.readObject(newer.toString().replace("\"x\"", "\"w\""));
        Rollout rollout = rollout(older, newer, neverReady);
        ClusterObjects.Source sketch = ClusterObjects.Source.SKETCH;
        return new RolloutText("d/a", null, null, rollout, sketch, Wording.ENGLISH, AnsiStyle.PLAIN)
                .whole();
    }

    private static Rollout rollout(JsonObject older, JsonObject newer, boolean neverReady) {
        return Rollout.of(
                Rollout.Before.found(older),
                newer,
                Clusters.builtInSketch(),
                KubernetesVersion.of(37),
                new Rollout.Options(200L, 1_000L, 500L, neverReady, null, 0, 0));
    }

    private static JsonObject daemonSet(String rollingUpdate) {
        return JsonReader.readObject(
                ("{'apiVersion':'apps/v1','kind':'DaemonSet','metadata':{'name':'a','namespace':'d','generation':1},"
                                + "'spec':{'selector':{'matchLabels':{'a':'b'}},'updateStrategy':{'type':'RollingUpdate','rollingUpdate':{"
                                + rollingUpdate
                                + "}},'template':{'metadata':{'labels':{'a':'b'}},'spec':{'containers':[{'name':'a','image':'x'}]}}}}")
                        .replace('\'', '"'));
    }
}
