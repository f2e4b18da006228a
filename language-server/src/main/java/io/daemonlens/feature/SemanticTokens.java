package io.daemonlens.feature;

import io.daemonlens.feature.symbols.Symbol;
import io.daemonlens.feature.symbols.Symbols;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code textDocument/semanticTokens}: tokens that YAML highlighting does not distinguish: the kind
 * of an object, declarations and uses of names.
 *
 * @param range of the word, on one line
 * @param type of the token, an index into {@link #TYPES}
 * @param declaration whether the name is declared there
 */
public record SemanticTokens(TextRange range, int type, boolean declaration) {

    /** The legend: standard LSP token types. */
    public static final List<String> TYPES = List.of("class", "namespace", "variable", "property");

    private static final int CLASS = 0;
    private static final int NAMESPACE = 1;
    private static final int VARIABLE = 2;
    private static final int PROPERTY = 3;

    /** Returns the tokens of these objects, in text order, without overlaps. */
    public static List<SemanticTokens> of(List<Manifest> manifests) {
        List<SemanticTokens> tokens = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.root() instanceof YamlMapping root && !manifest.kind().isEmpty()) {
                head(manifest, root, tokens);
                for (Symbol symbol : Symbols.of(manifest)) {
                    int type = symbol.kind() == Symbol.Kind.LABEL ? PROPERTY : VARIABLE;
                    if (symbol.declaration() != null) {
                        tokens.add(new SemanticTokens(symbol.declaration(), type, true));
                    }
                    for (TextRange use : symbol.uses()) {
                        tokens.add(new SemanticTokens(use, type, false));
                    }
                }
            }
        }
        tokens.sort(Comparator.comparingInt(token -> token.range().start()));
        List<SemanticTokens> apart = new ArrayList<>();
        int end = -1;
        for (SemanticTokens token : tokens) {
            if (token.range().start() >= end && !token.range().isEmpty()) {
                apart.add(token);
                end = token.range().end();
            }
        }
        return apart;
    }

    private static void head(Manifest manifest, YamlMapping root, List<SemanticTokens> tokens) {
        for (YamlEntry entry : root.entries()) {
            String key = entry.name() == null ? "" : entry.name();
            if (entry.value() instanceof YamlScalar value && !value.text().isEmpty()) {
                TextRange range = Symbols.inside(value).shifted(manifest.offset());
                if (key.equals("kind")) {
                    tokens.add(new SemanticTokens(range, CLASS, false));
                } else if (key.equals("apiVersion")) {
                    tokens.add(new SemanticTokens(range, NAMESPACE, false));
                }
            }
        }
        if (Symbols.at(root, "metadata", "name") instanceof YamlScalar name
                && !name.text().isEmpty()) {
            TextRange range = Symbols.inside(name).shifted(manifest.offset());
            tokens.add(new SemanticTokens(range, VARIABLE, true));
        }
    }
}
