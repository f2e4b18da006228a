package io.daemonlens.cluster;

/**
 * A place in an object of a cluster. It decides which members are kept, because no analysis uses
 * the others and they are most of kubectl's output, and which values are shared between objects.
 */
enum SnapshotPlace {
    /** A value of an object of any kind; below it, everything is kept. */
    ANY(false),
    /** An object whose kind is not known yet, or has no fields of its own to leave out. */
    OBJECT(false),
    POD_LIST(false),
    METADATA(false),
    STATUS(false),
    POD(false),
    /** A value of a pod; below it, everything is kept. */
    OF_POD(true),
    /** A value that hardly two pods have in common. */
    OF_ONE_POD(false),
    POD_METADATA(true),
    POD_SPEC(true),
    POD_STATUS(true),
    CONTAINER(true),
    VOLUME(true),
    CONTAINER_STATUS(true);

    private final boolean shared;

    SnapshotPlace(boolean shared) {
        this.shared = shared;
    }

    /** Returns whether equal objects and arrays at this place are kept once. */
    boolean isShared() {
        return shared;
    }

    /** Returns the place of an object of this kind. */
    static SnapshotPlace ofKind(String kind) {
        return switch (kind) {
            case "Pod" -> POD;
            case "PodList" -> POD_LIST;
            default -> OBJECT;
        };
    }

    /** Returns whether this is an object of a cluster as a whole, or a list of them. */
    boolean isWholeObject() {
        return this == OBJECT || this == POD_LIST || this == POD;
    }

    /**
     * Returns the place of a member; null if the member is left out. The items of an array are at
     * the place of the array.
     */
    SnapshotPlace member(String name) {
        return switch (this) {
            case ANY, OF_POD, OF_ONE_POD -> this;
            case OBJECT ->
                    switch (name) {
                        case "metadata" -> METADATA;
                        case "status" -> STATUS;
                        case "items" -> OBJECT;
                        default -> ANY;
                    };
            case POD_LIST -> name.equals("items") ? POD : ANY;
            case METADATA -> name.equals("managedFields") ? null : ANY;
            case STATUS ->
                    switch (name) {
                        case "images", "volumesInUse", "volumesAttached" -> null;
                        default -> ANY;
                    };
            case POD ->
                    switch (name) {
                        case "metadata" -> POD_METADATA;
                        case "spec" -> POD_SPEC;
                        case "status" -> POD_STATUS;
                        default -> OF_POD;
                    };
            case POD_METADATA ->
                    switch (name) {
                        case "managedFields" -> null;
                        case "name", "uid", "resourceVersion" -> OF_ONE_POD;
                        default -> OF_POD;
                    };
            case POD_SPEC ->
                    switch (name) {
                        case "containers", "initContainers", "ephemeralContainers" -> CONTAINER;
                        case "volumes" -> VOLUME;
                        default -> OF_POD;
                    };
            case POD_STATUS ->
                    switch (name) {
                        case "images", "volumesInUse", "volumesAttached", "podIPs", "hostIPs" ->
                                null;
                        case "containerStatuses", "initContainerStatuses" -> CONTAINER_STATUS;
                        case "podIP" -> OF_ONE_POD;
                        default -> OF_POD;
                    };
            case CONTAINER ->
                    switch (name) {
                        case "env",
                                "envFrom",
                                "command",
                                "args",
                                "volumeMounts",
                                "lifecycle",
                                "livenessProbe",
                                "readinessProbe",
                                "startupProbe",
                                "securityContext",
                                "terminationMessagePath",
                                "terminationMessagePolicy",
                                "imagePullPolicy" ->
                                null;
                        default -> OF_POD;
                    };
            case VOLUME ->
                    switch (name) {
                        case "projected",
                                "configMap",
                                "secret",
                                "downwardAPI",
                                "emptyDir",
                                "hostPath" ->
                                null;
                        default -> OF_POD;
                    };
            case CONTAINER_STATUS ->
                    switch (name) {
                        case "containerID", "imageID", "image", "volumeMounts", "user" -> null;
                        default -> OF_POD;
                    };
        };
    }
}
