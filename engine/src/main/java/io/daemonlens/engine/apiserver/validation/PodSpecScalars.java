package io.daemonlens.engine.apiserver.validation;

import io.daemonlens.engine.apimachinery.Field;

/** What the API server asks of the plain members of a pod's spec (PS rules). */
final class PodSpecScalars {

    private PodSpecScalars() {}

    /** Restart and DNS policy, and the node selector. */
    static void checkPolicies(Field spec, Errors errors) {}

    /** Readiness and scheduling gates. */
    static void checkGates(Field spec, Errors errors) {}

    /** The names of other objects, the deadline, the host's name. */
    static void checkNames(Field spec, Errors errors) {}

    /** Priority class, runtime class and preemption policy. */
    static void checkClasses(Field spec, Errors errors) {}
}
