package io.daemonlens.engine.daemon;

import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.core.Taint;
import java.util.List;

/** Why the controller wants no pod on a node. */
public sealed interface Reason {

    /** One word for programs, such as {@code UntoleratedTaint}. */
    String code();

    /** Whether a pod that is there already may stay. */
    default boolean keepsRunning() {
        return false;
    }

    /**
     * The template is made for another node.
     *
     * @param wanted its {@code spec.nodeName}
     */
    record NodeNameMismatch(String wanted) implements Reason {
        @Override
        public String code() {
            return "NodeNameMismatch";
        }
    }

    /**
     * A label of the template's node selector.
     *
     * @param actual the node's value; null where it has no such label
     */
    record NodeSelectorMismatch(String key, String wanted, String actual) implements Reason {
        @Override
        public String code() {
            return "NodeSelectorMismatch";
        }
    }

    /**
     * No term of the required node affinity matches.
     *
     * @param terms why not, term by term; empty where there are no terms
     */
    record NodeAffinityMismatch(List<TermMismatch> terms) implements Reason {
        public NodeAffinityMismatch {
            terms = List.copyOf(terms);
        }

        @Override
        public String code() {
            return "NodeAffinityMismatch";
        }
    }

    /**
     * Why one term does not match.
     *
     * @param index the term's place in its list, from 0
     * @param expressions what fails in it; empty for an empty term, which matches nothing
     */
    record TermMismatch(int index, List<ExpressionMismatch> expressions) {
        public TermMismatch {
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * An expression that does not hold.
     *
     * @param overFields whether it stands under {@code matchFields}
     * @param actual the node's value; null where it has none
     */
    record ExpressionMismatch(
            NodeSelectorTerm.Expression expression, boolean overFields, String actual) {}

    /**
     * Another pod has a host port that this one wants. Up to 1.11 that is taken for an intention:
     * the node is not for these pods.
     *
     * @param port with its protocol, such as {@code 9100/TCP}
     */
    record HostPortTaken(String port) implements Reason {
        @Override
        public String code() {
            return "HostPortTaken";
        }
    }

    /**
     * The node has too little left; up to 1.11 the controller looks itself.
     *
     * @param shortages in its words, in the order it looks
     */
    record InsufficientResources(List<String> shortages) implements Reason {
        public InsufficientResources {
            shortages = List.copyOf(shortages);
        }

        @Override
        public String code() {
            return "InsufficientResources";
        }

        @Override
        public boolean keepsRunning() {
            return true;
        }

        /** The one that the controller mentions. */
        public String last() {
            return shortages.get(shortages.size() - 1);
        }
    }

    /** The node reports that its disk is full, as nodes did up to 1.12. */
    record OutOfDisk() implements Reason {
        @Override
        public String code() {
            return "OutOfDisk";
        }

        @Override
        public boolean keepsRunning() {
            return true;
        }
    }

    /**
     * The first taint, in the node's order, that no toleration covers.
     *
     * @param keepsRunning whether a pod that is there may stay: every taint with effect NoExecute
     *     is tolerated
     */
    record UntoleratedTaint(Taint taint, boolean keepsRunning) implements Reason {
        @Override
        public String code() {
            return "UntoleratedTaint";
        }
    }
}
