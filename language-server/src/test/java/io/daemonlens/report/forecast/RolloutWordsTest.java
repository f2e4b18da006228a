package io.daemonlens.report.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.daemonlens.engine.simulation.timeline.Stuck;
import io.daemonlens.text.Wording;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutWordsTest {

    private static Stuck.Blocker blocker(int node, Stuck.Reason reason, String detail) {
        return new Stuck.Blocker("n" + node, "new", reason, detail);
    }

    @Test
    void aStuckRolloutSaysWhatHoldsItUp() {
        List<Stuck.Blocker> seven =
                IntStream.rangeClosed(1, 7)
                        .mapToObj(node -> blocker(node, Stuck.Reason.NEVER_READY, ""))
                        .toList();
        Stuck many = new Stuck("maxUnavailable 30% (7 nodes)", null, seven, 16);
        assertThat(RolloutWords.stuck(many, Wording.ENGLISH))
                .isEqualTo(
                        "7 pods do not become available, which uses up maxUnavailable 30% (7 nodes);"
                                + " 16 nodes keep the old pod.");
        assertThat(RolloutWords.blockers(many, 3, Wording.ENGLISH))
                .containsExactly("n1, n2, n3, n4, n5, …: never ready");
        Stuck one = new Stuck("", null, List.of(blocker(1, Stuck.Reason.NODE_GONE, "")), 1);
        assertThat(RolloutWords.stuck(one, Wording.ENGLISH))
                .isEqualTo("1 pod does not become available; 1 node keeps the old pod.");
    }

    @Test
    void whatTheSchedulerSaysStaysInItsWords() {
        Stuck.Blocker blocker = blocker(1, Stuck.Reason.UNSCHEDULABLE, "0/1 nodes are available");
        assertThat(RolloutWords.why(blocker, Wording.ENGLISH))
                .isEqualTo("it cannot be scheduled: 0/1 nodes are available");
        assertThat(RolloutWords.why(blocker, Wording.CHINESE))
                .isEqualTo("无法调度：0/1 nodes are available");
    }

    @Test
    void everyReasonHasChineseWords() {
        for (Stuck.Reason reason : Stuck.Reason.values()) {
            assertThat(RolloutWords.why(blocker(1, reason, ""), Wording.CHINESE))
                    .isNotEqualTo(reason.words());
        }
    }
}
