package io.daemonlens.engine.diagnosis;

import java.time.Duration;
import java.time.Instant;

/** Tells whether the API server refuses the pods that the controller would create now. */
final class Refusal {

    /** The controller tries again with a growing delay, 1000 s at most. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(20);

    private Refusal() {}

    /** The server's words where the newest attempt to create a pod failed; else null. */
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

    /** Without what the recorder and the controller put before the server's words. */
    private static String message(String text) {
        String message = text;
        for (String prefix :
                new String[] {"(combined from similar events): ", "Error creating: "}) {
            message = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        }
        return message;
    }
}
