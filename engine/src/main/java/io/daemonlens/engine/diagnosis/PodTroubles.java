package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the problems of a single pod from its status and its events. */
final class PodTroubles {

    private final DaemonSetFacts facts;
    private final StartTimes times;
    private final Instant now;

    PodTroubles(DaemonSetFacts facts, StartTimes times) {
        this.facts = facts;
        this.times = times;
        this.now = facts.time();
    }

    /** Returns the pod's problems; empty if it is ready or still starting normally. */
    List<Trouble> of(OwnedPod pod) {
        if (pod.isTerminating()) {
            return ofTerminating(pod);
        }
        if (pod.facts().hasFailed()) {
            return List.of(new FailedPods(facts).of(pod));
        }
        if (pod.facts().isReady()) {
            return List.of();
        }
        if (!pod.facts().isBound()) {
            return ofUnbound(pod);
        }
        ContainerTroubles containers =
                new ContainerTroubles(
                        pod,
                        Field.of(facts.templateOf(pod)).at("spec"),
                        facts.eventsAboutPod(pod.facts().name()),
                        times,
                        now,
                        facts.cluster().knowsEvents());
        return containers.find();
    }

    private List<Trouble> ofTerminating(OwnedPod pod) {
        Instant due = pod.facts().deletedAt();
        if (pod.isGone() || !due.isBefore(now)) {
            return List.of();
        }
        Evidence killing = event(pod, "FailedKillPod");
        if (killing == null && !due.plus(Patience.OVERDUE).isBefore(now)) {
            return List.of();
        }
        Evidence evidence =
                killing != null
                        ? killing
                        : Evidence.of(Evidence.Source.STATE, pod.facts().name(), "", "", due);
        return List.of(
                Trouble.lasting(
                        CauseCode.POD_TERMINATING,
                        new Evidence(
                                evidence.source(),
                                pod.facts().name(),
                                evidence.reason(),
                                evidence.message(),
                                null,
                                0,
                                due)));
    }

    private Evidence event(OwnedPod pod, String reason) {
        Evidence found = null;
        for (ClusterEvent event : facts.eventsAboutPod(pod.facts().name())) {
            if (event.reason().equals(reason)) {
                found =
                        Evidence.of(
                                Evidence.Source.EVENT,
                                event.object(),
                                reason,
                                event.message(),
                                event.first());
            }
        }
        return found;
    }

    private List<Trouble> ofUnbound(OwnedPod pod) {
        Field scheduled = pod.condition("PodScheduled");
        String name = pod.facts().name();
        Instant since = Timestamps.of(scheduled.at("lastTransitionTime"));
        if (scheduled.at("status").text().equals("False")) {
            Evidence evidence =
                    Evidence.of(
                            Evidence.Source.SCHEDULER,
                            name,
                            scheduled.at("reason").text(),
                            scheduled.at("message").text(),
                            since);
            boolean makesRoom = !pod.status().at("nominatedNodeName").text().isEmpty();
            return List.of(new Trouble(CauseCode.UNSCHEDULABLE, evidence, makesRoom));
        }
        Evidence refused = event(pod, "FailedScheduling");
        if (refused != null) {
            Evidence evidence =
                    Evidence.of(
                            Evidence.Source.SCHEDULER,
                            name,
                            refused.reason(),
                            refused.message(),
                            refused.since());
            return List.of(Trouble.lasting(CauseCode.UNSCHEDULABLE, evidence));
        }
        Instant made = pod.facts().createdAt();
        if (made == null || !made.plus(Duration.ofSeconds(60)).isBefore(now)) {
            return List.of();
        }
        List<Trouble> troubles = new ArrayList<>();
        troubles.add(
                Trouble.lasting(
                        CauseCode.UNSCHEDULABLE,
                        Evidence.of(Evidence.Source.STATE, scheduler(pod.object()), "", "", made)));
        return troubles;
    }

    /** Returns the name of the responsible scheduler. */
    private static String scheduler(JsonObject pod) {
        String name = Field.of(pod).at("spec", "schedulerName").text();
        return name.isEmpty() ? "default-scheduler" : name;
    }
}
