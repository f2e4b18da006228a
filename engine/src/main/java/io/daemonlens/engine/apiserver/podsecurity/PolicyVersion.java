package io.daemonlens.engine.apiserver.podsecurity;

import io.daemonlens.engine.apimachinery.Field;

/**
 * The version of the policy and of the server that evaluates it. A namespace may pin the policy
 * version.
 *
 * @param policy the policy's minor version; never newer than the server
 * @param server the server's minor version, whose code may differ from that of the policy's version
 */
record PolicyVersion(int policy, int server) {

    /**
     * Since the policy of this minor version, some checks are relaxed for pods with a user
     * namespace.
     */
    private static final int USER_NAMESPACES = 35;

    /** {@code relaxPolicyForUserNamespacePod}. */
    boolean relaxes(Field spec) {
        Field hostUsers = spec.at("hostUsers");
        return policy >= USER_NAMESPACES && hostUsers.present() && !hostUsers.isTrue();
    }
}
