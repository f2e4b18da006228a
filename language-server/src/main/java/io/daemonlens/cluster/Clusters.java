package io.daemonlens.cluster;

import io.daemonlens.engine.apimachinery.JsonArray;
import io.daemonlens.engine.apimachinery.JsonObject;
import io.daemonlens.engine.apimachinery.JsonValue;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cluster a user means: nothing named, a preset, a sketch or snapshot file, several files
 * that add up, or a live one.
 */
public final class Clusters {

    private static final long MOST_BYTES = 2L << 30;
    private static final String HOW_TO_SAVE =
            "save one with `kubectl get " + Kubectl.KINDS + " -A -o yaml` and pass that file";

    private final Path folder;
    private final Kubectl kubectl;

    /**
     * @param folder what relative paths start from
     * @param kubectl the user's own
     */
    public Clusters(Path folder, Kubectl kubectl) {
        this.folder = folder;
        this.kubectl = kubectl;
    }

    /**
     * The cluster that options name, with at least one node.
     *
     * @param named files and presets, in the order given; they add up
     * @param context a kubeconfig context to ask live
     * @throws ClusterException where one of them is no cluster; its sentence says what to do
     */
    public ClusterObjects find(List<String> named, Optional<String> context)
            throws ClusterException {
        ClusterObjects all = findObjects(named, context);
        if (all.nodes().isEmpty()) {
            throw ClusterException.unreadable(
                    all.title() + " holds no nodes; " + HOW_TO_SAVE + ".");
        }
        return all;
    }

    /**
     * The objects that options name, whether there are nodes among them or not.
     *
     * @throws ClusterException where one of them is no cluster
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

    /** One control-plane node and three workers: what stands in when nobody names a cluster. */
    public static ClusterObjects builtInSketch() {
        return new ClusterSketch(Optional.empty(), ClusterPresets.builtInSketch())
                .objects(ClusterObjects.Source.SKETCH, "built-in sketch");
    }

    /** The names that {@code --cluster} takes beside files. */
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
            if (Files.size(file) > MOST_BYTES) {
                throw ClusterException.unreadable(
                        name + ": larger than any snapshot; " + HOW_TO_SAVE);
            }
            if (looksLikeJson(file)) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    JsonArray values = SnapshotJson.read(in);
                    if (values.size() == 1 && ClusterSketch.isSketch(values.get(0))) {
                        return sketch(name, Document.of(name, Files.readAllBytes(file)));
                    }
                    values.forEach(objects::add);
                }
            } else {
                Document document = Document.of(name, Files.readAllBytes(file));
                ClusterObjects sketch = yaml(name, document, objects);
                if (sketch != null) {
                    return sketch;
                }
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
            throw ClusterException.unreadable(
                    name + ":1:1: holds no object of a cluster; " + HOW_TO_SAVE + ".");
        }
        return objects.objects(ClusterObjects.Source.SNAPSHOT, name);
    }

    /** JSON begins with a brace or bracket; one more YAML text that does is read as JSON too. */
    private static boolean looksLikeJson(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int c = in.read();
            while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                c = in.read();
            }
            return c == '{' || c == '[';
        }
    }

    /** Takes in every object of a YAML text; answers the cluster where the text is a sketch. */
    private static ClusterObjects yaml(String name, Document document, SnapshotObjects objects)
            throws ClusterException {
        for (Manifest manifest : Manifest.of(document)) {
            if (manifest.isEmpty()) {
                continue;
            }
            if (manifest.tree().problem() != null) {
                int at = manifest.offset() + manifest.tree().problem().range().start();
                String hint =
                        document.text().startsWith("Name:")
                                ? " This looks like the output of `kubectl describe`; s"
                                : " S";
                throw ClusterException.unreadable(
                        document.place(at)
                                + ": no YAML: "
                                + manifest.tree().problem().message()
                                + "."
                                + hint
                                + HOW_TO_SAVE.substring(1)
                                + ".");
            }
            JsonValue value = manifest.body().tree();
            if (ClusterSketch.isSketch(value)) {
                return sketch(name, document);
            }
            if (!(value instanceof JsonObject) && !(value instanceof JsonArray)) {
                throw ClusterException.unreadable(
                        document.place(manifest.offset())
                                + ": holds no object of a cluster; "
                                + HOW_TO_SAVE
                                + ".");
            }
            objects.add(value);
        }
        return null;
    }

    private static ClusterObjects sketch(String name, Document document) throws ClusterException {
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
