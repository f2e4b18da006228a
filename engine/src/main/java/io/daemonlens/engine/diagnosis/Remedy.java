package io.daemonlens.engine.diagnosis;

import java.util.List;

/**
 * Something that somebody can do.
 *
 * @param kind what it is
 * @param values what its sentence names, in order
 * @param commands as they can be pasted into a shell; empty where none does it alone
 * @param simulated where it leads, played out from the present state; null where it was not
 */
public record Remedy(Kind kind, List<String> values, List<String> commands, Simulated simulated) {

    /** What is done. */
    public enum Kind {
        UNDO,
        RAISE_MAX_UNAVAILABLE,
        REPLACE_SURGE,
        DELETE_NODE,
        DELETE_PODS,
        FORCE_DELETE_PODS,
        DELETE_OLD_PODS,
        DELETE_MISSCHEDULED,
        RAISE_QUOTA,
        RELABEL_NAMESPACE,
        CREATE_SERVICE_ACCOUNT,
        CREATE_PRIORITY_CLASS,
        CREATE_MISSING,
        REPAIR,
        TOUCH,
        START_CONTROLLER,
        WAIT
    }

    /**
     * Where a remedy leads.
     *
     * @param outcome {@code complete}, {@code stuck}, {@code refused} …
     * @param durationMillis until nothing changes any more
     * @param podsDeleted how many pods the controller restarts
     */
    public record Simulated(String outcome, long durationMillis, int podsDeleted) {

        public boolean isComplete() {
            return outcome.equals("complete") || outcome.equals("nothing");
        }
    }

    public Remedy {
        values = List.copyOf(values);
        commands = List.copyOf(commands);
    }

    Remedy proved(Simulated outcome) {
        return new Remedy(kind, values, commands, outcome);
    }
}
