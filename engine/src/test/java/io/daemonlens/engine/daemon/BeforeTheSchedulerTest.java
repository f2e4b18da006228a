package io.daemonlens.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.core.Event;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Up to 1.11 the controller places its pods itself. The rows of upstream's tests of that time, in
 * our words: creates, deletes and events of one sync.
 */
class BeforeTheSchedulerTest {

    private static final Instant NOW = Instant.parse("2018-05-01T12:00:00Z");
    private static final Taint NO_SCHEDULE = new Taint("dedicated", "db", Taint.NO_SCHEDULE);
    private static final Taint NO_EXECUTE = new Taint("dedicated", "db", Taint.NO_EXECUTE);
    private static final Room.Fit FULL =
            new Room.Fit(
                    null,
                    List.of(
                            "Node didn't have enough resource: cpu, requested: 75, used: 150,"
                                    + " capacity: 200",
                            "Node didn't have enough resource: memory, requested: 75000000, used:"
                                    + " 75000000, capacity: 100000000"));
    private static final Room.Fit TAKEN = new Room.Fit("666/TCP", List.of());

    private final List<Pod> pods = new ArrayList<>();
    private Node node = node("[]");
    private Room.Fit fit = Room.Fit.FITS;
    private String strategy = "OnDelete";
    private String namespace = "kube-system";
    private Gates gates = Gates.defaults(KubernetesVersion.of(11));

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 11})
    void aNodeWithRoomGetsItsPodBoundToIt(int minor) {
        Actions actions = checkSync(minor, 1, 0, 1);
        assertThat(actions.creates().get(0).nodeName()).isEqualTo("node-0");
    }

    /** The look that places, the look that counts, and before 1.21 the look of a rolling update. */
    @ParameterizedTest
    @CsvSource({"OnDelete, 2", "RollingUpdate, 3"})
    void aFullNodeIsSuspendedAndEveryLookTellsUsers(String type, int events) {
        fit = FULL;
        strategy = type;
        Actions actions = checkSync(11, 0, 0, events);
        assertThat(actions.status().desiredNumberScheduled()).isEqualTo(1);
        assertThat(actions.status().currentNumberScheduled()).isZero();
        assertThat(actions.events())
                .containsOnly(
                        Event.warning(
                                "FailedPlacement",
                                "failed to place pod on \"node-0\": Node didn't have enough"
                                        + " resource: memory, requested: 75000000, used: 75000000,"
                                        + " capacity: 100000000"));
    }

    @Test
    void aPodOnAFullNodeStays() {
        fit = FULL;
        pods.add(own("a", "Running"));
        checkSync(11, 0, 0, 2);
    }

    @Test
    void since112AFullNodeIsTheSchedulersBusiness() {
        fit = FULL;
        checkSync(12, 1, 0, 1);
    }

    @Test
    void aTakenPortIsTakenForAnIntention() {
        fit = TAKEN;
        Actions actions = checkSync(11, 0, 0, 0);
        assertThat(actions.status().desiredNumberScheduled()).isZero();
        pods.add(own("a", "Running"));
        checkSync(11, 0, 1, 1);
        checkSync(12, 0, 0, 0);
    }

    @Test
    void aFullDiskSuspendsWithoutAWord() {
        node = node("[{\"type\": \"OutOfDisk\", \"status\": \"True\"}]");
        Actions actions = checkSync(11, 0, 0, 0);
        assertThat(actions.status().desiredNumberScheduled()).isEqualTo(1);
        checkSync(12, 1, 0, 1);
    }

    @Test
    void nodesThatAreNotReadyUnderPressureOrCordonedGetTheirPod() {
        node =
                node("[{\"type\": \"Ready\", \"status\": \"False\"}, {\"type\":"
                                + " \"MemoryPressure\", \"status\": \"True\"},"
                                + " {\"type\": \"DiskPressure\", \"status\": \"True\"}]")
                        .withUnschedulable(true);
        checkSync(11, 1, 0, 1);
    }

    @Test
    void criticalPodsAskForNoRoomOnceTheGateIsOn() {
        node = node("[{\"type\": \"OutOfDisk\", \"status\": \"True\"}]");
        fit = FULL;
        gates = gates.with("ExperimentalCriticalPodAnnotation", true);
        checkSync(11, 1, 0, 1);
        namespace = "default";
        checkSync(11, 0, 0, 0);
    }

    @Test
    void aTaintComesBeforeRoomAndAPortBeforeATaint() {
        fit = FULL;
        node = node.withTaints(List.of(NO_SCHEDULE));
        checkSync(11, 0, 0, 0);
        pods.add(own("a", "Running"));
        checkSync(11, 0, 0, 0);
        node = node.withTaints(List.of(NO_EXECUTE));
        checkSync(11, 0, 1, 1);
        fit = TAKEN;
        node = node.withTaints(List.of(NO_SCHEDULE));
        checkSync(11, 0, 1, 1);
    }

    /** Failed pods go at once up to 1.11, with growing delays since; up to 1.15 it is an error. */
    @ParameterizedTest
    @CsvSource({"8, 2, 2", "11, 2, 2", "12, 1, 2", "15, 1, 2", "16, 1, 0", "31, 1, 0"})
    void failedPodsAreDeletedAndMakeTheSyncFail(int minor, int deletes, int inError) {
        pods.add(own("a", "Failed"));
        pods.add(own("b", "Failed"));
        Actions actions = sync(minor);
        assertThat(actions.deletes()).hasSize(deletes);
        assertThat(actions.error())
                .isEqualTo(
                        inError == 0 ? null : "deleted 2 failed pods of DaemonSet kube-system/foo");
        assertThat(actions.status() == null).isEqualTo(inError > 0);
    }

    private Actions checkSync(int minor, int creates, int deletes, int events) {
        Actions actions = sync(minor);
        assertThat(List.of(actions.creates().size(), actions.deletes().size()))
                .isEqualTo(List.of(creates, deletes));
        assertThat(actions.events()).hasSize(events);
        assertThat(actions.error()).isNull();
        return actions;
    }

    private Actions sync(int minor) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        JsonObject object =
                JsonReader.readObject(
                        """
                        {"metadata": {"namespace": "%s", "name": "foo", "uid": "u", "generation": 1},
                         "spec": {"selector": {"matchLabels": {"app": "foo"}},
                          "updateStrategy": {"type": "%s", "rollingUpdate": {"maxUnavailable": 1}},
                          "template": {"metadata": {"labels": {"app": "foo"}, "annotations":
                            {"scheduler.alpha.kubernetes.io/critical-pod": ""}},
                           "spec": {"containers": [{"name": "c", "image": "c"}]}}}}
                        """
                                .formatted(namespace, strategy));
        Room room = (template, at) -> fit;
        DaemonSetView view = new DaemonSetView(DaemonSet.of(object), version, gates, room);
        view.put(node);
        pods.forEach(view::put);
        return new DaemonSetsController(version, (daemonSet, at) -> "foo-" + at).sync(view, NOW);
    }

    private static Pod own(String name, String phase) {
        return Pod.of(
                JsonReader.readObject(
                        """
                        {"metadata": {"namespace": "kube-system", "name": "%s",
                           "labels": {"app": "foo"},
                           "ownerReferences": [{"kind": "DaemonSet", "name": "foo", "uid": "u",
                                                "controller": true}]},
                         "spec": {"nodeName": "node-0"}, "status": {"phase": "%s"}}
                        """
                                .formatted(name, phase)));
    }

    private static Node node(String conditions) {
        return Node.of(
                JsonReader.readObject(
                        "{\"metadata\": {\"name\": \"node-0\"}, \"status\": {\"conditions\": "
                                + conditions
                                + "}}"));
    }
}
