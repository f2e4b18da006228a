package io.daemonlens.engine.diagnosis;

import java.time.Duration;
import java.time.Instant;

/** Detects whether the API server currently rejects the pods that the controller creates. */
final class Refusal {

    /** The controller retries with a growing delay, at most 1000 s. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(20);

    private Refusal() {}

    /** Returns the API server's message if the newest attempt to create a pod failed; else null. */
    static Evidence of(DaemonSetFacts facts) {
        Instant now = facts.time();
        ClusterEvent failed = null;
        ClusterEvent created = null;
        for (ClusterEvent event : facts.events()) {
            if (event.reason().equals("FailedCreate")) {
                failed = failed == null || !event.isBefore(failed.last()) ? event : failed;
            } else if (event.reason().equals("SuccessfulCreate")) {
                created = created == null || !event.isBefore(created.last()) ? event : created;
            }
        }
        boolean isNewest =
                failed != null
                        && (failed.last() == null
                                || (created == null || !failed.isBefore(created.last()))
                                        && !failed.last().plus(LONGEST_DELAY).isBefore(now));
        return isNewest
                ? Evidence.of(
                        Evidence.Source.CONTROLLER,
                        facts.daemonSet().name(),
                        failed.reason(),
                        message(failed.message()),
                        failed.first())
                : null;
    }

    /**
     * Removes the prefixes that the event recorder and the controller add to the server's message.
     */
    private static String message(String text) {
        String message = text;
        for (String prefix :
                new String[] {"(combined from similar events): ", "Error creating: "}) {
            message = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        }
        return message;
    }
}
