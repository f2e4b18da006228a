package io.daemonlens.schemas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The API of one Kubernetes minor release as far as a DaemonSet reaches. Types are built when first
 * met; an instance is shared, may be used by many threads, and answers the same for ever.
 */
public final class ApiTypes {

    private static final ApiTypes[] KNOWN = new ApiTypes[KubernetesVersion.NEWEST.minor() + 1];

    static {
        for (int minor = KubernetesVersion.OLDEST.minor(); minor < KNOWN.length; minor++) {
            KNOWN[minor] = new ApiTypes(KubernetesVersion.of(minor));
        }
    }

    private final KubernetesVersion version;
    private final Map<String, ApiType> types = new ConcurrentHashMap<>();

    private ApiTypes(KubernetesVersion version) {
        this.version = version;
    }

    /** The API of this minor. */
    public static ApiTypes of(KubernetesVersion version) {
        return KNOWN[version.minor()];
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
        ApiType known = types.get(id);
        if (known == null) {
            String text = TypeTable.text(id);
            if (text == null || text.startsWith("\t=")) {
                return null;
            }
            ApiType built = new ApiType(this, id, text);
            known = types.putIfAbsent(id, built);
            known = known == null ? built : known;
        }
        return known;
    }
}
