package io.daemonlens.schemas;

/**
 * The group, version and kind of an object: {@code apps}, {@code v1}, {@code DaemonSet}.
 *
 * @param group the API group; empty for the core group
 * @param version the version within the group, such as {@code v1beta1}
 * @param kind the kind, such as {@code DaemonSet}
 */
public record GroupVersionKind(String group, String version, String kind) {

    /** Parses an object's {@code apiVersion} and {@code kind}; {@code v1} is the core group. */
    public static GroupVersionKind of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? new GroupVersionKind("", apiVersion, kind)
                : new GroupVersionKind(
                        apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /** Returns the form used in manifests: {@code apps/v1}, or {@code v1} for the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /**
     * Written by hand, because a record's generated method is linked at run time and slows startup.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof GroupVersionKind kinds
                && group.equals(kinds.group)
                && version.equals(kinds.version)
                && kind.equals(kinds.kind);
    }

    @Override
    public int hashCode() {
        return (group.hashCode() * 31 + version.hashCode()) * 31 + kind.hashCode();
    }

    /** The form in the server's log and decoder errors: {@code apps/v1, Kind=DaemonSet}. */
    @Override
    public String toString() {
        return apiVersion() + ", Kind=" + kind;
    }
}
