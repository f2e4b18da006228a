package io.daemonlens.cli.program;

import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/** The value of {@code --kubernetes-version}: one minor, or a range of minors. */
public final class VersionRange {

    private VersionRange() {}

    /**
     * Returns the requested minors, oldest first; empty if none.
     *
     * @throws UsageException if it is not a version, or not a supported one
     */
    public static List<KubernetesVersion> of(String text) {
        if (text == null) {
            return List.of();
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            return List.of(one(text));
        }
        int from = one(text.substring(0, dots)).minor();
        int to = one(text.substring(dots + 2)).minor();
        if (from > to) {
            throw new UsageException("--kubernetes-version " + text + ": the range runs backwards");
        }
        List<KubernetesVersion> all = new ArrayList<>();
        for (int minor = from; minor <= to; minor++) {
            all.add(KubernetesVersion.of(minor));
        }
        return all;
    }

    /**
     * Returns the requested minor of a command that needs a single version.
     *
     * @throws UsageException also if a range is given
     */
    public static List<KubernetesVersion> single(String text) {
        List<KubernetesVersion> asked = of(text);
        if (asked.size() > 1) {
            throw new UsageException(
                    "--kubernetes-version "
                            + text
                            + ": this command answers for one version; lint takes a range");
        }
        return asked;
    }

    private static KubernetesVersion one(String text) {
        return KubernetesVersion.parse(text)
                .orElseThrow(
                        () ->
                                new UsageException(
                                        "--kubernetes-version "
                                                + text
                                                + ": expected a version from "
                                                + KubernetesVersion.OLDEST
                                                + " to "
                                                + KubernetesVersion.NEWEST
                                                + ", such as 1.31, v1.31.2 or 1.28..1.34"));
    }
}
