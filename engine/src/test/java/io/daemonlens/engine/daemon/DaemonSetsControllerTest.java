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
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.schemas.KubernetesVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The steps of upstream's own tables, in our words: creations and deletions of each sync. */
class DaemonSetsControllerTest {

    private static final KubernetesVersion NEWEST = KubernetesVersion.NEWEST;

    private Instant now = Instant.parse("2024-05-01T12:00:00Z");
    private int made;
    private final DaemonSetsController controller =
            new DaemonSetsController(NEWEST, (daemonSet, node) -> "pod-" + made++ + "-" + node);
    private DaemonSetView view;

    @Test
    void everyNodeGetsAPod() {
        given(5, rolling("1", "0"));
        checkSync(5, 0);
        checkSync(0, 0);
    }

    @Test
    void noSyncMakesMoreThan250() {
        given(300, rolling("1", "0"));
        checkSync(250, 0);
        checkSync(50, 0);
    }

    @Test
    void maxUnavailableReplacesSoManyAtATime() {
        givenReady(5, rolling("2", "0"));
        newTemplate("b");
        checkSync(0, 2);
        checkSync(2, 0);
        allBecomeReady();
        checkSync(0, 2);
        checkSync(2, 0);
        allBecomeReady();
        checkSync(0, 1);
        checkSync(1, 0);
        allBecomeReady();
        checkSync(0, 0);
    }

    @Test
    void maxSurgeMakesTheNewPodFirst() {
        givenReady(5, rolling("0", "2"));
        newTemplate("b");
        checkSync(2, 0);
        checkSync(0, 0);
        allBecomeReady();
        checkSync(0, 2);
        checkSync(2, 0);
        allBecomeReady();
        checkSync(0, 2);
        checkSync(1, 0);
        allBecomeReady();
        checkSync(0, 1);
        checkSync(0, 0);
    }

    @Test
    void aRolloutThatNeverBecomesReadyStops() {
        givenReady(5, rolling("3", "0"));
        newTemplate("b");
        checkSync(0, 3);
        checkSync(3, 0);
        checkSync(0, 0);
    }

    @Test
    void theNextTemplateReplacesTheBrokenPodsAndNoHealthyOnes() {
        givenReady(5, rolling("2", "0"));
        newTemplate("b");
        checkSync(0, 2);
        checkSync(2, 0);
        newTemplate("c");
        checkSync(0, 2);
        checkSync(2, 0);
        checkSync(0, 0);
    }

    @Test
    void unavailableOldPodsGoAllAtOnce() {
        given(5, rolling("3", "0"));
        checkSync(5, 0);
        newTemplate("b");
        checkSync(0, 5);
        checkSync(5, 0);
        checkSync(0, 0);
    }

    @Test
    void onDeleteWaitsForSomebodyToDelete() {
        givenReady(5, UpdateStrategy.onDelete());
        newTemplate("b");
        checkSync(0, 0);
        view.removePod(view.pods().iterator().next().name());
        checkSync(1, 0);
        checkSync(0, 0);
        assertThat(view.daemonSet().status().updatedNumberScheduled()).isEqualTo(1);
    }

    @Test
    void aTaintThatDrivesOutIsObeyedAndOneThatKeepsAwayIsNot() {
        givenReady(2, rolling("1", "0"));
        taint("node-000", "NoSchedule");
        checkSync(0, 0);
        assertThat(view.daemonSet().status().numberMisscheduled()).isEqualTo(1);
        taint("node-000", "NoExecute");
        checkSync(0, 1);
        checkSync(0, 0);
    }

    @Test
    void failedPodsAreReplacedWithMoreAndMorePatience() {
        givenReady(1, rolling("1", "0"));
        fail();
        checkSync(0, 1);
        checkSync(1, 0);
        fail();
        checkSync(0, 0);
        now = now.plusSeconds(1);
        checkSync(0, 1);
        checkSync(1, 0);
        fail();
        now = now.plusSeconds(1);
        checkSync(0, 0);
        now = now.plusSeconds(1);
        checkSync(0, 1);
    }

    @Test
    void anOldTemplateAgainIsItsOldRevisionRenumbered() {
        givenReady(2, rolling("1", "0"));
        String first = view.revisions().iterator().next().name();
        newTemplate("b");
        sync();
        newTemplate("a");
        Actions actions = sync();
        assertThat(actions.createdRevisions()).isEmpty();
        assertThat(actions.updatedRevisions()).hasSize(1);
        assertThat(actions.updatedRevisions().get(0).name()).isEqualTo(first);
        assertThat(actions.updatedRevisions().get(0).revision()).isEqualTo(3);
    }

    @Test
    void aViewThatWasChangedAnswersAsOneThatIsNew() {
        givenReady(20, rolling("30%", "0"));
        newTemplate("b");
        for (int step = 0; step < 12; step++) {
            DaemonSetView fresh = new DaemonSetView(view.daemonSet(), NEWEST, gates());
            nodes(20).forEach(fresh::put);
            view.pods().forEach(fresh::put);
            view.revisions().forEach(fresh::put);
            int before = made;
            Actions expected = controller.sync(fresh, now);
            made = before;
            assertThat(sync()).isEqualTo(expected);
            if (step % 3 == 2) {
                allBecomeReady();
            }
            now = now.plusSeconds(1);
        }
    }

    private void given(int nodes, UpdateStrategy strategy) {
        JsonObject object =
                JsonReader.readObject(
                        "{\"metadata\":{\"namespace\":\"default\",\"name\":\"foo\",\"uid\":\"u\","
                                + "\"generation\":1},\"spec\":{\"selector\":{\"matchLabels\":"
                                + "{\"app\":\"foo\"}}}}");
        DaemonSet daemonSet =
                DaemonSet.of(object).withTemplate(template("a")).withUpdateStrategy(strategy);
        view = new DaemonSetView(daemonSet, NEWEST, gates());
        nodes(nodes).forEach(view::put);
    }

    private void givenReady(int nodes, UpdateStrategy strategy) {
        given(nodes, strategy);
        checkSync(nodes, 0);
        allBecomeReady();
        sync();
    }

    private static Gates gates() {
        return Gates.defaults(NEWEST);
    }

    private static List<Node> nodes(int count) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = String.format("node-%03d", i);
            nodes.add(Node.of(JsonReader.readObject("{\"metadata\":{\"name\":\"" + name + "\"}}")));
        }
        return nodes;
    }

    private static UpdateStrategy rolling(String maxUnavailable, String maxSurge) {
        return UpdateStrategy.rollingUpdate(amount(maxUnavailable), amount(maxSurge));
    }

    private static IntOrString amount(String text) {
        return text.endsWith("%") ? IntOrString.of(text) : IntOrString.of(Integer.parseInt(text));
    }

    private static PodTemplate template(String image) {
        return PodTemplate.of(
                JsonReader.readObject(
                        "{\"metadata\":{\"labels\":{\"app\":\"foo\"}},\"spec\":{\"containers\":"
                                + "[{\"name\":\"c\",\"image\":\""
                                + image
                                + "\"}]}}"));
    }

    private void newTemplate(String image) {
        view.put(view.daemonSet().withTemplate(template(image)));
    }

    private void taint(String node, String effect) {
        Node plain = nodes(1).get(0);
        assertThat(plain.name()).isEqualTo(node);
        view.put(plain.withTaints(List.of(new Taint("dedicated", "db", effect))));
    }

    private void fail() {
        for (Pod pod : List.copyOf(view.pods())) {
            view.put(pod.withPhase("Failed"));
        }
    }

    private void allBecomeReady() {
        for (Pod pod : List.copyOf(view.pods())) {
            if (!pod.isReady()) {
                view.put(pod.withReady(true, now));
            }
        }
    }

    private void checkSync(int creates, int deletes) {
        Actions actions = sync();
        assertThat(Map.of("creates", actions.creates().size(), "deletes", actions.deletes().size()))
                .isEqualTo(Map.of("creates", creates, "deletes", deletes));
        assertThat(actions.error()).isNull();
    }

    /** A sync whose requests take effect at once. */
    private Actions sync() {
        Actions actions = controller.sync(view, now);
        actions.createdRevisions().forEach(view::put);
        actions.updatedRevisions().forEach(view::put);
        actions.deletedRevisions().forEach(view::removeRevision);
        actions.deletes().forEach(view::removePod);
        actions.creates().forEach(pod -> view.put(pod.withNodeName(pod.targetNode())));
        if (actions.status() != null) {
            view.put(view.daemonSet().withStatus(actions.status()));
        }
        return actions;
    }
}
