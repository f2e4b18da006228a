package io.daemonlens.schemas;

/** Formats the type expressions of the table as Go prints them. */
final class GoNames {

    private GoNames() {}

    /**
     * Go prints only the last element of an import path: {@code core.v1.X} is {@code v1.X}. Two
     * internal packages have moved: {@code pkg/api} became {@code pkg/apis/core} in 1.9, and
     * DaemonSet moved from {@code pkg/apis/extensions} to {@code pkg/apis/apps} in 1.13.
     */
    static String printed(String text, KubernetesVersion version) {
        if (text.indexOf('.') < 0) {
            return text; // Most are built in, and have no package.
        }
        if (text.contains("internal.")) {
            return text.replace("internal.core.", version.isBefore(9) ? "api." : "core.")
                    .replace("internal.apps.", version.isBefore(13) ? "extensions." : "apps.");
        }
        return text.replace("core.v1.", "v1.")
                .replace("meta.v1.", "v1.")
                .replace("apps.v1", "v1")
                .replace("extensions.v1beta1.", "v1beta1.");
    }
}
