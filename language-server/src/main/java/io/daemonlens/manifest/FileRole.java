package io.daemonlens.manifest;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part a file plays in its folder, as far as names around it tell: a chart's template or
 * values, a patch of a kustomization, or a file of its own. It reads {@code kustomization.yaml} and
 * asks whether {@code Chart.yaml} exists; it does not read the file itself.
 */
public enum FileRole {
    /** Nothing around the file says more. */
    PLAIN,
    /** Below {@code templates/} of a Helm chart: a Go template prints it. */
    CHART_TEMPLATE,
    /** {@code values.yaml} and the like of a Helm chart. */
    CHART_VALUES,
    /** Named as a patch by a {@code kustomization.yaml}. */
    NAMED_PATCH,
    /** Beside or below a {@code kustomization.yaml} that does not name it. */
    IN_KUSTOMIZATION;

    private static final int HIGHEST = 6;

    /** The role of a file; a file that does not exist has the role its name would have. */
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
