package io.daemonlens.engine.diagnosis;

/**
 * One problem of a pod or node.
 *
 * @param heals whether it is likely to resolve by itself, as far as the cluster shows
 */
record Trouble(CauseCode code, Evidence evidence, boolean heals) {

    static Trouble lasting(CauseCode code, Evidence evidence) {
        return new Trouble(code, evidence, false);
    }

    static Trouble passing(CauseCode code, Evidence evidence) {
        return new Trouble(code, evidence, true);
    }
}
