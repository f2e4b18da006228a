package io.daemonlens.analysis;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.fieldguide.FieldAt;
import io.daemonlens.findings.Finding;
import io.daemonlens.findings.Finding.Source;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiField;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.settings.Severity;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.TextRange;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * Detects a list whose last items belong to another list because the line with that list's key is
 * missing: volumes among the containers, ports among the variables.
 */
final class MissingKey {

    private static final FieldPath POD = FieldPath.of("spec", "template", "spec");

    private final Manifest manifest;
    private final ApiType root;
    private final Wording wording;

    private MissingKey(Manifest manifest, ApiType root, Wording wording) {
        this.manifest = manifest;
        this.root = root;
        this.wording = wording;
    }

    static Optional<Finding> in(Manifest manifest, KubernetesVersion version, Wording wording) {
        ApiType root =
                ApiTypes.of(version)
                        .root(GroupVersionKind.of(manifest.apiVersion(), manifest.kind()));
        if (root == null) {
            return Optional.empty();
        }
        MissingKey search = new MissingKey(manifest, root, wording);
        Finding found = search.in(POD);
        for (String list : List.of("initContainers", "containers")) {
            if (manifest.nodeAt(POD.child(list)) instanceof YamlSequence containers) {
                for (int i = 0; found == null && i < containers.items().size(); i++) {
                    found = search.in(POD.child(list).index(i));
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** Checks every list of an object. */
    private Finding in(FieldPath holder) {
        FieldAt at = FieldAt.of(root, holder);
        if (!(manifest.nodeAt(holder) instanceof YamlMapping mapping) || at == null) {
            return null;
        }
        for (YamlEntry entry : mapping.entries()) {
            ApiField list = entry.name() == null ? null : at.type().field(entry.name());
            if (list != null
                    && list.list()
                    && list.type() != null
                    && entry.value() instanceof YamlSequence items
                    && !items.isFlow()) {
                Finding found = in(holder, at.type(), mapping, list, items);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private Finding in(
            FieldPath holder,
            ApiType type,
            YamlMapping mapping,
            ApiField list,
            YamlSequence items) {
        int first = 0;
        while (first < items.items().size() && fits(items.items().get(first), list.type())) {
            first++;
        }
        if (first == 0 || first == items.items().size()) {
            return null;
        }
        for (ApiField other : type.properties().values()) {
            boolean free =
                    other.list() && other.type() != null && mapping.entry(other.name()) == null;
            if (free && allFit(items, first, other.type())) {
                return finding(holder, mapping, list, other, items.items().get(first), first);
            }
        }
        return null;
    }

    private static boolean allFit(YamlSequence items, int from, ApiType type) {
        for (int i = from; i < items.items().size(); i++) {
            if (!fits(items.items().get(i), type)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(YamlNode item, ApiType type) {
        return item instanceof YamlMapping mapping
                && !mapping.entries().isEmpty()
                && mapping.entries().stream()
                        .allMatch(
                                entry -> entry.name() != null && type.field(entry.name()) != null);
    }

    private Finding finding(
            FieldPath holder,
            YamlMapping mapping,
            ApiField list,
            ApiField other,
            YamlNode item,
            int index) {
        String text = manifest.tree().text();
        int key = mapping.entries().get(0).key().start();
        int column = key - (text.lastIndexOf('\n', key - 1) + 1);
        int line = text.lastIndexOf('\n', item.start() - 1) + 1;
        String title = wording.say("fix.missingKey", other.name());
        QuickFix fix =
                new QuickFix(
                        title,
                        true,
                        List.of(
                                TextEdit.insert(
                                        manifest.offset() + line,
                                        " ".repeat(column) + other.name() + ":\n")));
        int end = text.indexOf('\n', item.start());
        TextRange range = new TextRange(item.start(), end < 0 ? text.length() : end);
        return Finding.of(
                        "missing-key",
                        Severity.ERROR,
                        Source.YAML,
                        holder.child(list.name()).index(index).toString(),
                        range.shifted(manifest.offset()),
                        wording.say("missing-key", other.name()),
                        wording.say("missing-key.help", other.name(), list.name()))
                .with(List.of(fix), List.of());
    }
}
