package io.daemonlens.cli.inputs;

import io.daemonlens.cli.program.Arguments;
import io.daemonlens.cli.program.InputException;
import io.daemonlens.cli.program.Terminal;
import io.daemonlens.cluster.ClusterObjects;
import io.daemonlens.engine.json.JsonObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Destination;
import io.daemonlens.text.Document;
import io.daemonlens.text.FileBytes;
import io.daemonlens.text.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The DaemonSets of a cluster that operands name: {@code agent}, {@code ds/agent}, {@code
 * kube-system/agent}, or a file with DaemonSets.
 */
public final class DaemonSetOperands {

    private static final Set<String> KINDS =
            new LinkedHashSet<>(
                    List.of("ds", "daemonset", "daemonsets", "daemonset.apps", "daemonsets.apps"));

    private final ClusterObjects cluster;
    private final Arguments arguments;
    private final Terminal terminal;
    private final Wording words;
    private final Destination destination;
    private final Set<JsonObject> found =
            java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    private final List<JsonObject> inOrder = new ArrayList<>();

    private DaemonSetOperands(ClusterObjects cluster, Arguments arguments, Terminal terminal) {
        this.cluster = cluster;
        this.arguments = arguments;
        this.terminal = terminal;
        this.words = Wording.of(terminal.language(arguments));
        this.destination = SettingsFiles.destination(arguments, terminal);
    }

    /**
     * Returns the DaemonSets in the order of the operands, each once.
     *
     * @throws InputException if the cluster has no such DaemonSet
     */
    public static List<JsonObject> find(
            ClusterObjects cluster, Arguments arguments, Terminal terminal) {
        DaemonSetOperands operands = new DaemonSetOperands(cluster, arguments, terminal);
        arguments.operands().forEach(operands::add);
        return operands.inOrder;
    }

    private void add(String operand) {
        Path file = terminal.resolve(operand);
        if (Files.isRegularFile(file)) {
            addThoseOf(operand, file);
            return;
        }
        int slash = operand.indexOf('/');
        String before = slash < 0 ? "" : operand.substring(0, slash);
        String name = operand.substring(slash + 1);
        if (slash < 0 || KINDS.contains(before.toLowerCase(java.util.Locale.ROOT))) {
            addByName(name);
        } else {
            addOne(before, name);
        }
    }

    /** Without a namespace: that of the settings, else the only namespace with such a DaemonSet. */
    private void addByName(String name) {
        String namespace = destination.namespace();
        List<JsonObject> named = named(name);
        boolean there =
                named.stream().anyMatch(each -> ClusterObjects.namespaceOf(each).equals(namespace));
        if (!there && named.size() == 1 && !arguments.has("namespace")) {
            add(named.get(0));
        } else if (!there && named.size() > 1 && !arguments.has("namespace")) {
            List<String> all =
                    named.stream()
                            .map(each -> ClusterObjects.namespaceOf(each) + "/" + name)
                            .toList();
            throw new InputException(words.say("why.which", name, String.join(", ", all)));
        } else {
            addOne(namespace, name);
        }
    }

    private void addThoseOf(String operand, Path file) {
        try {
            boolean any = false;
            for (Manifest manifest : Manifest.of(Document.of(operand, FileBytes.of(file)))) {
                if (manifest.isDaemonSet()) {
                    any = true;
                    addOne(destination.namespaceOr(manifest.namespace()), manifest.name());
                }
            }
            if (!any) {
                throw new InputException(operand + ":1:1: " + words.say("source.no-daemonset"));
            }
        } catch (IOException e) {
            throw new InputException(words.say("source.unreadable", operand, e.getMessage()));
        }
    }

    private void addOne(String namespace, String name) {
        for (JsonObject each : named(name)) {
            if (ClusterObjects.namespaceOf(each).equals(namespace)) {
                add(each);
                return;
            }
        }
        throw new InputException(
                cluster.of("DaemonSet").isEmpty()
                        ? words.say("source.no-daemonsets", cluster.title())
                        : "Error from server (NotFound): daemonsets.apps \""
                                + name
                                + "\" not found");
    }

    private List<JsonObject> named(String name) {
        List<JsonObject> named = new ArrayList<>();
        for (JsonObject each : cluster.of("DaemonSet")) {
            JsonObject metadata = each.object("metadata");
            if (metadata != null && metadata.text("name").equals(name)) {
                named.add(each);
            }
        }
        return named;
    }

    private void add(JsonObject daemonSet) {
        if (found.add(daemonSet)) {
            inOrder.add(daemonSet);
        }
    }
}
