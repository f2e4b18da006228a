package io.daemonlens.feature;

import io.daemonlens.feature.symbols.Spot;
import io.daemonlens.feature.symbols.Surroundings;
import io.daemonlens.feature.symbols.Symbol;
import io.daemonlens.feature.symbols.Symbols;
import io.daemonlens.feature.symbols.WorkspaceObject;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code textDocument/references} and {@code documentHighlight}: all occurrences of a name. */
public final class References {

    private final Symbol symbol;
    private final Manifest manifest;
    private final Surroundings around;

    private References(Symbol symbol, Manifest manifest, Surroundings around) {
        this.symbol = symbol;
        this.manifest = manifest;
        this.around = around;
    }

    /** Returns the occurrences in this text of the name at an offset, its declaration first. */
    public static List<TextRange> highlight(List<Manifest> manifests, int offset) {
        Symbol symbol = Symbols.at(manifests, offset);
        return symbol == null ? List.of() : symbol.places().toList();
    }

    /**
     * Returns the uses of the name at an offset, after its declaration if requested.
     *
     * @param around the objects of all files, including this text
     */
    public static List<Spot> at(
            List<Manifest> manifests, int offset, boolean withDeclaration, Surroundings around) {
        Symbol symbol = Symbols.at(manifests, offset);
        Manifest manifest = Symbols.manifestAt(manifests, offset);
        if (symbol == null || manifest == null) {
            return List.of();
        }
        References references = new References(symbol, manifest, around);
        Set<Spot> places = new LinkedHashSet<>();
        if (withDeclaration) {
            places.addAll(references.declarations());
        }
        places.addAll(references.uses());
        return List.copyOf(places);
    }

    /** Returns where the name is declared: here, or by objects of other files. */
    static List<Spot> declarations(Symbol symbol, Manifest manifest, Surroundings around) {
        return new References(symbol, manifest, around).declarations();
    }

    /** Returns where the name is used, here and in other files. */
    static List<Spot> uses(Symbol symbol, Manifest manifest, Surroundings around) {
        return new References(symbol, manifest, around).uses();
    }

    private List<Spot> declarations() {
        List<Spot> places = new ArrayList<>();
        if (symbol.declaration() != null) {
            places.add(Spot.of(manifest.document(), symbol.declaration()));
        } else if (symbol.kind() == Symbol.Kind.OBJECT) {
            for (WorkspaceObject each : around.objects()) {
                if (each.kind().equals(symbol.scope())
                        && each.name().equals(symbol.name())
                        && isNear(each)) {
                    places.add(each.nameAt());
                }
            }
        } else if (isLabelOfService()) {
            for (WorkspaceObject each : around.objects()) {
                WorkspaceObject.Label label = each.labelsAt().get(labelKey());
                if (label != null && isNear(each) && isSelected(each)) {
                    places.add(of(label));
                }
            }
        }
        return places;
    }

    private List<Spot> uses() {
        List<Spot> places = new ArrayList<>();
        symbol.uses().forEach(range -> places.add(Spot.of(manifest.document(), range)));
        for (WorkspaceObject each : around.objects()) {
            if (symbol.kind() == Symbol.Kind.OBJECT && isNear(each)) {
                for (WorkspaceObject.Use use : each.uses()) {
                    if (use.kind().equals(symbol.scope()) && use.name().equals(symbol.name())) {
                        places.add(use.at());
                    }
                }
            }
            if (isLabelOfDaemonSet() && isNear(each)) {
                WorkspaceObject.Label label = each.selectorAt().get(labelKey());
                if (label != null && each.selects(ownLabels())) {
                    places.add(of(label));
                }
            }
        }
        return places.stream().distinct().toList();
    }

    private Spot of(WorkspaceObject.Label label) {
        return symbol.kind() == Symbol.Kind.LABEL ? label.keyAt() : label.valueAt();
    }

    private String labelKey() {
        return symbol.kind() == Symbol.Kind.LABEL ? symbol.name() : symbol.scope();
    }

    private boolean isLabel() {
        return symbol.kind() == Symbol.Kind.LABEL || symbol.kind() == Symbol.Kind.LABEL_VALUE;
    }

    private boolean isLabelOfService() {
        return isLabel() && manifest.kind().equals("Service");
    }

    private boolean isLabelOfDaemonSet() {
        return isLabel() && manifest.isDaemonSet();
    }

    /** Whether the Service at the cursor selects this DaemonSet's pods. */
    private boolean isSelected(WorkspaceObject daemonSet) {
        return WorkspaceObject.of(List.of(manifest)).stream()
                .anyMatch(service -> service.selects(daemonSet.labelsAt()));
    }

    private java.util.Map<String, WorkspaceObject.Label> ownLabels() {
        return WorkspaceObject.of(List.of(manifest)).stream()
                .findFirst()
                .map(WorkspaceObject::labelsAt)
                .orElse(java.util.Map.of());
    }

    private boolean isNear(WorkspaceObject other) {
        boolean global =
                symbol.kind() == Symbol.Kind.OBJECT && Surroundings.isGlobal(symbol.scope());
        return global || other.isIn(manifest.namespace(), around.namespace());
    }
}
