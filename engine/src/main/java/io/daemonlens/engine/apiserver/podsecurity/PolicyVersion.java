package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;

/**
 * Which version of the policy is asked for, and of whom. A namespace may pin the version.
 *
 * @param policy the minor of the policy; never newer than the server
 * @param server the minor of the server, whose code may know more or less than the policy's minor
 *     did
 */
record PolicyVersion(int policy, int server) {

    /** From the policy of this minor a pod in a user namespace of its own may do more. */
    private static final int USER_NAMESPACES = 35;

    /** {@code relaxPolicyForUserNamespacePod}. */
    boolean relaxes(Field spec) {
        Field hostUsers = spec.at("hostUsers");
        return policy >= USER_NAMESPACES && hostUsers.present() && !hostUsers.isTrue();
    }
}
