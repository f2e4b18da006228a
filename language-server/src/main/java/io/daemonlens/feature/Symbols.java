package io.daemonlens.feature;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names within one DaemonSet: volumes and their mounts, containers and what speaks of them,
 * ports and their probes, the template's labels and the selector.
 */
final class Symbols {

    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

    private final Manifest manifest;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();

    private Symbols(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Every name of a DaemonSet that has more than its own place; none for another kind. */
    static List<Symbol> of(Manifest manifest) {
        if (!manifest.isDaemonSet()) {
            return List.of();
        }
        Symbols symbols = new Symbols(manifest);
        symbols.read();
        symbols.symbols
                .values()
                .forEach(each -> each.uses().sort(Comparator.comparingInt(TextRange::start)));
        return List.copyOf(symbols.symbols.values());
    }

    /** The symbol that has a place at an offset; null where there is none. */
    static Symbol at(List<Manifest> manifests, int offset) {
        for (Manifest manifest : manifests) {
            if (manifest.section().touches(offset)) {
                for (Symbol symbol : of(manifest)) {
                    if (symbol.places().anyMatch(place -> place.touches(offset))) {
                        return symbol;
                    }
                }
            }
        }
        return null;
    }

    private void read() {
        YamlNode spec = at(manifest.root(), "spec");
        YamlNode template = at(spec, "template");
        YamlNode pod = at(template, "spec");
        for (YamlEntry label : entries(at(template, "metadata", "labels"))) {
            declare(Symbol.Kind.LABEL, "", label.key());
        }
        for (YamlEntry label : entries(at(spec, "selector", "matchLabels"))) {
            use(Symbol.Kind.LABEL, "", label.key());
        }
        for (YamlNode expression : items(at(spec, "selector", "matchExpressions"))) {
            use(Symbol.Kind.LABEL, "", at(expression, "key"));
        }
        for (YamlNode volume : items(at(pod, "volumes"))) {
            declare(Symbol.Kind.VOLUME, "", at(volume, "name"));
        }
        use(Symbol.Kind.CONTAINER, "", at(template, "metadata", "annotations", DEFAULT_CONTAINER));
        for (String list : List.of("initContainers", "containers")) {
            List<YamlNode> containers = items(at(pod, list));
            for (int i = 0; i < containers.size(); i++) {
                container(containers.get(i), list + i);
            }
        }
    }

    private void container(YamlNode container, String scope) {
        declare(Symbol.Kind.CONTAINER, "", at(container, "name"));
        for (String list : List.of("volumeMounts", "volumeDevices")) {
            for (YamlNode mount : items(at(container, list))) {
                use(Symbol.Kind.VOLUME, "", at(mount, "name"));
            }
        }
        for (YamlNode port : items(at(container, "ports"))) {
            declare(Symbol.Kind.PORT, scope, at(port, "name"));
        }
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            handler(at(container, probe), scope);
        }
        handler(at(container, "lifecycle", "preStop"), scope);
        handler(at(container, "lifecycle", "postStart"), scope);
        for (YamlNode env : items(at(container, "env"))) {
            use(
                    Symbol.Kind.CONTAINER,
                    "",
                    at(env, "valueFrom", "resourceFieldRef", "containerName"));
        }
    }

    private void handler(YamlNode handler, String scope) {
        use(Symbol.Kind.PORT, scope, at(handler, "httpGet", "port"));
        use(Symbol.Kind.PORT, scope, at(handler, "tcpSocket", "port"));
    }

    private void declare(Symbol.Kind kind, String scope, YamlNode node) {
        if (node instanceof YamlScalar scalar && !scalar.text().isEmpty()) {
            symbols.merge(
                    kind + scope + " " + scalar.text(),
                    new Symbol(kind, scalar.text(), range(scalar), new ArrayList<>()),
                    (known, now) ->
                            known.declaration() != null
                                    ? known
                                    : new Symbol(
                                            kind, known.name(), now.declaration(), known.uses()));
        }
    }

    private void use(Symbol.Kind kind, String scope, YamlNode node) {
        boolean number =
                kind == Symbol.Kind.PORT
                        && node instanceof YamlScalar scalar
                        && scalar.value() instanceof Long;
        if (!number && node instanceof YamlScalar scalar && !scalar.text().isEmpty()) {
            symbols.computeIfAbsent(
                            kind + scope + " " + scalar.text(),
                            key -> new Symbol(kind, scalar.text(), null, new ArrayList<>()))
                    .uses()
                    .add(range(scalar));
        }
    }

    /** The characters of the name itself, without quotes. */
    private TextRange range(YamlScalar scalar) {
        boolean quoted =
                scalar.style() == YamlScalar.Style.SINGLE_QUOTED
                        || scalar.style() == YamlScalar.Style.DOUBLE_QUOTED;
        int inset = quoted && scalar.end() - scalar.start() >= 2 ? 1 : 0;
        return new TextRange(scalar.start() + inset, scalar.end() - inset)
                .shifted(manifest.offset());
    }

    private static YamlNode at(YamlNode from, String... names) {
        YamlNode node = from;
        for (String name : names) {
            node = node instanceof YamlMapping mapping ? mapping.get(name) : null;
        }
        return node == null ? null : node.target();
    }

    private static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlSequence list
                ? list.items().stream().map(YamlNode::target).toList()
                : List.of();
    }

    private static List<YamlEntry> entries(YamlNode node) {
        return node instanceof YamlMapping mapping ? mapping.entries() : List.of();
    }
}
