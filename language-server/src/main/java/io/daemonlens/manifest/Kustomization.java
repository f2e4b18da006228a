package io.daemonlens.manifest;

import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlParser;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The patches that one {@code kustomization.yaml} lists in {@code patches[].path}, {@code
 * patchesStrategicMerge[]} and {@code patchesJson6902[].path}. The fields are declared in
 * kustomize's api/types/kustomization.go.
 */
final class Kustomization {

    /**
     * The file names that kustomize accepts; konfig.RecognizedKustomizationFileNames of kustomize.
     */
    private static final List<String> NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final long LARGEST = 1 << 20;

    private final List<Path> patches = new ArrayList<>();

    private Kustomization() {}

    /** Returns the kustomization of a folder: none or one. */
    static List<Kustomization> around(Path folder) {
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return List.of(read(file));
            }
        }
        return List.of();
    }

    /** Returns whether it lists this file as a patch. */
    boolean patches(Path file) {
        for (Path patch : patches) {
            if (file.equals(patch)) {
                return true;
            }
        }
        return false;
    }

    private static Kustomization read(Path file) {
        Kustomization read = new Kustomization();
        try {
            if (Files.size(file) > LARGEST) {
                return read;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (YamlParser.parse(text).root() instanceof YamlMapping root) {
                read.add(root.get("patchesStrategicMerge"), file);
                read.add(root.get("patches"), file);
                read.add(root.get("patchesJson6902"), file);
            }
        } catch (IOException e) {
            // An unreadable kustomization lists no patches; kustomize itself reports the error.
        }
        return read;
    }

    private void add(YamlNode list, Path file) {
        if (!(list instanceof YamlSequence sequence)) {
            return;
        }
        for (YamlNode item : sequence.items()) {
            YamlNode path =
                    item.target() instanceof YamlMapping mapping
                            ? mapping.get("path")
                            : item.target();
            if (path instanceof YamlScalar scalar && !scalar.text().contains("\n")) {
                patches.add(file.resolveSibling(scalar.text()).normalize());
            }
        }
    }
}
