package io.daemonlens.engine.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * A remedy that a user can apply.
 *
 * @param kind the type of the remedy
 * @param values the values that its text names, in order
 * @param commands shell commands, ready to paste; empty if no command is sufficient
 * @param simulated its simulated result from the current state; null if not simulated
 * @param and a second remedy that is also required; null if this one is sufficient
 */
public record Remedy(
        Kind kind, List<String> values, List<String> commands, Simulated simulated, Remedy and) {

    /** The type of a remedy. */
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
     * The simulated result of a remedy.
     *
     * @param outcome {@code complete}, {@code stuck}, {@code refused} …
     * @param durationMillis until nothing changes any more
     * @param podsDeleted the number of pods that the controller restarts
     * @param updated the number of nodes that have a pod of the current template in the end
     * @param desired the number of nodes that should have one
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

    /** Returns all commands, in the order in which to run them. */
    public List<String> allCommands() {
        if (and == null) {
            return commands;
        }
        List<String> all = new ArrayList<>(commands);
        all.addAll(and.commands);
        return all;
    }
}
