package io.daemonlens.engine.scheduler.framework;

import java.util.List;

/**
 * The reason why a node cannot take a pod.
 *
 * @param code whether preempting other pods might help
 * @param plugin the filter plugin that rejects the node; empty if no plugin does
 * @param reasons the plugin's messages, at least one
 */
public record Status(Code code, String plugin, List<String> reasons) {

    /** Whether preempting other pods might help. */
    public enum Code {
        UNSCHEDULABLE("Unschedulable"),
        UNRESOLVABLE("UnschedulableAndUnresolvable"),
        ERROR("Error");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /** Returns the scheduler's name of the code. */
        public String word() {
            return word;
        }
    }

    public Status {
        reasons = List.copyOf(reasons);
    }

    /** Creates a status for a node that might fit after preemption. */
    public static Status unschedulable(String plugin, String reason) {
        return new Status(Code.UNSCHEDULABLE, plugin, List.of(reason));
    }

    /** Creates a status for a node that does not fit even after preemption. */
    public static Status unresolvable(String plugin, String reason) {
        return new Status(Code.UNRESOLVABLE, plugin, List.of(reason));
    }
}
