package io.daemonlens.engine.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.apps.UpdateStrategy;
import io.daemonlens.engine.core.Event;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What upstream's own tests of the controller expect, in our words: one sync of a state, with the
 * creates, deletes and events it asks for, under each strategy that the row is meant for. Rows over
 * requests that fail are not here: a sync of ours only asks. Those over the queue are played out in
 * {@code NodeUpdatesTest}, those over the back-off's clock in {@link FailedPodsBackoffTest}.
 */
class UpstreamTablesTest {

    private static final UpdateStrategy ON_DELETE = UpdateStrategy.onDelete();
    private static final UpdateStrategy ROLLING = UpstreamFixture.rolling("1", "0");
    private static final UpdateStrategy SURGE = UpstreamFixture.rolling("0", "1");

    private record Row(
            String name, int creates, int deletes, int events, Consumer<UpstreamFixture> given) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(
            String name, int creates, int deletes, int events, Consumer<UpstreamFixture> given) {
        return new Row(name, creates, deletes, events, given);
    }

    static Stream<Row> placing() {
        return Stream.of(
                row("no nodes", 0, 0, 0, f -> {}),
                row("one node", 1, 0, 0, f -> f.nodes(1)),
                row("every node gets a pod", 5, 0, 0, f -> f.nodes(5)),
                row(
                        "a node that is not ready",
                        1,
                        0,
                        0,
                        f -> f.node(0, node -> node.withReady(false))),
                row(
                        "a cordoned node",
                        1,
                        0,
                        0,
                        f -> f.node(0, node -> node.withUnschedulable(true))),
                row(
                        "more than the node has",
                        1,
                        0,
                        0,
                        f -> f.nodes(1).spec("\"nodeName\": \"node-0\", " + UpstreamFixture.BIG)),
                row(
                        "the labelled node only",
                        1,
                        0,
                        0,
                        f -> f.nodes(1).labelled(1, 1).selectsBlue().spec(UpstreamFixture.BIG)),
                row("a DaemonSet on its way out", 0, 0, 0, f -> f.nodes(5).deleted()),
                row(
                        "its own pod has the port",
                        0,
                        0,
                        0,
                        f -> f.nodes(1).pods(0, 1).spec(UpstreamFixture.PORT)),
                row("an empty selector", 0, 0, 1, f -> f.nodes(1).emptySelector()),
                row(
                        "pods that are there",
                        2,
                        5,
                        0,
                        f -> f.nodes(5).pods(1, 1).pods(2, 2).pods(3, 5).strangers(4, 2)),
                row("a node selector", 3, 0, 0, f -> f.nodes(4).labelled(4, 3).selectsBlue()),
                row("a node affinity", 3, 0, 0, f -> f.nodes(4).labelled(4, 3).wantsBlue()),
                row("a selector that matches none", 0, 0, 0, f -> f.nodes(4).selectsBlue()),
                row(
                        "pods on unselected nodes",
                        5,
                        4,
                        0,
                        f ->
                                f.nodes(5)
                                        .labelled(5, 5)
                                        .selectsBlue()
                                        .strangers(0, 2)
                                        .pods(1, 3)
                                        .strangers(1, 1)
                                        .pods(4, 1)),
                row(
                        "pods on selected nodes",
                        3,
                        20,
                        0,
                        f ->
                                f.nodes(5)
                                        .labelled(5, 5)
                                        .selectsBlue()
                                        .pods(0, 1)
                                        .pods(1, 3)
                                        .strangers(1, 2)
                                        .pods(2, 4)
                                        .pods(6, 13)
                                        .strangers(7, 4)
                                        .pods(9, 1)
                                        .strangers(9, 1)),
                row(
                        "the template's node",
                        1,
                        0,
                        0,
                        f -> f.nodes(5).spec("\"nodeName\": \"node-0\"")),
                row(
                        "the template's node is not there",
                        0,
                        0,
                        0,
                        f -> f.nodes(5).spec("\"nodeName\": \"node-10\"")),
                row(
                        "the template's node is selected",
                        1,
                        0,
                        0,
                        f ->
                                f.nodes(5)
                                        .labelled(5, 5)
                                        .selectsBlue()
                                        .spec("\"nodeName\": \"node-6\"")),
                row(
                        "the template's node is not selected",
                        0,
                        0,
                        0,
                        f ->
                                f.nodes(5)
                                        .labelled(5, 5)
                                        .selectsBlue()
                                        .spec("\"nodeName\": \"node-0\"")),
                row("no failed pod and a running one", 0, 0, 0, f -> f.nodes(1).pods(0, 1)),
                row("a failed pod", 0, 1, 1, f -> f.nodes(1).failed(0, 1)),
                row(
                        "a failed pod and three running ones",
                        0,
                        3,
                        1,
                        f -> f.nodes(1).failed(0, 1).pods(0, 3)),
                row(
                        "a taint keeps a running pod",
                        0,
                        0,
                        0,
                        f -> f.nodes(1).taint(0, "dedicated=db:NoSchedule").pods(0, 1)),
                row(
                        "a taint drives a running pod out",
                        0,
                        1,
                        0,
                        f -> f.nodes(1).taint(0, "dedicated=db:NoExecute").pods(0, 1)),
                row(
                        "a taint keeps a new pod away",
                        0,
                        0,
                        0,
                        f -> f.nodes(1).taint(0, "dedicated=db:NoSchedule")),
                row(
                        "a tolerated taint",
                        1,
                        0,
                        0,
                        f -> f.nodes(1).taint(0, "dedicated=db:NoSchedule").tolerates("dedicated")),
                row(
                        "a toleration without a taint",
                        1,
                        0,
                        0,
                        f -> f.nodes(1).tolerates("dedicated")),
                row(
                        "the taint of a node that is not ready",
                        1,
                        0,
                        0,
                        f -> f.nodes(1).taint(0, "node.kubernetes.io/not-ready=:NoExecute")),
                row(
                        "the taint of a node that is silent",
                        1,
                        0,
                        0,
                        f -> f.nodes(1).taint(0, "node.kubernetes.io/unreachable=:NoExecute")),
                row(
                        "the taints of pressure",
                        1,
                        0,
                        0,
                        f ->
                                f.nodes(1)
                                        .taint(
                                                0,
                                                "node.kubernetes.io/disk-pressure=:NoSchedule",
                                                "node.kubernetes.io/memory-pressure=:NoSchedule",
                                                "node.kubernetes.io/pid-pressure=:NoSchedule")),
                row("a pod on its way out", 0, 0, 0, f -> f.nodes(1).terminating(0, 1)),
                row(
                        "pods of nodes that are gone",
                        0,
                        1,
                        0,
                        f -> f.nodes(1).pods(0, 1).pods(1, 1).waiting(2, 1)));
    }

    @ParameterizedTest
    @MethodSource("placing")
    void onDeletePlacesPods(Row row) {
        checkSync(row, ON_DELETE);
    }

    @ParameterizedTest
    @MethodSource("placing")
    void rollingUpdatePlacesPods(Row row) {
        checkSync(row, ROLLING);
    }

    static Stream<Row> surging() {
        return Stream.of(
                row(
                        "pods that are there",
                        2,
                        5,
                        0,
                        f -> f.nodes(5).pods(1, 1).pods(2, 2).pods(3, 5).strangers(4, 2)),
                row(
                        "the oldest ready old pod stays",
                        3,
                        1,
                        0,
                        f ->
                                f.nodes(5)
                                        .newPod(1, 100)
                                        .oldPod(1, 50, 0)
                                        .oldPod(1, 60, 0)
                                        .newPod(2, 100)),
                row(
                        "a new pod beside one on its way out",
                        1,
                        0,
                        0,
                        f ->
                                f.nodes(5)
                                        .newPod(0, 100)
                                        .oldPod(0, 50, 0)
                                        .oldPod(1, 50, 0)
                                        .oldPod(2, 50, 0)
                                        .oldPod(3, 50, 0)
                                        .terminating(4, 1)),
                row(
                        "an old pod that is not ready goes",
                        3,
                        2,
                        0,
                        f ->
                                f.nodes(5)
                                        .newPod(1, 100)
                                        .oldPod(1, 50, -1)
                                        .oldPod(1, 60, 0)
                                        .newPod(2, 100)),
                row(
                        "a new pod that is not ready for long enough",
                        3,
                        1,
                        0,
                        f ->
                                f.nodes(5)
                                        .minReady(15)
                                        .at(60)
                                        .newPod(1, 40)
                                        .ready(50)
                                        .oldPod(1, 20, 0)
                                        .oldPod(1, 30, 0)
                                        .newPod(2, 40)),
                row(
                        "a new pod that is ready for long enough",
                        3,
                        2,
                        0,
                        f ->
                                f.nodes(5)
                                        .minReady(15)
                                        .at(70)
                                        .newPod(1, 40)
                                        .ready(50)
                                        .oldPod(1, 20, 0)
                                        .oldPod(1, 30, 0)
                                        .newPod(2, 40)));
    }

    @ParameterizedTest
    @MethodSource("surging")
    void aSurgePlacesPods(Row row) {
        checkSync(row, SURGE);
    }

    private static void checkSync(Row row, UpdateStrategy strategy) {
        UpstreamFixture fixture = new UpstreamFixture(strategy);
        row.given().accept(fixture);
        Actions actions = fixture.sync();
        assertThat(List.of(actions.creates().size(), actions.deletes().size()))
                .isEqualTo(List.of(row.creates(), row.deletes()));
        assertThat(actions.events().stream().map(Event::reason))
                .filteredOn(reason -> !reason.startsWith("Successful"))
                .hasSize(row.events());
        assertThat(actions.error()).isNull();
    }

    /** Bounds and empty nodes that a rolling update counts with. */
    @ParameterizedTest
    @CsvSource({
        "0, 0,   0,    0, 0, 0, 0, 0, 0",
        "2, 2,   1,    0, 0, 1, 2, 0, 0",
        "2, 1,   0,    0, 0, 1, 2, 1, 0",
        "2, 2,   50%,  0, 0, 1, 2, 0, 0",
        "2, 2,   0,  50%, 1, 0, 2, 0, 0",
        "2, 2,   0, 100%, 2, 0, 2, 0, 0",
        "3, 1,   50%,  0, 0, 2, 3, 2, 1"
    })
    void boundsAreCounted(
            int nodes,
            int pods,
            String maxUnavailable,
            String maxSurge,
            int surge,
            int unavailable,
            int desired,
            int empty,
            int terminating) {
        UpdateStrategy strategy = UpstreamFixture.rolling(maxUnavailable, maxSurge);
        UpstreamFixture fixture = new UpstreamFixture(strategy).nodes(nodes);
        for (int i = 0; i < pods; i++) {
            fixture.pods(i, 1);
        }
        if (terminating > 0) {
            fixture.terminating(nodes - 1, terminating);
        }
        Tally tally = fixture.tally();
        int surging = strategy.maxSurgeOf(tally.desired());
        int missing = strategy.maxUnavailableOf(tally.desired());
        int atLeast = tally.desired() > 0 && surging == 0 ? Math.max(1, missing) : missing;
        assertThat(List.of(surging, atLeast, tally.desired(), tally.count(RolloutState.EMPTY)))
                .isEqualTo(List.of(surge, unavailable, desired, empty));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 2"})
    void readyPodsAreCounted(int readySince, int ready) {
        UpstreamFixture fixture = new UpstreamFixture(ON_DELETE).nodes(2);
        fixture.oldPod(0, 0, readySince).oldPod(1, 0, readySince);
        assertThat(fixture.sync().status().numberReady()).isEqualTo(ready);
    }
}
