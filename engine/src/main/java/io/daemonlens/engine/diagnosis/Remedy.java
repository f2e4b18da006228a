package io.daemonlens.engine.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that somebody can do.
 *
 * @param kind what it is
 * @param values what its sentence names, in order
 * @param commands as they can be pasted into a shell; empty where none does it alone
 * @param simulated where it leads, played out from the present state; null where it was not
 * @param and what has to be done besides; null where it does it alone
 */
public record Remedy(
        Kind kind, List<String> values, List<String> commands, Simulated simulated, Remedy and) {

    /** What is done. */
    public enum Kind {
        UNDO,
        RAISE_MAX_UNAVAILABLE,
        REPLACE_SURGE,
        DELETE_NODE,
        FORCE_DELETE_PODS,
        DELETE_OLD_PODS,
        DELETE_MISSCHEDULED,
        RAISE_QUOTA,
        RELABEL_NAMESPACE,
        CREATE_SERVICE_ACCOUNT,
        CREATE_MISSING,
        REPAIR,
        MAKE_ROOM,
        START_CONTROLLER,
        WAIT
    }

    /**
     * Where a remedy leads.
     *
     * @param outcome {@code complete}, {@code stuck}, {@code refused} …
     * @param durationMillis until nothing changes any more
     * @param podsDeleted how many pods the controller restarts
     * @param updated nodes that have a pod of the present template in the end
     * @param desired nodes that should have one
     */
    public record Simulated(
            String outcome, long durationMillis, int podsDeleted, int updated, int desired) {

        public boolean isComplete() {
            return outcome.equals("complete") || outcome.equals("nothing");
        }
    }

    public Remedy {
        values = List.copyOf(values);
        commands = List.copyOf(commands);
    }

    static Remedy of(Kind kind, List<String> values, List<String> commands) {
        return new Remedy(kind, values, commands, null, null);
    }

    Remedy proved(Simulated outcome) {
        return new Remedy(kind, values, commands, outcome, and);
    }

    Remedy with(Remedy other) {
        return new Remedy(kind, values, commands, simulated, other);
    }

    /** All commands, in the order in which they are to be run. */
    public List<String> allCommands() {
        if (and == null) {
            return commands;
        }
        List<String> all = new ArrayList<>(commands);
        all.addAll(and.commands);
        return all;
    }
}
