package io.daemonlens.engine.apiserver.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The families of rules as a user meets them: a code in kebab-case and one line that says what is
 * wrong. Each code has a page.
 */
public final class RuleCodes {

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    // The object itself and its spec.
    static final String OBJECT_NAME = code("object-name", "The name cannot name an object");
    static final String LABELS = code("label", "A label has a key or value it may not have");
    static final String ANNOTATIONS =
            code("annotation", "An annotation has a key it may not have, or all are too long");
    static final String OWNER_REFERENCE =
            code("owner-reference", "An owner reference does not say who owns the object");
    static final String FINALIZER = code("finalizer", "A finalizer is named as none may be");
    static final String MANAGED_FIELDS =
            code("managed-fields", "managedFields, which only the server writes, is broken");
    static final String SELECTOR = code("selector", "A label selector is malformed");
    static final String SELECTOR_MISMATCH =
            code("selector-mismatch", "The selector does not match the template's labels");
    static final String EMPTY_SELECTOR = code("empty-selector", "The selector is empty");
    static final String RESTART_POLICY =
            code("restart-policy", "A DaemonSet's pods always restart");
    static final String ACTIVE_DEADLINE =
            code("active-deadline", "A DaemonSet's pods have no deadline");
    static final String EPHEMERAL_IN_TEMPLATE =
            code("ephemeral-containers", "Ephemeral containers stand in a template");
    static final String NEGATIVE_NUMBER =
            code("negative-number", "A number that counts something is negative");
    static final String TEMPLATE_GENERATION =
            code("template-generation", "templateGeneration does not go with the template");
    static final String UPDATE_STRATEGY =
            code("update-strategy", "The update strategy is none, or has a number it may not have");
    static final String SURGE_AND_UNAVAILABLE =
            code(
                    "surge-and-unavailable",
                    "Not exactly one of maxSurge and maxUnavailable is above zero");
    static final String PROFILE_ANNOTATION =
            code(
                    "profile-annotation",
                    "A seccomp or AppArmor annotation is malformed or contradicts its field");
    static final String TEMPLATE_ANNOTATION =
            code("template-annotation", "An annotation with a meaning has no valid value");

    // The pod's spec.
    static final String POD_SPEC = code("pod-spec", "The pod's spec lacks a value it needs");
    static final String DNS_POLICY = code("dns-policy", "The DNS policy is none there is");
    static final String DNS_CONFIG = code("dns-config", "The DNS configuration cannot be used");
    static final String NODE_SELECTOR =
            code("node-selector", "nodeSelector has a label no node can have");
    static final String REFERENCE_NAME =
            code("reference-name", "The name of another object is none an object can have");
    static final String HOST_NAME =
            code("host-name", "hostname, subdomain or hostnameOverride cannot be a host's name");
    static final String HOST_ALIAS =
            code("host-alias", "A host alias is no address or has no valid names");
    static final String HOST_USERS =
            code("host-users", "What hostUsers: false forbids is asked for");
    static final String HOST_PORT_MISMATCH =
            code("host-port-mismatch", "hostPort and containerPort differ under hostNetwork");
    static final String PREEMPTION_POLICY =
            code("preemption-policy", "The preemption policy is none there is");
    static final String READINESS_GATE =
            code("readiness-gate", "A readiness gate's condition type is malformed");
    static final String SCHEDULING_GATE =
            code("scheduling-gate", "A scheduling gate's name is malformed or repeated");
    static final String NODE_AFFINITY = code("node-affinity", "A node affinity term is malformed");
    static final String POD_AFFINITY =
            code("pod-affinity", "A pod affinity or anti-affinity term is malformed");
    static final String TOLERATION = code("toleration", "A toleration is malformed");
    static final String TOPOLOGY_SPREAD =
            code("topology-spread", "A topology spread constraint is malformed");

    // Volumes.
    static final String VOLUME_NAME = code("volume-name", "A volume's name is no DNS label");
    static final String DUPLICATE_VOLUME_NAME =
            code("duplicate-volume-name", "Two volumes have the same name");
    static final String VOLUME_SOURCE =
            code("volume-source", "A volume has more than one source, or none");
    static final String VOLUME_FIELD =
            code("volume-field", "A volume's source lacks a value or has one it may not have");
    static final String HOST_PATH = code("host-path", "A hostPath has no usable path or type");
    static final String FILE_MODE = code("file-mode", "A file mode is not between 0 and 0777");
    static final String VOLUME_ITEM =
            code("volume-item", "An item of a volume has no key or no usable path");
    static final String DOWNWARD_ITEM =
            code("downward-item", "A downwardAPI item refers to nothing it may refer to");
    static final String PROJECTED_VOLUME =
            code("projected-volume", "A source of a projected volume cannot be used");
    static final String CLAIM_TEMPLATE =
            code("claim-template", "The claim template of an ephemeral volume is malformed");

    private RuleCodes() {}

    /** Every code with its one-line title, in the order of this file. */
    public static Map<String, String> titles() {
        return Collections.unmodifiableMap(TITLES);
    }

    private static String code(String code, String title) {
        TITLES.put(code, title);
        return code;
    }
}
