package io.daemonlens.engine.diagnosis;

/**
 * The bucket of a node.
 *
 * @param name of the node
 * @param state the node's progress, apart from problems
 * @param cause the problem; null if there is none
 * @param pod the pod that determines the bucket; empty if there is none
 * @param evidence the evidence for the problem; null if there is none
 */
public record NodeFinding(
        String name, State state, CauseCode cause, String pod, Evidence evidence) {

    /** The progress of a node. */
    public enum State {
        /** It has an available pod of the current template. */
        AVAILABLE("available"),
        /** A pod starts or stops, or is about to be created. */
        UPDATING("updating"),
        /** It has an available pod of an older template that is waiting to be updated. */
        OLD("old"),
        /** It has no pod and should not have one. */
        NOT_WANTED("notWanted");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Returns the name used in reports. */
        public String word() {
            return word;
        }
    }

    /** Returns the cause's name, or else the name of the state. */
    public String bucket() {
        return cause == null ? state.word : cause.word();
    }
}
