package io.daemonlens.feature;

import io.daemonlens.feature.symbols.Spot;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.feature.symbols.Symbol;
import io.daemonlens.feature.symbols.Symbols;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlAlias;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code textDocument/documentLink}: references to other files, and to objects in other files.
 *
 * @param range of the name
 * @param target the file's address; relative to the file of the link if it has no scheme
 */
public record DocumentLink(TextRange range, String target) {

    /** Keys of kustomization and settings files whose values name files. */
    private static final Set<String> FILES =
            Set.of("resources", "bases", "components", "path", "cluster", "policies", "config");

    /** Returns the links of a text. */
    public static List<DocumentLink> of(
            Document document, List<Manifest> manifests, Surroundings around) {
        List<DocumentLink> links = new ArrayList<>();
        String name = document.name().substring(document.name().lastIndexOf('/') + 1);
        boolean files = name.startsWith("kustomization.") || name.equals(".daemonlens.yaml");
        for (Manifest manifest : manifests) {
            if (files && manifest.root() instanceof YamlMapping root) {
                files(manifest, root, links);
            }
            for (Symbol symbol : Symbols.of(manifest)) {
                if (symbol.kind() == Symbol.Kind.OBJECT && symbol.declaration() == null) {
                    for (Spot spot : References.declarations(symbol, manifest, around)) {
                        if (!spot.file().equals(document.name())) {
                            String place = "#L" + (spot.line() + 1) + "," + (spot.column() + 1);
                            symbol.uses()
                                    .forEach(
                                            use ->
                                                    links.add(
                                                            new DocumentLink(
                                                                    use, spot.file() + place)));
                        }
                    }
                }
            }
        }
        return links;
    }

    private static void files(Manifest manifest, YamlMapping mapping, List<DocumentLink> links) {
        for (YamlEntry entry : mapping.entries()) {
            boolean names = FILES.contains(entry.name() == null ? "" : entry.name());
            for (YamlNode value : values(entry.value())) {
                if (value instanceof YamlMapping inner) {
                    files(manifest, inner, links);
                } else if (names && value instanceof YamlScalar scalar && isFile(scalar.text())) {
                    TextRange range = Symbols.inside(scalar).shifted(manifest.offset());
                    links.add(new DocumentLink(range, scalar.text()));
                }
            }
        }
    }

    private static boolean isFile(String text) {
        return text.matches("[\\w./-]+\\.(ya?ml|json)") && !text.startsWith("/");
    }

    private static List<YamlNode> values(YamlNode node) {
        return node instanceof YamlAlias
                ? List.of()
                : node instanceof YamlSequence list ? list.items() : List.of(node);
    }
}
