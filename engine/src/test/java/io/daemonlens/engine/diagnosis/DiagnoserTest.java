package io.daemonlens.engine.diagnosis;

import static io.daemonlens.engine.diagnosis.SickCluster.at;
import static io.daemonlens.engine.diagnosis.SickCluster.ready;
import static io.daemonlens.engine.diagnosis.SickCluster.running;
import static io.daemonlens.engine.diagnosis.SickCluster.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What small clusters show, and what is made of it. */
class DiagnoserTest {

    private static final String SILENT =
            "{'key': 'node.kubernetes.io/unreachable', 'effect': 'NoSchedule'}";
    private static final String CREATING = waiting("ContainerCreating", "", 0, "");

    private static void check(SickCluster cluster, String verdict, String causes, String buckets) {
        Diagnosis diagnosis = cluster.diagnose();
        assertThat(
                        diagnosis.verdict().word()
                                + " | "
                                + diagnosis.causes().stream()
                                        .map(cause -> cause.code().word())
                                        .collect(Collectors.joining(" "))
                                + " | "
                                + diagnosis.nodes().stream()
                                        .map(NodeFinding::bucket)
                                        .collect(Collectors.joining(" ")))
                .isEqualTo(verdict + " | " + causes + " | " + buckets);
    }

    private static SickCluster three(String bounds) {
        return SickCluster.rolling(bounds).node("a").node("b").node("c");
    }

    /** One new pod with this status while two old ones wait. */
    private static SickCluster oneNew(long secondsAgo, String status) {
        return three("'maxUnavailable': 1").updated("a", secondsAgo, status).old("b").old("c");
    }

    @Test
    void everythingAvailableIsHealthy() {
        check(
                three("'maxUnavailable': 1").updated("a").updated("b").updated("c"),
                "healthy",
                "",
                "available available available");
    }

    @ParameterizedTest
    @CsvSource({
        "ErrImagePull, ImagePull",
        "ImagePullBackOff, ImagePull",
        "InvalidImageName, ImagePull",
        "CreateContainerConfigError, ContainerConfig",
        "CreateContainerError, ContainerConfig",
        "RunContainerError, ContainerConfig",
        "CrashLoopBackOff, CrashLoop",
    })
    void aWaitingContainersReasonIsTheCause(String reason, String code) {
        check(
                oneNew(20, waiting(reason, "why", 3, "")),
                "stuck",
                code + " BudgetExhausted",
                code + " old old");
    }

    @Test
    void aContainerKilledForMemoryIsNotOnlyACrash() {
        String last = "'terminated': {'exitCode': 137, 'reason': 'OOMKilled'}";
        Diagnosis diagnosis = oneNew(60, waiting("CrashLoopBackOff", "", 4, last)).diagnose();
        assertThat(diagnosis.cause(CauseCode.OOM_KILLED).evidence().lastExit())
                .isEqualTo(new Evidence.Exit(137, "OOMKilled"));
        assertThat(diagnosis.has(CauseCode.CRASH_LOOP)).isFalse();
    }

    @Test
    void aPodThatStartsIsOnlySlow() {
        check(oneNew(5, running(false, 3, 0)), "progressing", "", "updating old old");
        check(oneNew(200, CREATING), "progressing", "", "updating old old");
        check(
                oneNew(20, waiting("PodInitializing", "", 0, "")),
                "progressing",
                "",
                "updating old old");
    }

    @Test
    void aProbeThatGoesOnFailingIsACause() {
        check(
                oneNew(62, running(false, 61, 0))
                        .event("Pod", "agent-new-a", "Unhealthy", "Readiness probe failed: 503", 2),
                "stuck",
                "ReadinessProbe BudgetExhausted",
                "ReadinessProbe old old");
        check(
                oneNew(20, running(false, 19, 0))
                        .event("Pod", "agent-new-a", "Unhealthy", "Readiness probe failed: 503", 2),
                "progressing",
                "",
                "updating old old");
    }

    @Test
    void withoutEventsTimeAloneTells() {
        check(
                oneNew(400, running(false, 390, 0)).withoutEvents(),
                "stuck",
                "ReadinessProbe BudgetExhausted",
                "ReadinessProbe old old");
        check(
                oneNew(2000, CREATING).withoutEvents(),
                "stuck",
                "VolumeMount BudgetExhausted",
                "VolumeMount old old");
    }

    @Test
    void aSlowStartIsMeasuredByPodsThatMadeIt() {
        String slow = ready(1500) + running(true, 1795, 0); // It took nearly five minutes.
        check(
                three("'maxUnavailable': 1")
                        .updated("a", 200, running(false, 190, 0))
                        .pod("b", false, at(1800), "", slow, "")
                        .old("c")
                        .event("Pod", "agent-new-a", "Unhealthy", "Readiness probe failed: 503", 2),
                "progressing",
                "",
                "updating old old");
    }

    @Test
    void initContainersMayTakeTimeButNotForEver() {
        String init =
                "'phase': 'Pending', 'initContainerStatuses': [{'name': 'setup', 'ready': false, 'restartCount': 0, 'state': {'running': {'startedAt': '%s'}}}], 'containerStatuses': [{'name': 'agent', 'ready': false, 'restartCount': 0, 'state': {'waiting': {'reason': 'PodInitializing'}}}]";
        check(oneNew(20, init.formatted(at(19))), "progressing", "", "updating old old");
        check(
                oneNew(70, init.formatted(at(69))),
                "stuck",
                "InitContainer BudgetExhausted",
                "InitContainer old old");
    }

    @Test
    void whatFailsBeforeContainersStandsInEvents() {
        check(
                oneNew(30, CREATING)
                        .event("Pod", "agent-new-a", "FailedMount", "secret not found", 5),
                "stuck",
                "VolumeMount BudgetExhausted",
                "VolumeMount old old");
        check(
                oneNew(30, CREATING)
                        .event("Pod", "agent-new-a", "FailedCreatePodSandBox", "no network", 5),
                "stuck",
                "Sandbox BudgetExhausted",
                "Sandbox old old");
        check(
                oneNew(60, CREATING)
                        .event("Pod", "agent-new-a", "FailedMount", "not yet", 40)
                        .event("Pod", "agent-new-a", "Pulling", "image", 20),
                "progressing",
                "",
                "updating old old");
    }

    @Test
    void aBudgetThatIsNotUsedUpLetsARolloutGoOn() {
        check(
                three("'maxUnavailable': 2")
                        .updated("a", 4, running(false, 3, 0))
                        .updated("b", 4, running(false, 3, 0))
                        .old("c"),
                "progressing",
                "",
                "updating updating old");
    }

    @Test
    void aSilentNodeUsesUpTheBudgetOnceItsPodIsDeleted() {
        SickCluster cluster = three("'maxUnavailable': 1").node("d", "Unknown", SILENT);
        String going = ", 'deletionTimestamp': '" + at(20) + "', 'deletionGracePeriodSeconds': 30";
        cluster.pod("d", false, at(1800), going, running(true, 1795, 0), "");
        cluster.old("a").old("b").old("c");
        check(cluster, "stuck", "NodeNotReady BudgetExhausted", "old old old NodeNotReady");
        assertThat(cluster.diagnose().budget().unavailable()).isEqualTo(1);
    }

    @Test
    void aPodThatOutlivesItsGracePeriodIsACause() {
        String late = ", 'deletionTimestamp': '" + at(40) + "'";
        String soon = ", 'deletionTimestamp': '" + at(-5) + "'";
        String status = ready(1790) + running(true, 1795, 0);
        check(
                three("'maxUnavailable': 1")
                        .pod("a", false, at(1800), late, status, "")
                        .old("b")
                        .old("c"),
                "stuck",
                "PodTerminating BudgetExhausted",
                "PodTerminating old old");
        check(
                three("'maxUnavailable': 1")
                        .pod("a", false, at(1800), soon, status, "")
                        .old("b")
                        .old("c"),
                "progressing",
                "",
                "updating old old");
    }

    @Test
    void aPodThatAFinalizerKeepsIsInNobodysWay() {
        String kept = ", 'deletionTimestamp': '" + at(40) + "', 'finalizers': ['example.com/hold']";
        check(
                three("'maxUnavailable': 1")
                        .pod("a", false, at(1800), kept, "'phase': 'Succeeded'", "")
                        .updated("a")
                        .updated("b")
                        .updated("c"),
                "healthy",
                "",
                "available available available");
    }

    @Test
    void aPodTheSchedulerCannotPlaceIsACause() {
        String pinned =
                "'affinity': {'nodeAffinity': {'requiredDuringSchedulingIgnoredDuringExecution': {'nodeSelectorTerms': [{'matchFields': [{'key': 'metadata.name', 'operator': 'In', 'values': ['NODE']}]}]}}}";
        String status =
                "'phase': 'Pending', 'conditions': [{'type': 'PodScheduled', 'status': 'False', 'reason': 'Unschedulable', 'message': '0/3 nodes are available', 'lastTransitionTime': '%s'}]"
                        .formatted(at(60));
        SickCluster cluster =
                three("'maxUnavailable': 1")
                        .pod("a", true, at(61), "", status, pinned)
                        .updated("b")
                        .updated("c");
        check(cluster, "degraded", "Unschedulable", "Unschedulable available available");
        assertThat(cluster.diagnose().cause(CauseCode.UNSCHEDULABLE).evidence().message())
                .isEqualTo("0/3 nodes are available");
    }

    @Test
    void surgingPodsThatFailHoldTheRollout() {
        check(
                three("'maxSurge': 1, 'maxUnavailable': 0")
                        .old("a")
                        .updated("a", 60, waiting("ErrImagePull", "", 0, ""))
                        .old("b")
                        .old("c"),
                "stuck",
                "ImagePull BudgetExhausted",
                "ImagePull old old");
    }

    @Test
    void refusedPodsAreToldWithTheServersWords() {
        String words = "Error creating: pods x is forbidden: exceeded quota";
        SickCluster cluster =
                three("'maxUnavailable': 1")
                        .old("b")
                        .old("c")
                        .event("DaemonSet", "agent", "FailedCreate", words, 10);
        check(cluster, "refused", "AdmissionRefused BudgetExhausted", "AdmissionRefused old old");
        assertThat(cluster.diagnose().cause(CauseCode.ADMISSION_REFUSED).evidence().message())
                .isEqualTo("pods x is forbidden: exceeded quota");
    }

    @Test
    void aRefusalThatIsOverDoesNotCount() {
        check(
                three("'maxUnavailable': 1")
                        .updated("b")
                        .updated("c")
                        .updated("a", 3, running(false, 2, 0))
                        .event("DaemonSet", "agent", "FailedCreate", "Error creating: no", 60)
                        .event("DaemonSet", "agent", "SuccessfulCreate", "Created pod: x", 3),
                "progressing",
                "",
                "updating available available");
    }

    @Test
    void podsThatFailAgainAndAgainAreEvictedOrRejected() {
        String failed = "'phase': 'Failed', 'reason': '%s', 'message': 'why'";
        String found = "Found failed daemon pod shop/agent-x on node a, will try to kill it";
        check(
                three("'maxUnavailable': 1")
                        .updated("a", 3, failed.formatted("Evicted"))
                        .updated("b")
                        .updated("c")
                        .event("DaemonSet", "agent", "FailedDaemonPod", found, 5),
                "degraded",
                "Evicted",
                "Evicted available available");
        check(
                three("'maxUnavailable': 1")
                        .updated("a", 3, failed.formatted("OutOfcpu"))
                        .updated("b")
                        .updated("c")
                        .event("DaemonSet", "agent", "FailedDaemonPod", found, 5),
                "degraded",
                "KubeletRejected",
                "KubeletRejected available available");
        check(
                three("'maxUnavailable': 1")
                        .updated("b")
                        .updated("c")
                        .event("Pod", "agent-x", "Evicted", "low on resource", 5)
                        .event("DaemonSet", "agent", "FailedDaemonPod", found, 5),
                "degraded",
                "Evicted",
                "Evicted available available");
    }

    @Test
    void aSingleEvictionIsReplaced() {
        check(
                three("'maxUnavailable': 1")
                        .updated("a", 3, "'phase': 'Failed', 'reason': 'Evicted'")
                        .updated("b")
                        .updated("c"),
                "progressing",
                "Evicted",
                "Evicted available available");
    }

    @Test
    void onDeleteWaitsForSomebody() {
        SickCluster cluster =
                new SickCluster("{'type': 'OnDelete'}").node("a").node("b").old("a").updated("b");
        check(cluster, "waitsForDeletion", "OnDelete", "OnDelete available");
        assertThat(cluster.diagnose().budget()).isNull();
    }

    @Test
    void minReadySecondsAreWaitedFor() {
        SickCluster cluster = oneNew(20, ready(10) + running(true, 15, 0));
        cluster.daemonSet().object("spec").put("minReadySeconds", 60);
        check(cluster, "progressing", "MinReady", "MinReady old old");
    }

    @Test
    void aTemplateThatTheControllerHasNotSeenIsStuck() {
        SickCluster cluster = three("'maxUnavailable': 1").old("a").old("b").old("c");
        cluster.daemonSet().object("status").put("observedGeneration", 1);
        check(cluster, "stuck", "NotObserved", "old old old");
    }

    @Test
    void aControllerThatDoesNothingForMinutesIsNotThere() {
        check(
                three("'maxUnavailable': 1").old("a").old("b").old("c"),
                "stuck",
                "NotObserved",
                "old old old");
        check(
                three("'maxUnavailable': 1").updated("a").updated("b"),
                "stuck",
                "NotObserved",
                "available available updating");
    }

    @Test
    void aPodWhereNoneShouldBeIsMisscheduled() {
        check(
                three("'maxUnavailable': 1")
                        .node("d", "True", "{'key': 'dedicated', 'effect': 'NoSchedule'}")
                        .updated("a")
                        .updated("b")
                        .updated("c")
                        .old("d"),
                "degraded",
                "Misscheduled",
                "available available available Misscheduled");
        check(
                three("'maxUnavailable': 1")
                        .node("d", "True", "{'key': 'dedicated', 'effect': 'NoSchedule'}")
                        .updated("a")
                        .updated("b")
                        .updated("c"),
                "healthy",
                "",
                "available available available notWanted");
    }

    @Test
    void whatFailsOnOneNodeOnlyIsTheNodesFault() {
        Diagnosis diagnosis =
                three("'maxUnavailable': 1")
                        .updated("a", 60, waiting("ErrImagePull", "", 0, ""))
                        .updated("b")
                        .updated("c")
                        .diagnose();
        assertThat(diagnosis.cause(CauseCode.IMAGE_PULL).owner()).isEqualTo(Owner.NODE);
        Diagnosis everywhere = oneNew(60, waiting("ErrImagePull", "", 0, "")).diagnose();
        assertThat(everywhere.cause(CauseCode.IMAGE_PULL).owner()).isEqualTo(Owner.TEMPLATE);
    }

    @Test
    void severalCausesAreAllTold() {
        SickCluster cluster =
                SickCluster.rolling("'maxUnavailable': 2")
                        .node("a")
                        .node("b", "Unknown", SILENT)
                        .node("c")
                        .node("d");
        String going = ", 'deletionTimestamp': '" + at(20) + "'";
        cluster.updated("a", 60, waiting("CrashLoopBackOff", "", 4, ""))
                .pod("b", false, at(1800), going, running(true, 1795, 0), "")
                .old("c")
                .old("d");
        check(
                cluster,
                "stuck",
                "NodeNotReady CrashLoop BudgetExhausted",
                "CrashLoop NodeNotReady old old");
    }

    @Test
    void aSnapshotWithoutUidsIsReadByNames() {
        SickCluster cluster = three("'maxUnavailable': 1").updated("a").updated("b").updated("c");
        cluster.daemonSet().object("metadata").remove("uid");
        check(cluster, "healthy", "", "available available available");
    }
}
