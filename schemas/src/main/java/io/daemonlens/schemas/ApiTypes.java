package io.daemonlens.schemas;

/**
 * The part of a Kubernetes minor's API that a DaemonSet can reach. Types are built on first use. An
 * instance is shared, thread-safe and immutable to its callers.
 */
public final class ApiTypes {

    private static final ApiTypes[] KNOWN = new ApiTypes[KubernetesVersion.NEWEST.minor() + 1];

    private final KubernetesVersion version;
    private final ApiType[] types = new ApiType[TypeTable.TYPES];

    private ApiTypes(KubernetesVersion version) {
        this.version = version;
    }

    /** Returns the API of this minor. */
    public static ApiTypes of(KubernetesVersion version) {
        ApiTypes known = KNOWN[version.minor()];
        return known != null ? known : make(version);
    }

    // Only creation needs the lock: objects with final fields are published safely without one.
    private static synchronized ApiTypes make(KubernetesVersion version) {
        int minor = version.minor();
        if (KNOWN[minor] == null) {
            KNOWN[minor] = new ApiTypes(version);
        }
        return KNOWN[minor];
    }

    public KubernetesVersion version() {
        return version;
    }

    /** Returns the type of an object of this kind; null if this minor does not serve it. */
    public ApiType root(GroupVersionKind kind) {
        ApiVersion served = ApiVersion.of(kind);
        return served != null && served.servedBy(version) ? type(served.rootId()) : null;
    }

    /** Returns the newest minor that serves objects of this kind; null if no known minor does. */
    public static KubernetesVersion newestServing(GroupVersionKind kind) {
        ApiVersion served = ApiVersion.of(kind);
        return served == null ? null : served.until();
    }

    /** Returns the oldest known minor that serves objects of this kind; null if none does. */
    public static KubernetesVersion oldestServing(GroupVersionKind kind) {
        ApiVersion served = ApiVersion.of(kind);
        return served == null ? null : served.since();
    }

    /**
     * Returns the struct with this id, such as {@code core.v1.Container}; null if there is none.
     */
    public ApiType type(String id) {
        int number = TypeTable.number(id);
        return number < 0 ? null : type(number);
    }

    ApiType type(int number) {
        ApiType known = types[number];
        return known != null ? known : make(number);
    }

    private synchronized ApiType make(int number) {
        if (types[number] == null) {
            types[number] = new ApiType(this, number);
        }
        return types[number];
    }
}
