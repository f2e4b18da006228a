package io.daemonlens.engine.scheduler.framework;

import java.util.List;

/**
 * Why a node cannot take a pod.
 *
 * @param code whether removing other pods might help
 * @param plugin the filter plugin that says so; empty where it is none
 * @param reasons in the plugin's words, at least one
 */
public record Status(Code code, String plugin, List<String> reasons) {

    /** Whether removing other pods might help. */
    public enum Code {
        UNSCHEDULABLE("Unschedulable"),
        UNRESOLVABLE("UnschedulableAndUnresolvable"),
        ERROR("Error");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /** The scheduler's own word. */
        public String word() {
            return word;
        }
    }

    public Status {
        reasons = List.copyOf(reasons);
    }

    /** Might fit if other pods were gone. */
    public static Status unschedulable(String plugin, String reason) {
        return new Status(Code.UNSCHEDULABLE, plugin, List.of(reason));
    }

    /** Does not fit, whatever pods are there. */
    public static Status unresolvable(String plugin, String reason) {
        return new Status(Code.UNRESOLVABLE, plugin, List.of(reason));
    }
}
