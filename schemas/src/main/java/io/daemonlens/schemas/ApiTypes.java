package io.daemonlens.schemas;

/**
 * The API of one Kubernetes minor release as far as a DaemonSet reaches. Types are built when first
 * met; an instance is shared, may be used by many threads, and answers the same for ever.
 */
public final class ApiTypes {

    private static final ApiTypes[] KNOWN = new ApiTypes[KubernetesVersion.NEWEST.minor() + 1];

    private final KubernetesVersion version;
    private final ApiType[] types = new ApiType[TypeTable.TYPES];

    private ApiTypes(KubernetesVersion version) {
        this.version = version;
    }

    /** The API of this minor. */
    public static ApiTypes of(KubernetesVersion version) {
        ApiTypes known = KNOWN[version.minor()];
        return known != null ? known : make(version);
    }

    // What others see of an object whose fields are final is whole, however they come by it; so
    // only making one needs the lock.
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

    /** The type of an object of this kind, null when this minor does not serve it. */
    public ApiType root(GroupVersionKind kind) {
        ApiVersion served = ApiVersion.of(kind);
        return served != null && served.servedBy(version) ? type(served.rootId()) : null;
    }

    /** The newest minor that serves objects of this kind; null when no known one does. */
    public static KubernetesVersion newestServing(GroupVersionKind kind) {
        ApiVersion served = ApiVersion.of(kind);
        return served == null ? null : served.until();
    }

    /** The first known minor that serves objects of this kind; null when no known one does. */
    public static KubernetesVersion oldestServing(GroupVersionKind kind) {
        ApiVersion served = ApiVersion.of(kind);
        return served == null ? null : served.since();
    }

    /** The struct with this id, such as {@code core.v1.Container}; null when the table has none. */
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
