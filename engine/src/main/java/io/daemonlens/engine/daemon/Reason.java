package io.daemonlens.engine.daemon;

import io.daemonlens.engine.core.NodeSelectorTerm;
import io.daemonlens.engine.core.Taint;
import java.util.List;

/** Why the controller creates no pod on a node. */
public sealed interface Reason {

    /** Returns the machine-readable code, such as {@code UntoleratedTaint}. */
    String code();

    /** Returns whether an existing pod may stay. */
    default boolean keepsRunning() {
        return false;
    }

    /**
     * The template names another node.
     *
     * @param wanted the template's {@code spec.nodeName}
     */
    record NodeNameMismatch(String wanted) implements Reason {
        @Override
        public String code() {
            return "NodeNameMismatch";
        }
    }

    /**
     * The node does not match a label of the template's node selector.
     *
     * @param actual the node's value; null if it does not have the label
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
     * @param terms the mismatch of each term; empty if there are no terms
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
     * @param index the index of the term, from 0
     * @param expressions the failing expressions; empty for an empty term, which matches nothing
     */
    record TermMismatch(int index, List<ExpressionMismatch> expressions) {
        public TermMismatch {
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * An expression that does not hold.
     *
     * @param overFields whether it is in {@code matchFields}
     * @param actual the node's value; null if it has none
     */
    record ExpressionMismatch(
            NodeSelectorTerm.Expression expression, boolean overFields, String actual) {}

    /**
     * Another pod uses a host port that this pod needs. Up to 1.11 the controller treats the node
     * as ineligible in this case.
     *
     * @param port the port with its protocol, such as {@code 9100/TCP}
     */
    record HostPortTaken(String port) implements Reason {
        @Override
        public String code() {
            return "HostPortTaken";
        }
    }

    /**
     * The node has insufficient resources; up to 1.11 the controller checks this itself.
     *
     * @param shortages the controller's messages, in the order of its checks
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

        /** Returns the shortage that the controller reports. */
        public String last() {
            return shortages.get(shortages.size() - 1);
        }
    }

    /** The node reports OutOfDisk, a condition that existed up to 1.12. */
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
     * The pod does not tolerate a taint: the first one in the node's order.
     *
     * @param keepsRunning whether an existing pod may stay, because every NoExecute taint is
     *     tolerated
     */
    record UntoleratedTaint(Taint taint, boolean keepsRunning) implements Reason {
        @Override
        public String code() {
            return "UntoleratedTaint";
        }
    }
}
