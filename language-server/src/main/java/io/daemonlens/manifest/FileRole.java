package io.daemonlens.manifest;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The role of a file in its folder, derived from nearby file names: a chart template, chart values,
 * a kustomize patch, or a plain file. It reads {@code kustomization.yaml} and checks whether {@code
 * Chart.yaml} exists; it does not read the file itself.
 */
public enum FileRole {
    /** A file without another role. */
    PLAIN,
    /** A file below {@code templates/} of a Helm chart, which is a Go template. */
    CHART_TEMPLATE,
    /** {@code values.yaml} and similar files of a Helm chart. */
    CHART_VALUES,
    /** A file that a {@code kustomization.yaml} lists as a patch. */
    NAMED_PATCH,
    /** A file next to or below a {@code kustomization.yaml} that does not list it as a patch. */
    IN_KUSTOMIZATION;

    private static final int HIGHEST = 6;

    /** Returns the role of a file. The file need not exist. */
    public static FileRole of(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            return PLAIN;
        }
        FileRole inChart = inChart(absolute, folder);
        return inChart == null ? inKustomization(absolute, folder) : inChart;
    }

    private static FileRole inChart(Path file, Path folder) {
        Path at = folder;
        for (int i = 0; at != null && at.getFileName() != null && i < HIGHEST; i++) {
            Path above = at.getParent();
            if (at.getFileName().toString().equals("templates")
                    && above != null
                    && Files.isRegularFile(above.resolve("Chart.yaml"))) {
                return CHART_TEMPLATE;
            }
            at = above;
        }
        String name = file.getFileName().toString();
        if (!name.contains("values")) {
            return null;
        }
        at = folder;
        for (int i = 0; at != null && i < 2; i++) {
            if (Files.isRegularFile(at.resolve("Chart.yaml"))) {
                return CHART_VALUES;
            }
            at = at.getParent();
        }
        return null;
    }

    private static FileRole inKustomization(Path file, Path folder) {
        FileRole role = PLAIN;
        Path at = folder;
        for (int i = 0; at != null && i < HIGHEST; i++) {
            for (Kustomization each : Kustomization.around(at)) {
                if (each.patches(file)) {
                    return NAMED_PATCH;
                }
                role = IN_KUSTOMIZATION;
            }
            if (Files.exists(at.resolve(".git"))) {
                break;
            }
            at = at.getParent();
        }
        return role;
    }
}
