package io.daemonlens.engine.diagnosis;

/**
 * The one bucket that a node is in.
 *
 * @param name of the node
 * @param state how far it is where nothing is wrong
 * @param cause what is wrong; null where nothing is
 * @param pod the pod that the bucket is about; empty where there is none
 * @param evidence what says so; null where nothing is wrong
 */
public record NodeFinding(
        String name, State state, CauseCode cause, String pod, Evidence evidence) {

    /** How far a node is. */
    public enum State {
        /** An available pod of the current template. */
        AVAILABLE("available"),
        /** A pod starts or stops, or one is to be made. */
        UPDATING("updating"),
        /** An available pod of an older template that waits for its turn. */
        OLD("old"),
        /** No pod, and none should be there. */
        NOT_WANTED("notWanted");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As in reports. */
        public String word() {
            return word;
        }
    }

    /** The cause's code, or how far the node is. */
    public String bucket() {
        return cause == null ? state.word : cause.word();
    }
}
