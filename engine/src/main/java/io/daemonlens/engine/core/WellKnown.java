package io.daemonlens.engine.core;

/** The names of well-known labels, annotations and taints. */
public final class WellKnown {

    public static final String ZONE = "topology.kubernetes.io/zone";
    public static final String OLD_ZONE = "failure-domain.beta.kubernetes.io/zone";
    public static final String OLD_REGION = "failure-domain.beta.kubernetes.io/region";
    public static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
    public static final String MASTER = "node-role.kubernetes.io/master";
    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    public static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";
    public static final String APP_ARMOR_CONTAINER =
            "container.apparmor.security.beta.kubernetes.io/";

    public static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
    public static final String SECCOMP_CONTAINER =
            "container.seccomp.security.alpha.kubernetes.io/";

    private WellKnown() {}
}
