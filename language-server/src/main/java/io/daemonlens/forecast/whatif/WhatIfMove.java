package io.daemonlens.forecast.whatif;

import io.daemonlens.text.Wording;
import java.util.List;

/**
 * The reaction of one DaemonSet to a change.
 *
 * @param namespace of the DaemonSet
 * @param name of the DaemonSet
 * @param what happens
 * @param nodes the affected nodes, by name
 * @param detail further values of its sentence: the evicted pods, the reason
 */
public record WhatIfMove(
        String namespace, String name, What what, List<String> nodes, String detail) {

    private static final int MOST_NODES = 8;

    /** The kinds of moves of a DaemonSet's pods. */
    public enum What {
        CREATED("created"),
        PENDING("pending"),
        REFUSED("refused"),
        DELETED("deleted"),
        STAYS("stays"),
        ORPHANED("orphaned"),
        RESTARTS("restarts"),
        ON_DELETE("onDelete"),
        EVICTS("evicts");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /** The name in reports: {@code created}. */
        public String word() {
            return word;
        }
    }

    public WhatIfMove {
        nodes = List.copyOf(nodes);
    }

    /** {@code kube-system/agent: a pod is created on w-4}. */
    public String sentence(Wording wording) {
        String list =
                String.join(", ", nodes.subList(0, Math.min(nodes.size(), MOST_NODES)))
                        + (nodes.size() > MOST_NODES ? ", …" : "");
        String key = "whatif." + what.word() + (nodes.size() == 1 ? ".one" : "");
        return namespace + "/" + name + ": " + wording.say(key, nodes.size(), list, detail);
    }
}
