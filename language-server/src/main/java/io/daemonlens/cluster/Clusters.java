package io.daemonlens.cluster;

import io.daemonlens.engine.json.JsonArray;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.json.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.manifest.SingleObject;
import io.daemonlens.text.Document;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads the cluster that the user selects: the default, a preset, a sketch or snapshot file,
 * several files merged, or a live cluster.
 */
public final class Clusters {

    /** The largest text to load as a whole if it cannot be read in parts. */
    private static final long LARGEST_WHOLE = 16 << 20;

    private final Path folder;
    private final Kubectl kubectl;

    /**
     * @param folder base of relative paths
     * @param kubectl for live clusters
     */
    public Clusters(Path folder, Kubectl kubectl) {
        this.folder = folder;
        this.kubectl = kubectl;
    }

    /**
     * Loads the selected cluster, which must have at least one node.
     *
     * @param named files and presets, merged in the given order
     * @param context a kubeconfig context to read live
     * @throws ClusterException if one of them cannot be loaded; the message says what to do
     */
    public ClusterObjects find(List<String> named, Optional<String> context)
            throws ClusterException {
        ClusterObjects all = findObjects(named, context);
        if (all.nodes().isEmpty()) {
            throw ClusterException.unreadable(
                    all.title() + " holds no nodes; " + SnapshotProblems.HOW_TO_SAVE + ".");
        }
        return all;
    }

    /**
     * Loads the selected objects, with or without nodes.
     *
     * @throws ClusterException if one of them cannot be loaded
     */
    public ClusterObjects findObjects(List<String> named, Optional<String> context)
            throws ClusterException {
        ClusterObjects all = null;
        for (String name : named) {
            ClusterObjects one = one(name);
            all = all == null ? one : all.plus(one);
        }
        if (context.isPresent()) {
            ClusterObjects live = kubectl.snapshot(context);
            all = all == null ? live : all.plus(live);
        }
        return all == null ? builtInSketch() : all;
    }

    /**
     * Returns the default cluster, used if none is given: one control-plane node and three workers.
     */
    public static ClusterObjects builtInSketch() {
        return new ClusterSketch(Optional.empty(), ClusterPresets.builtInSketch())
                .objects(ClusterObjects.Source.SKETCH, "built-in sketch");
    }

    /** Returns the preset names that {@code --cluster} accepts in addition to files. */
    public static List<String> presets() {
        return List.copyOf(ClusterPresets.names());
    }

    private ClusterObjects one(String name) throws ClusterException {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
            return file(name, file);
        }
        List<Pool> pools = ClusterPresets.pools(name);
        if (pools != null) {
            return new ClusterSketch(Optional.empty(), pools)
                    .objects(ClusterObjects.Source.PRESET, "preset " + name);
        }
        throw ClusterException.wrongUse(
                Files.isDirectory(file)
                        ? name + " is a folder; --cluster takes a file or a preset."
                        : "no file "
                                + name
                                + ", and no preset of that name; presets are "
                                + String.join(", ", ClusterPresets.names())
                                + ".");
    }

    private static ClusterObjects file(String name, Path file) throws ClusterException {
        SnapshotObjects objects = new SnapshotObjects();
        try {
            List<JsonValue> values = values(name, file);
            for (JsonValue value : values) {
                if (ClusterSketch.isSketch(value)) {
                    return sketch(name, Document.of(name, Files.readAllBytes(file)));
                }
                objects.add(value);
            }
        } catch (NoSuchFileException e) {
            throw ClusterException.wrongUse("no file " + name + ".");
        } catch (IOException e) {
            throw ClusterException.unreadable(name + " cannot be read: " + e.getMessage());
        } catch (ClusterException e) {
            throw e.isUnreadable() && !e.getMessage().startsWith(name)
                    ? ClusterException.unreadable(name + ":" + e.getMessage())
                    : e;
        }
        if (objects.isEmpty()) {
            throw SnapshotProblems.holdsNothing(name + ":1:1");
        }
        return objects.objects(ClusterObjects.Source.SNAPSHOT, name);
    }

    /** Reads the values of a file as a stream, whatever its size. */
    private static List<JsonValue> values(String name, Path file)
            throws IOException, ClusterException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return looksLikeJson(file)
                    ? SnapshotJson.read(in).items()
                    : SnapshotYaml.read(name, in);
        } catch (ClusterException e) {
            if (looksLikeJson(file) || Files.size(file) > LARGEST_WHOLE) {
                throw e;
            }
            return wholeYaml(Document.of(name, Files.readAllBytes(file)));
        }
    }

    /**
     * Returns whether a text starts with a brace or bracket. YAML flow style also reads as JSON.
     */
    private static boolean looksLikeJson(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int c = in.read();
            while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                c = in.read();
            }
            return c == '{' || c == '[';
        }
    }

    /** Reads a YAML text that could not be read in parts, or throws its problem. */
    private static List<JsonValue> wholeYaml(Document document) throws ClusterException {
        List<JsonValue> values = new ArrayList<>();
        for (Manifest manifest : Manifest.of(document)) {
            if (manifest.isEmpty()) {
                continue;
            }
            String place = document.place(manifest.offset());
            if (manifest.tree().problem() != null) {
                int at = manifest.offset() + manifest.tree().problem().range().start();
                throw SnapshotProblems.noYaml(
                        document.place(at),
                        manifest.tree().problem().message(),
                        document.text().startsWith("Name:"));
            }
            JsonValue value = manifest.body().tree();
            if (!(value instanceof JsonObject) && !(value instanceof JsonArray)) {
                throw SnapshotProblems.holdsNothing(place);
            }
            values.add(value);
        }
        return values;
    }

    private static ClusterObjects sketch(String name, Document document) throws ClusterException {
        SingleObject whole = SingleObject.read(document);
        if (!whole.problems().isEmpty()) {
            throw ClusterException.unreadable(String.join("\n", whole.problems()));
        }
        Manifest manifest = Manifest.of(document).get(0);
        for (Manifest each : Manifest.of(document)) {
            if (ClusterSketch.isSketch(each.body().tree())) {
                manifest = each;
            }
        }
        try {
            return ClusterSketch.read((JsonObject) manifest.body().tree())
                    .objects(ClusterObjects.Source.SKETCH, name);
        } catch (ClusterSketch.SketchException e) {
            throw ClusterException.unreadable(
                    document.place(manifest.rangeOf(e.path()).start()) + ": " + e.getMessage());
        }
    }
}
