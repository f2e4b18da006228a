package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.engine.kubectl.RolloutHistory;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.revision.LiveObject;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Destination;
import io.daemonlens.settings.Versions;
import io.daemonlens.text.Document;
import io.daemonlens.text.FileBytes;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The DaemonSet of a cluster that an operand names: {@code agent}, {@code ds/agent} or a file. */
public final class LiveDaemonSet {

    private final JsonObject object;
    private final ClusterObjects cluster;
    private final Destination destination;
    private final Wording words;

    private LiveDaemonSet(
            JsonObject object, ClusterObjects cluster, Destination destination, Wording words) {
        this.object = object;
        this.cluster = cluster;
        this.destination = destination.inCluster(cluster.version());
        this.words = words;
    }

    /**
     * Finds the DaemonSet, or fails with kubectl's message.
     *
     * @throws InputException if the cluster has no such DaemonSet
     */
    public static LiveDaemonSet find(
            String operand, Arguments arguments, Terminal terminal, ClusterObjects cluster) {
        Wording words = Wording.of(terminal.language(arguments));
        Destination destination = SettingsFiles.destination(arguments, terminal);
        Named named = named(operand, destination, terminal, words);
        JsonObject object = object(named.namespace, named.name, cluster, words);
        return new LiveDaemonSet(object, cluster, destination, words);
    }

    /**
     * Finds a DaemonSet as the cluster stores it, by namespace and name.
     *
     * @throws InputException if the cluster has no such DaemonSet
     */
    static JsonObject object(String namespace, String name, ClusterObjects cluster, Wording words) {
        Optional<JsonObject> found = LiveObject.find(namespace, name, cluster);
        if (found.isPresent()) {
            return found.get();
        }
        if (cluster.of("DaemonSet").isEmpty()) {
            throw new InputException(words.say("source.no-daemonsets", cluster.title()));
        }
        throw new InputException(
                "Error from server (NotFound): daemonsets.apps \"" + name + "\" not found");
    }

    private record Named(String namespace, String name) {}

    private static Named named(
            String operand, Destination destination, Terminal terminal, Wording words) {
        Path file = terminal.resolve(operand);
        if (Files.isRegularFile(file)) {
            try {
                Document document = Document.of(operand, FileBytes.of(file));
                for (Manifest manifest : Manifest.of(document)) {
                    if (manifest.isDaemonSet()) {
                        return new Named(
                                destination.namespaceOr(manifest.namespace()), manifest.name());
                    }
                }
            } catch (IOException e) {
                throw new InputException(words.say("source.unreadable", operand, e.getMessage()));
            }
            throw new InputException(operand + ":1:1: " + words.say("source.no-daemonset"));
        }
        return new Named(destination.namespace(), operand.substring(operand.indexOf('/') + 1));
    }

    public ClusterObjects cluster() {
        return cluster;
    }

    /** The language of messages about it. */
    public Wording words() {
        return words;
    }

    public JsonObject object() {
        return object;
    }

    /** Returns it as in a manifest: without the fields that servers and kubectl add. */
    public JsonObject written() {
        return LiveObject.written(object);
    }

    /** Its revisions, in the format of the kubectl that matches the cluster. */
    public RolloutHistory history() {
        return new RolloutHistory(object, cluster.of("ControllerRevision"), version());
    }

    /** Returns the Kubernetes version of the cluster, unless options or settings give another. */
    public KubernetesVersion version() {
        return destination.version();
    }

    /** Returns the version for a manifest of it. */
    public KubernetesVersion versionFor(Manifest manifest) {
        KubernetesVersion version =
                destination.versionServing(
                        manifest.apiVersion(), Destination.writtenVersion(manifest.directives()));
        return Versions.orServing(version, manifest.apiVersion());
    }

    /** Returns the namespace of a manifest of it. */
    public String namespaceOf(Manifest manifest) {
        return destination.namespaceOr(manifest.namespace());
    }

    /** Returns its manifest in a text that is known to contain it. */
    public Manifest manifestIn(Document document) {
        for (Manifest manifest : Manifest.of(document)) {
            if (manifest.isDaemonSet()
                    && manifest.name().equals(object.object("metadata").text("name"))) {
                return manifest;
            }
        }
        throw new InputException(document.name() + ":1:1: " + words.say("source.no-daemonset"));
    }
}
