package io.daemonlens.engine.diagnosis;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Timestamps;
import io.daemonlens.engine.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Diagnoses pods in phase Failed: evicted pods, and pods that the kubelet rejected. The controller
 * recreates them with growing delays and records an event for each.
 */
final class FailedPods {

    private static final Pattern FOUND =
            Pattern.compile("Found failed daemon pod [^/ ]+/([^ ]+) on node ([^ ,]+),");

    /** The controller's longest delay between two deletions of failed pods is 15 minutes. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(16);

    private static final List<String> PRESSURES =
            List.of("DiskPressure", "MemoryPressure", "PIDPressure");

    private final DaemonSetFacts facts;
    private final Instant now;

    FailedPods(DaemonSetFacts facts) {
        this.facts = facts;
        this.now = facts.time();
    }

    /** Returns the problem of a failed pod. */
    Trouble of(OwnedPod pod) {
        Field status = pod.status();
        String reason = status.at("reason").text();
        boolean ran = status.at("containerStatuses").size() > 0;
        CauseCode code =
                Reasons.isEviction(reason) || reason.isEmpty() && ran
                        ? CauseCode.EVICTED
                        : CauseCode.KUBELET_REJECTED;
        Evidence evidence =
                Evidence.of(
                        Evidence.Source.POD,
                        pod.facts().name(),
                        reason,
                        status.at("message").text(),
                        Timestamps.of(status.at("startTime")));
        String node = pod.facts().targetNode();
        boolean again =
                !facts.cluster().knowsEvents() || hasPressure(node) || failures(node).count > 1;
        return new Trouble(code, evidence, !again);
    }

    /**
     * Returns the problem of the last pods on this node if pods fail there repeatedly; else null.
     */
    Trouble before(String node) {
        Failures failures = failures(node);
        if (failures.count < 2 || failures.last.plus(LONGEST_DELAY).isBefore(now)) {
            return null;
        }
        for (ClusterEvent event : facts.eventsAboutPod(failures.pod)) {
            boolean evicted = Reasons.isEviction(event.reason());
            if (evicted || event.message().startsWith("Node didn't have enough resource")) {
                Evidence evidence =
                        Evidence.of(
                                Evidence.Source.EVENT,
                                failures.pod,
                                event.reason(),
                                event.message(),
                                event.first());
                return Trouble.lasting(
                        evicted ? CauseCode.EVICTED : CauseCode.KUBELET_REJECTED, evidence);
            }
        }
        Evidence evidence =
                Evidence.of(
                        Evidence.Source.CONTROLLER,
                        failures.pod,
                        "FailedDaemonPod",
                        failures.message,
                        failures.last);
        return Trouble.lasting(
                hasPressure(node) ? CauseCode.EVICTED : CauseCode.KUBELET_REJECTED, evidence);
    }

    /** The controller's events about failed pods on one node. */
    private static final class Failures {
        private int count;
        private String pod = "";
        private String message = "";
        private Instant last = Instant.EPOCH;
    }

    private Failures failures(String node) {
        Failures failures = new Failures();
        for (ClusterEvent event : facts.events()) {
            if (!event.reason().equals("FailedDaemonPod")) {
                continue;
            }
            Matcher found = FOUND.matcher(event.message());
            if (found.find() && found.group(2).equals(node)) {
                failures.count += event.count();
                if (event.last() != null && !event.isBefore(failures.last)) {
                    failures.last = event.last();
                    failures.pod = found.group(1);
                    failures.message = event.message();
                }
            }
        }
        return failures;
    }

    private boolean hasPressure(String node) {
        JsonObject object = facts.cluster().nodeObject(node);
        if (object == null) {
            return false;
        }
        for (String type : PRESSURES) {
            if (OwnedPod.conditionOf(object, type).at("status").text().equals("True")) {
                return true;
            }
        }
        return false;
    }
}
