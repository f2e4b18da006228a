package io.daemonlens.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apimachinery.IntOrString;
import io.daemonlens.engine.apimachinery.JsonReader;
import io.daemonlens.engine.apps.DaemonSet;
import io.daemonlens.engine.apps.PodTemplate;
import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Node;
import io.daemonlens.engine.core.Pod;
import io.daemonlens.engine.core.Taint;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a minor does differently from the one before, as the last patch release of each does it. */
class MinorsTest {

    private static final Instant NOW = Instant.parse("2024-05-01T12:00:00Z");
    private static final Node NODE =
            Node.of(JsonReader.readObject("{\"metadata\":{\"name\":\"n\"}}"));

    @ParameterizedTest
    @CsvSource({
        "13, pid-pressure, false",
        "14, pid-pressure, true",
        "11, unschedulable, false",
        "12, unschedulable, true",
        "8, memory-pressure, true"
    })
    void moreTaintsAreToleratedOverTime(int minor, String condition, boolean runs) {
        Taint taint = new Taint("node.kubernetes.io/" + condition, "", Taint.NO_SCHEDULE);
        Placement placement =
                NodeShouldRunDaemonPod.of(template(), KubernetesVersion.of(minor))
                        .decide(NODE.withTaints(List.of(taint)));
        assertThat(placement.shouldRun()).isEqualTo(runs);
    }

    /** Throwing away failed pods made the sync fail, so that it was tried again later. */
    @ParameterizedTest
    @CsvSource({"11, true", "15, true", "16, false", "37, false"})
    void failedPodsWereErrorsOnce(int minor, boolean isError) {
        Actions actions = syncWithPod(minor, "Failed", false);
        assertThat(actions.deletes()).containsExactly("old");
        assertThat(actions.error())
                .isEqualTo(isError ? "deleted 1 failed pods of DaemonSet default/foo" : null);
    }

    @ParameterizedTest
    @CsvSource({"25, false", "26, true", "37, true"})
    void podsThatEndedWellAreReplaced(int minor, boolean replaced) {
        assertThat(syncWithPod(minor, "Succeeded", false).deletes()).hasSize(replaced ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"25, 0", "26, 1", "37, 1"})
    void aPodThatHasEndedAndIsBeingDeletedIsNotWaitedFor(int minor, int created) {
        assertThat(syncWithPod(minor, "Failed", true).creates()).hasSize(created);
    }

    @ParameterizedTest
    @CsvSource({"24, false", "25, true", "37, true"})
    void theStatusIsWrittenThoughTheUpdateFailed(int minor, boolean written) {
        DaemonSetView view = view(minor, UpdateStrategy.rollingUpdate(IntOrString.of("x"), null));
        view.put(pod("Running"));
        Actions actions = sync(view, minor);
        assertThat(actions.error()).contains("couldn't get unavailable numbers");
        assertThat(actions.status() != null).isEqualTo(written);
    }

    private static Actions syncWithPod(int minor, String phase, boolean deleted) {
        DaemonSetView view = view(minor, UpdateStrategy.onDelete());
        Pod pod = pod(phase);
        view.put(deleted ? pod.withDeletedAt(NOW) : pod);
        return sync(view, minor);
    }

    private static Actions sync(DaemonSetView view, int minor) {
        return new DaemonSetsController(KubernetesVersion.of(minor), (daemonSet, node) -> "new")
                .sync(view, NOW);
    }

    private static DaemonSetView view(int minor, UpdateStrategy strategy) {
        KubernetesVersion version = KubernetesVersion.of(minor);
        DaemonSet daemonSet =
                DaemonSet.of(
                                JsonReader.readObject(
                                        "{\"metadata\":{\"namespace\":\"default\",\"name\":\"foo\","
                                                + "\"uid\":\"u\",\"generation\":1},\"spec\":"
                                                + "{\"selector\":{\"matchLabels\":{\"app\":\"foo\"}}}}"))
                        .withTemplate(template())
                        .withUpdateStrategy(strategy);
        DaemonSetView view = new DaemonSetView(daemonSet, version, Gates.defaults(version));
        view.put(NODE);
        return view;
    }

    private static Pod pod(String phase) {
        return Pod.of(
                JsonReader.readObject(
                        "{\"metadata\":{\"namespace\":\"default\",\"name\":\"old\",\"labels\":"
                                + "{\"app\":\"foo\"},\"creationTimestamp\":\"2024-05-01T10:00:00Z\","
                                + "\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":"
                                + "\"DaemonSet\",\"name\":\"foo\",\"uid\":\"u\",\"controller\":true}]},"
                                + "\"spec\":{\"nodeName\":\"n\"},\"status\":{\"phase\":\""
                                + phase
                                + "\"}}"));
    }

    private static PodTemplate template() {
        return PodTemplate.of(
                JsonReader.readObject(
                        "{\"metadata\":{\"labels\":{\"app\":\"foo\"}},"
                                + "\"spec\":{\"containers\":[{\"name\":\"c\"}]}}"));
    }
}
