package io.daemonlens.schemas;

/**
 * The API versions that served DaemonSet. apps/v1beta1 did not: it had only Deployment, StatefulSet
 * and ControllerRevision.
 */
enum ApiVersion {
    APPS_V1("apps/v1", 9, KnownMinors.NEWEST),
    APPS_V1BETA2("apps/v1beta2", 8, 15),
    EXTENSIONS_V1BETA1("extensions/v1beta1", 8, 15);

    private final String text;
    private final int since;
    private final int until;

    ApiVersion(String text, int since, int until) {
        this.text = text;
        this.since = since;
        this.until = until;
    }

    static ApiVersion of(GroupVersionKind kind) {
        for (ApiVersion known : values()) {
            if (kind.kind().equals("DaemonSet") && kind.apiVersion().equals(known.text)) {
                return known;
            }
        }
        return null;
    }

    boolean servedBy(KubernetesVersion version) {
        return version.isAtLeast(since) && !version.isAtLeast(until + 1);
    }

    KubernetesVersion since() {
        return KubernetesVersion.of(since);
    }

    KubernetesVersion until() {
        return KubernetesVersion.of(until);
    }

    String rootId() {
        return text.replace('/', '.') + ".DaemonSet";
    }
}
