package io.daemonlens.engine.apiserver;

/**
 * The target of a request: a resource of one API group and version in one namespace.
 *
 * @param group the API group, such as {@code apps}
 * @param version the group's version, such as {@code v1}
 * @param namespace the namespace in the URL
 */
public record Endpoint(String group, String version, String namespace) {

    /** The DaemonSets of apps/v1 in namespace {@code default}. */
    public static final Endpoint APPS_V1 = new Endpoint("apps", "v1", "default");

    /** Returns the endpoint of an apiVersion such as {@code apps/v1} in a namespace. */
    public static Endpoint of(String apiVersion, String namespace) {
        int slash = apiVersion.indexOf('/');
        return new Endpoint(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                namespace);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }
}
