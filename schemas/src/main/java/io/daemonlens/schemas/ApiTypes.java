package io.daemonlens.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The API of one Kubernetes minor release as far as a DaemonSet reaches. Types are built when first
 * met; an instance is shared, may be used by many threads, and answers the same for ever.
 */
public final class ApiTypes {

    private static final AtomicReferenceArray<ApiTypes> KNOWN =
            new AtomicReferenceArray<>(KubernetesVersion.NEWEST.minor() + 1);

    private final KubernetesVersion version;
    private final Map<String, ApiType> types = new ConcurrentHashMap<>();

    private ApiTypes(KubernetesVersion version) {
        this.version = version;
    }

    /** The API of this minor. */
    public static ApiTypes of(KubernetesVersion version) {
        ApiTypes known = KNOWN.get(version.minor());
        if (known == null) {
            KNOWN.compareAndSet(version.minor(), null, new ApiTypes(version));
            known = KNOWN.get(version.minor());
        }
        return known;
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
            List<TypeLine> lines = new ArrayList<>();
            for (int at = 0; at < text.length(); ) {
                int end = text.indexOf('\n', at);
                lines.add(TypeLine.parse(text.substring(at, end)));
                at = end + 1;
            }
            ApiType built = new ApiType(this, id, lines);
            known = types.putIfAbsent(id, built);
            known = known == null ? built : known;
        }
        return known;
    }

    /** What a named type such as {@code v1.PullPolicy} stands for; null when {@code id} is none. */
    String underlying(String id) {
        String text = TypeTable.text(id);
        if (text == null || !text.startsWith("\t=")) {
            return null;
        }
        String last = null;
        for (String line : text.split("\n")) {
            String[] columns = line.split("\t");
            int[] minors = TypeLine.minors(columns[2]);
            if (last == null || minors[0] <= version.minor()) {
                last = columns[1].substring(2);
            }
        }
        return last;
    }
}
