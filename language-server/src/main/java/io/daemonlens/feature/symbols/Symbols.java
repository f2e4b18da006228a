package io.daemonlens.feature.symbols;

import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.UnreadableScalarException;
import io.daemonlens.yaml.YamlAlias;
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
 * The names of one manifest: volumes and their mounts, containers and references to them, ports and
 * their probes, the template's labels and the selector, anchors and aliases, and the names of other
 * objects.
 */
public final class Symbols {

    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";
    private static final int DEEPEST = 64;

    private final Manifest manifest;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();

    private Symbols(Manifest manifest) {
        this.manifest = manifest;
    }

    /** Returns every name of a manifest that occurs more than once. */
    public static List<Symbol> of(Manifest manifest) {
        Symbols symbols = new Symbols(manifest);
        if (manifest.root() != null) {
            symbols.read();
        }
        symbols.symbols
                .values()
                .forEach(each -> each.uses().sort(Comparator.comparingInt(TextRange::start)));
        return List.copyOf(symbols.symbols.values());
    }

    /** Returns the symbol with an occurrence at an offset; null if there is none. */
    public static Symbol at(List<Manifest> manifests, int offset) {
        for (Manifest manifest : manifests) {
            if (manifest.section().touches(offset)) {
                for (Symbol symbol : of(manifest)) {
                    if (symbol.places().anyMatch(place -> isAt(symbol, place, offset))) {
                        return symbol;
                    }
                }
            }
        }
        return null;
    }

    /** Whether the cursor is at a name; the sign of an anchor or alias belongs to it. */
    private static boolean isAt(Symbol symbol, TextRange place, int offset) {
        return place.touches(offset)
                || symbol.kind() == Symbol.Kind.ANCHOR && place.start() - 1 == offset;
    }

    /** Returns the manifest at an offset; null if there is none. */
    public static Manifest manifestAt(List<Manifest> manifests, int offset) {
        for (Manifest manifest : manifests) {
            if (manifest.section().touches(offset)
                    && (manifest.item() < 0
                            || manifest.root()
                                    .range()
                                    .shifted(manifest.offset())
                                    .touches(offset))) {
                return manifest;
            }
        }
        return null;
    }

    private void read() {
        anchors(manifest.root(), 0);
        if (manifest.isDaemonSet()) {
            daemonSet();
        } else if (manifest.kind().equals("Service")) {
            for (YamlEntry label : entries(at(manifest.root(), "spec", "selector"))) {
                use(Symbol.Kind.LABEL, "", label.key());
                use(Symbol.Kind.LABEL_VALUE, text(label.key()), label.value());
            }
        }
        if (!manifest.kind().isEmpty() && NamedObjects.KINDS.contains(manifest.kind())) {
            declare(Symbol.Kind.OBJECT, manifest.kind(), at(manifest.root(), "metadata", "name"));
        }
        for (NamedObjects.Use use : NamedObjects.in(manifest.root())) {
            use(Symbol.Kind.OBJECT, use.kind(), use.name());
        }
    }

    private void daemonSet() {
        YamlNode spec = at(manifest.root(), "spec");
        YamlNode template = at(spec, "template");
        YamlNode pod = at(template, "spec");
        for (YamlEntry label : entries(at(template, "metadata", "labels"))) {
            declare(Symbol.Kind.LABEL, "", label.key());
            declare(Symbol.Kind.LABEL_VALUE, text(label.key()), label.value());
        }
        for (YamlEntry label : entries(at(spec, "selector", "matchLabels"))) {
            use(Symbol.Kind.LABEL, "", label.key());
            use(Symbol.Kind.LABEL_VALUE, text(label.key()), label.value());
        }
        for (YamlNode expression : items(at(spec, "selector", "matchExpressions"))) {
            use(Symbol.Kind.LABEL, "", at(expression, "key"));
            for (YamlNode value : items(at(expression, "values"))) {
                use(Symbol.Kind.LABEL_VALUE, text(at(expression, "key")), value);
            }
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

    /** Collects anchors by their node, since a later anchor may have the same name. */
    private void anchors(YamlNode node, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node instanceof YamlAlias alias) {
            TextRange range =
                    new TextRange(alias.start() + 1, Math.max(alias.start() + 1, alias.end()));
            String scope = String.valueOf(alias.target().start());
            add(Symbol.Kind.ANCHOR, scope, alias.name(), range.shifted(manifest.offset()), false);
            return;
        }
        TextRange anchor = anchor(node);
        if (anchor != null) {
            String name = anchor.of(manifest.tree().text());
            TextRange range = anchor.shifted(manifest.offset());
            add(Symbol.Kind.ANCHOR, String.valueOf(node.start()), name, range, true);
        }
        if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                anchors(entry.key(), depth + 1);
                anchors(entry.value(), depth + 1);
            }
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> anchors(item, depth + 1));
        }
    }

    /** Returns the anchor name at the start of a node, possibly after its tag; null for none. */
    private TextRange anchor(YamlNode node) {
        String text = manifest.tree().text();
        int at = node.start();
        if (at < text.length() && text.charAt(at) == '!') {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        if (at >= text.length() || text.charAt(at) != '&') {
            return null;
        }
        int end = at + 1;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && ",[]{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new TextRange(at + 1, end);
    }

    private void declare(Symbol.Kind kind, String scope, YamlNode node) {
        if (node != null
                && node.target() instanceof YamlScalar scalar
                && !scalar.text().isEmpty()) {
            add(kind, scope, scalar.text(), range(scalar), true);
        }
    }

    private void use(Symbol.Kind kind, String scope, YamlNode node) {
        if (node != null
                && node.target() instanceof YamlScalar scalar
                && !scalar.text().isEmpty()
                && !(kind == Symbol.Kind.PORT && isNumber(scalar))) {
            add(kind, scope, scalar.text(), range(scalar), false);
        }
    }

    private static boolean isNumber(YamlScalar scalar) {
        try {
            return scalar.value() instanceof Long;
        } catch (UnreadableScalarException e) {
            return false;
        }
    }

    private void add(
            Symbol.Kind kind, String scope, String name, TextRange range, boolean declares) {
        String key = kind + " " + scope + " " + name;
        Symbol known = symbols.get(key);
        if (known == null || declares && known.declaration() == null) {
            known =
                    new Symbol(
                            kind,
                            scope,
                            name,
                            declares ? range : null,
                            known == null ? new ArrayList<>() : known.uses());
            symbols.put(key, known);
        }
        if (!declares) {
            known.uses().add(range);
        }
    }

    private TextRange range(YamlScalar scalar) {
        return inside(scalar).shifted(manifest.offset());
    }

    /** Returns the range of the name itself, without quotes. */
    public static TextRange inside(YamlScalar scalar) {
        if (scalar.style() == YamlScalar.Style.LITERAL
                || scalar.style() == YamlScalar.Style.FOLDED) {
            return scalar.range();
        }
        boolean quoted =
                scalar.style() == YamlScalar.Style.SINGLE_QUOTED
                        || scalar.style() == YamlScalar.Style.DOUBLE_QUOTED;
        int length = scalar.end() - scalar.start();
        int inset = quoted && length >= scalar.text().length() + 2 ? 1 : 0;
        int from = Math.max(scalar.end() - inset - scalar.text().length(), scalar.start());
        boolean plain = length - 2 * inset >= scalar.text().length();
        return plain
                ? new TextRange(from, scalar.end() - inset)
                : new TextRange(scalar.start(), Math.max(scalar.start(), scalar.end()));
    }

    static String text(YamlNode node) {
        return node != null && node.target() instanceof YamlScalar scalar ? scalar.text() : "";
    }

    public static YamlNode at(YamlNode from, String... names) {
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
