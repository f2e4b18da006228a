package io.daemonlens.feature;

import io.daemonlens.analysis.Analysis;
import io.daemonlens.feature.symbols.Spot;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.feature.symbols.Symbol;
import io.daemonlens.feature.symbols.Symbols;
import io.daemonlens.feature.symbols.WorkspaceObject;
import io.daemonlens.findings.Finding;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.settings.Settings;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.Document;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code textDocument/rename}: renames a volume, container, port, label, anchor or object
 * everywhere. A new name is checked first: if the API server would refuse it, the rename fails with
 * the server's message.
 *
 * @param edits of this text
 * @param elsewhere the places to rename in other files
 * @param newName as written there
 * @param refusal why it is refused; null if it is possible
 */
public record Rename(List<TextEdit> edits, List<Spot> elsewhere, String newName, String refusal) {

    private static final Pattern ANCHOR = Pattern.compile("[^\\s,\\[\\]{}&*!|>'\"%@`]+");
    private static final Pattern LABEL_NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern QUALIFIED =
            Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern OBJECT_NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    public Rename {
        edits = List.copyOf(edits);
        elsewhere = List.copyOf(elsewhere);
    }

    private static Rename refused(String reason) {
        return new Rename(List.of(), List.of(), "", reason);
    }

    /** Returns the range of the name at an offset; null if there is no renameable name. */
    public static TextRange prepare(List<Manifest> manifests, int offset, Surroundings around) {
        Symbol symbol = Symbols.at(manifests, offset);
        return symbol == null || !canBeRenamed(symbol, manifests, offset, around)
                ? null
                : symbol.places().filter(place -> place.touches(offset)).findFirst().orElse(null);
    }

    /** Returns the rename of the name at an offset, or why there is none. */
    public static Rename at(
            Analysis analysis, int offset, String newName, Surroundings around, Wording words) {
        List<Manifest> manifests = analysis.manifests().stream().map(m -> m.manifest()).toList();
        Symbol symbol = Symbols.at(manifests, offset);
        Manifest manifest = Symbols.manifestAt(manifests, offset);
        if (symbol == null || manifest == null) {
            return refused(words.say("rename.nothing"));
        }
        if (!canBeRenamed(symbol, manifests, offset, around)) {
            return refused(words.say("rename.nowhere", symbol.name()));
        }
        if (newName.isBlank()) {
            return refused(words.say("rename.empty"));
        }
        if (newName.equals(symbol.name())) {
            return new Rename(List.of(), List.of(), newName, null);
        }
        String own = own(symbol, manifest, newName, around, words);
        if (own != null) {
            return refused(own);
        }
        String written = symbol.kind() == Symbol.Kind.ANCHOR ? newName : Edits.scalar(newName);
        List<TextEdit> edits = new ArrayList<>();
        Document document = analysis.document();
        Set<TextRange> local = new LinkedHashSet<>(symbol.places().toList());
        List<Spot> elsewhere = new ArrayList<>();
        List<Spot> all = new ArrayList<>(References.declarations(symbol, manifest, around));
        all.addAll(References.uses(symbol, manifest, around));
        for (Spot spot : all) {
            if (spot.file().equals(document.name())) {
                int start = document.lines().offset(spot.line(), spot.column());
                local.add(new TextRange(start, start + spot.length()));
            } else if (!elsewhere.contains(spot)) {
                elsewhere.add(spot);
            }
        }
        for (TextRange place : local) {
            edits.add(TextEdit.replace(place, quotedIn(document.text(), place, newName, written)));
        }
        String refusal = newError(analysis, TextEdit.apply(document.text(), edits));
        if (refusal == null && !isForm(symbol.kind(), newName)) {
            refusal = words.say("rename.form", newName);
        }
        return refusal == null ? new Rename(edits, elsewhere, newName, null) : refused(refusal);
    }

    /** Whether an object is in the same file; other files may be other variants of it. */
    private static boolean isIn(Manifest manifest, WorkspaceObject each) {
        return each.nameAt().file().equals(manifest.document().name());
    }

    /** Whether a name can be written there at all; for parts, which the API server never sees. */
    private static boolean isForm(Symbol.Kind kind, String name) {
        return switch (kind) {
            case VOLUME, CONTAINER -> name.length() <= 63 && LABEL_NAME.matcher(name).matches();
            case PORT -> name.length() <= 15 && LABEL_NAME.matcher(name).matches();
            case LABEL_VALUE -> name.length() <= 63 && QUALIFIED.matcher(name).matches();
            case LABEL -> QUALIFIED.matcher(name.substring(name.indexOf('/') + 1)).matches();
            case ANCHOR, OBJECT -> true;
        };
    }

    /** Inside existing quotes the name needs no quotes of its own. */
    private static String quotedIn(String text, TextRange place, String name, String written) {
        char before = place.start() == 0 ? ' ' : text.charAt(place.start() - 1);
        return before == '"' || before == '\'' ? name : written;
    }

    private static boolean canBeRenamed(
            Symbol symbol, List<Manifest> manifests, int offset, Surroundings around) {
        Manifest manifest = Symbols.manifestAt(manifests, offset);
        return symbol.declaration() != null
                || manifest != null && !References.declarations(symbol, manifest, around).isEmpty();
    }

    /** Checks names that the API server does not check: anchors, and names of other kinds. */
    private static String own(
            Symbol symbol, Manifest manifest, String newName, Surroundings around, Wording words) {
        if (symbol.kind() == Symbol.Kind.ANCHOR) {
            if (!ANCHOR.matcher(newName).matches()) {
                return words.say("rename.anchor", newName);
            }
            boolean taken =
                    Symbols.of(manifest).stream()
                            .anyMatch(
                                    each ->
                                            each.kind() == Symbol.Kind.ANCHOR
                                                    && each.name().equals(newName));
            return taken ? words.say("rename.taken", newName) : null;
        }
        if (symbol.kind() == Symbol.Kind.OBJECT && !OBJECT_NAME.matcher(newName).matches()) {
            return words.say("rename.object", newName);
        }
        boolean global =
                symbol.kind() == Symbol.Kind.OBJECT && Surroundings.isGlobal(symbol.scope());
        boolean exists =
                symbol.kind() == Symbol.Kind.OBJECT
                        && around.objects().stream()
                                .filter(each -> each.kind().equals(symbol.scope()))
                                .filter(each -> each.name().equals(newName))
                                .filter(each -> isIn(manifest, each))
                                .anyMatch(
                                        each ->
                                                global
                                                        || each.isIn(
                                                                manifest.namespace(),
                                                                around.namespace()));
        return exists ? words.say("rename.exists", symbol.scope(), newName) : null;
    }

    /** Returns the first error that only the changed text has; null if there is none. */
    private static String newError(Analysis before, String after) {
        Set<String> known = errors(before);
        Settings settings = before.settings();
        Document document = Document.of(before.document().name(), after);
        for (String message : errors(Analysis.of(document, settings, before, () -> {}))) {
            if (!known.contains(message)) {
                return message;
            }
        }
        return null;
    }

    private static Set<String> errors(Analysis analysis) {
        Set<String> errors = new LinkedHashSet<>();
        for (Finding finding : analysis.findings()) {
            if (finding.severity() == Severity.ERROR) {
                errors.add(finding.message());
            }
        }
        return errors;
    }
}
