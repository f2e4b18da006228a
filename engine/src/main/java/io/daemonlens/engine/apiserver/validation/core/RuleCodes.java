package io.daemonlens.engine.apiserver.validation.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rule families that users see: a code in kebab-case and a one-line title. Each code has a
 * documentation page.
 */
public final class RuleCodes {

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    // Object and spec.
    public static final String OBJECT_NAME = code("object-name", "The name cannot name an object");
    public static final String LABELS = code("label", "A label has a key or value it may not have");
    public static final String ANNOTATIONS =
            code("annotation", "An annotation has a key it may not have, or all are too long");
    public static final String OWNER_REFERENCE =
            code("owner-reference", "An owner reference does not say who owns the object");
    public static final String FINALIZER = code("finalizer", "A finalizer is named as none may be");
    public static final String MANAGED_FIELDS =
            code("managed-fields", "managedFields, which only the server writes, is broken");
    public static final String SELECTOR = code("selector", "A label selector is malformed");
    public static final String SELECTOR_MISMATCH =
            code("selector-mismatch", "The selector does not match the template's labels");
    public static final String EMPTY_SELECTOR = code("empty-selector", "The selector is empty");
    public static final String IMMUTABLE_FIELD =
            code("immutable-field", "An update changes what stays as it was created");
    public static final String RESTART_POLICY =
            code("restart-policy", "A DaemonSet's pods always restart");
    public static final String ACTIVE_DEADLINE =
            code("active-deadline", "A DaemonSet's pods have no deadline");
    public static final String EPHEMERAL_IN_TEMPLATE =
            code("ephemeral-containers", "Ephemeral containers stand in a template");
    public static final String NEGATIVE_NUMBER =
            code("negative-number", "A number that counts something is negative");
    public static final String UPDATE_STRATEGY =
            code("update-strategy", "The update strategy is none, or has a number it may not have");
    public static final String SURGE_AND_UNAVAILABLE =
            code(
                    "surge-and-unavailable",
                    "Not exactly one of maxSurge and maxUnavailable is above zero");
    public static final String PROFILE_ANNOTATION =
            code(
                    "profile-annotation",
                    "A seccomp or AppArmor annotation is malformed or contradicts its field");
    public static final String TEMPLATE_ANNOTATION =
            code("template-annotation", "An annotation with a meaning has no valid value");

    // Pod spec.
    public static final String POD_SPEC = code("pod-spec", "The pod has no container");
    public static final String DNS_POLICY = code("dns-policy", "The DNS policy is none there is");
    public static final String DNS_CONFIG =
            code("dns-config", "The DNS configuration cannot be used");
    public static final String NODE_SELECTOR =
            code("node-selector", "nodeSelector has a label no node can have");
    public static final String REFERENCE_NAME =
            code("reference-name", "The name of another object is none an object can have");
    public static final String HOST_NAME =
            code("host-name", "hostname, subdomain or hostnameOverride cannot be a host's name");
    public static final String HOST_ALIAS =
            code("host-alias", "A host alias is no address or has no valid names");
    public static final String HOST_USERS =
            code("host-users", "What hostUsers: false forbids is asked for");
    public static final String HOST_PORT_MISMATCH =
            code("host-port-mismatch", "hostPort and containerPort differ under hostNetwork");
    public static final String PREEMPTION_POLICY =
            code("preemption-policy", "The preemption policy is none there is");
    public static final String READINESS_GATE =
            code("readiness-gate", "A readiness gate's condition type is malformed");
    public static final String SCHEDULING_GATE =
            code("scheduling-gate", "A scheduling gate's name is malformed or repeated");
    public static final String NODE_AFFINITY =
            code("node-affinity", "A node affinity term is malformed");
    public static final String POD_AFFINITY =
            code("pod-affinity", "A pod affinity or anti-affinity term is malformed");
    public static final String TOLERATION = code("toleration", "A toleration is malformed");
    public static final String TOPOLOGY_SPREAD =
            code("topology-spread", "A topology spread constraint is malformed");

    // Volumes.
    public static final String VOLUME_NAME = code("volume-name", "A volume's name is no DNS label");
    public static final String DUPLICATE_VOLUME_NAME =
            code("duplicate-volume-name", "Two volumes have the same name");
    public static final String VOLUME_SOURCE =
            code("volume-source", "A volume has more than one source, or none");
    public static final String VOLUME_FIELD =
            code("volume-field", "A volume's source lacks a value or has one it may not have");
    public static final String HOST_PATH =
            code("host-path", "A hostPath has no usable path or type");
    public static final String FILE_MODE =
            code("file-mode", "A file mode is not between 0 and 0777");
    public static final String VOLUME_ITEM =
            code("volume-item", "An item of a volume has no key or no usable path");
    public static final String DOWNWARD_ITEM =
            code("downward-item", "A downwardAPI item refers to nothing it may refer to");
    public static final String PROJECTED_VOLUME =
            code("projected-volume", "A source of a projected volume cannot be used");
    public static final String CLAIM_TEMPLATE =
            code("claim-template", "The claim template of an ephemeral volume is malformed");

    // Containers.
    public static final String CONTAINER_NAME =
            code("container-name", "A container's name is no DNS label");
    public static final String DUPLICATE_CONTAINER_NAME =
            code("duplicate-container-name", "Two containers have the same name");
    public static final String CONTAINER_IMAGE =
            code("container-image", "A container has no image, or blanks around it");
    public static final String IMAGE_PULL_POLICY =
            code("image-pull-policy", "The image pull policy is none there is");
    public static final String TERMINATION_MESSAGE_POLICY =
            code("termination-message-policy", "The termination message policy is none there is");
    public static final String RESIZE_POLICY =
            code("resize-policy", "A resize policy names no resource or policy there is");
    public static final String CONTAINER_RESTART_POLICY =
            code("container-restart-policy", "A container's own restart policy cannot be used");
    public static final String INIT_CONTAINER_FIELD =
            code("init-container-field", "An init container has what only running ones may have");
    public static final String EPHEMERAL_CONTAINER_FIELD =
            code(
                    "ephemeral-container-field",
                    "An ephemeral container has what only ordinary ones may have");
    public static final String PORT_NAME = code("port-name", "A port's name is malformed");
    public static final String DUPLICATE_PORT_NAME =
            code("duplicate-port-name", "Two ports of a container have the same name");
    public static final String PORT_NUMBER =
            code("port-number", "A port's number is missing or not between 1 and 65535");
    public static final String PORT_PROTOCOL =
            code("port-protocol", "A port's protocol is not TCP, UDP or SCTP");
    public static final String DUPLICATE_HOST_PORT =
            code("duplicate-host-port", "Two ports ask for the same port of the node");
    public static final String ENV_NAME =
            code("env-name", "An environment variable has no name, or one it may not have");
    public static final String ENV_SOURCE =
            code("env-source", "An environment variable has no value source, or too many");
    public static final String ENV_REFERENCE =
            code("env-reference", "The object or key a variable is taken from cannot exist");
    public static final String FIELD_REFERENCE =
            code("field-reference", "A fieldRef names no field that can be referred to");
    public static final String RESOURCE_REFERENCE =
            code("resource-reference", "A resourceFieldRef names no resource or divisor there is");
    public static final String MOUNT_WITHOUT_VOLUME =
            code("mount-without-volume", "A mount names a volume the pod does not have");
    public static final String MOUNT_PATH =
            code("mount-path", "A mount path is missing or used twice in one container");
    public static final String SUB_PATH =
            code("sub-path", "A subPath leaves its volume, or is given twice");
    public static final String MOUNT_PROPAGATION =
            code("mount-propagation", "A mount's propagation cannot be used here");
    public static final String RECURSIVE_READ_ONLY =
            code("recursive-read-only", "recursiveReadOnly does not go with the mount");
    public static final String VOLUME_DEVICE =
            code("volume-device", "A volume device is not a claim, or its path cannot be used");
    public static final String PROBE_HANDLER =
            code("probe-handler", "A probe or hook has no handler, too many, or an empty one");
    public static final String PROBE_PORT =
            code("probe-port", "A probe's port is neither a port's number nor a port's name");
    public static final String PROBE_HTTP =
            code("probe-http", "A probe's HTTP scheme or header is none there is");
    public static final String PROBE_NUMBER =
            code("probe-number", "A probe's number is outside its range");
    public static final String LIFECYCLE_HOOK =
            code("lifecycle-hook", "A hook sleeps too long, or a stop signal is not the pod's os'");

    // Resources.
    public static final String RESOURCE_NAME =
            code("resource-name", "A resource is not called as a resource may be");
    public static final String RESOURCE_QUANTITY =
            code("resource-quantity", "A resource's quantity is negative or in parts it has not");
    public static final String REQUEST_ABOVE_LIMIT =
            code("request-above-limit", "A request is above its limit, or must equal it");
    public static final String HUGE_PAGES =
            code("huge-pages", "Huge pages are asked for without cpu or memory");
    public static final String RESOURCE_CLAIM =
            code("resource-claim", "A resource claim is malformed, or not one of the pod's");
    public static final String POD_RESOURCES =
            code("pod-resources", "The pod's own resources do not go with its containers'");

    // Security and operating system.
    public static final String SECURITY_CONTEXT =
            code("security-context", "A security context has a value that is none there is");
    public static final String USER_OR_GROUP_ID =
            code("user-or-group-id", "A user or group id is not between 0 and 2147483647");
    public static final String PRIVILEGE_ESCALATION =
            code("privilege-escalation", "Forbidding privilege escalation contradicts privilege");
    public static final String SECCOMP_PROFILE =
            code("seccomp-profile", "A seccomp profile's type and file do not go together");
    public static final String APPARMOR_PROFILE =
            code("apparmor-profile", "An AppArmor profile's type and name do not go together");
    public static final String SYSCTL =
            code("sysctl", "A sysctl is malformed, repeated, or the host's own");
    public static final String SHARED_PROCESS_NAMESPACE =
            code(
                    "shared-process-namespace",
                    "The process namespace is shared with the host and among the containers");
    public static final String WINDOWS_OPTIONS =
            code("windows-options", "A Windows option is malformed");
    public static final String HOST_PROCESS =
            code("host-process", "Windows hostProcess containers do not agree with the pod");
    public static final String POD_OS = code("pod-os", "The pod's os is not linux or windows");
    public static final String OS_FIELD =
            code("os-field", "A field is set that the pod's os does not have");

    private RuleCodes() {}

    /** Returns every code with its title, in the order of this file. */
    public static Map<String, String> titles() {
        return Collections.unmodifiableMap(TITLES);
    }

    private static String code(String code, String title) {
        TITLES.put(code, title);
        return code;
    }
}
