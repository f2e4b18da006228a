package io.daemonlens.repair;

import io.daemonlens.engine.apimachinery.ErrorCause;
import io.daemonlens.engine.apimachinery.ErrorType;
import io.daemonlens.engine.apimachinery.FieldError;
import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.findings.QuickFix;
import io.daemonlens.manifest.Edits;
import io.daemonlens.manifest.Manifest;
import io.daemonlens.schemas.ApiType;
import io.daemonlens.schemas.ApiTypes;
import io.daemonlens.schemas.GroupVersionKind;
import io.daemonlens.schemas.KubernetesVersion;
import io.daemonlens.text.NearestWord;
import io.daemonlens.text.TextEdit;
import io.daemonlens.text.Wording;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Fixes for errors of the API server, where the intended value is certain. */
public final class Repairs {

    /** The most values of a field that are each offered when none is near. */
    private static final int MOST_CHOICES = 4;

    private static final FieldPath SELECTOR = FieldPath.of("spec", "selector");
    private static final FieldPath LABELS = FieldPath.of("spec", "template", "metadata", "labels");

    private static final FieldPath STRATEGY = FieldPath.of("spec", "updateStrategy");
    private static final FieldPath GENERATION = FieldPath.of("spec", "templateGeneration");

    private final Manifest manifest;
    private final KubernetesVersion version;
    private final Wording wording;
    private final Edits edits;
    private final NameRepairs names;

    public Repairs(Manifest manifest, KubernetesVersion version, Wording wording) {
        this.manifest = manifest;
        this.version = version;
        this.wording = wording;
        this.edits = new Edits(manifest);
        this.names = new NameRepairs(manifest, wording);
    }

    public List<QuickFix> of(FieldError error) {
        if (error.cause() instanceof ErrorCause.NotSupported values
                && !error.rule().equals("restart-policy")) {
            return nearestValue(error.at(), values.supported());
        }
        return switch (error.rule()) {
            case "restart-policy", "active-deadline" -> removal(error.at());
            case "selector-mismatch", "empty-selector", "selector" -> selector(error);
            case "host-port-mismatch" -> hostPort(error.at());
            case "mount-without-volume" -> names.mount(error);
            case "request-above-limit" -> names.amount(error);
            case "toleration" -> names.tolerationValue(error);
            default ->
                    error.type() == ErrorType.DUPLICATE ? twin(error.at()) : names.spelling(error);
        };
    }

    private List<QuickFix> removal(FieldPath at) {
        return Fixes.of(wording.say("fix.remove", at.name()), true, edits.remove(at), at);
    }

    private List<QuickFix> nearestValue(FieldPath about, List<String> values) {
        FieldPath at = about;
        // The error is about the whole strategy; the unknown value is that of its type.
        if (manifest.nodeAt(at) instanceof YamlMapping mapping && mapping.get("type") != null) {
            at = at.child("type");
        }
        if (!(manifest.nodeAt(at) instanceof YamlScalar scalar) || values.isEmpty()) {
            return List.of();
        }
        String nearest = values.size() == 1 ? values.get(0) : nearest(scalar.text(), values);
        if (nearest != null) {
            return write(at, nearest, true);
        }
        List<QuickFix> choices = new ArrayList<>();
        for (String value : values.size() > MOST_CHOICES ? List.<String>of() : values) {
            choices.addAll(write(at, value, false));
        }
        return choices;
    }

    private List<QuickFix> write(FieldPath at, String value, boolean preferred) {
        return Fixes.of(
                wording.say("fix.replace", value),
                preferred,
                edits.replace(at, Edits.scalar(value)),
                at);
    }

    /**
     * Returns the value that was meant: a misspelling of the word, or one that it starts or ends.
     */
    private static String nearest(String word, List<String> values) {
        String certain = NearestWord.certain(word, values);
        String found = certain;
        for (String value : values) {
            String lower = value.toLowerCase(Locale.ROOT);
            String part = word.toLowerCase(Locale.ROOT);
            boolean begun = part.length() > 2 && (lower.startsWith(part) || lower.endsWith(part));
            if (certain == null && begun) {
                if (found != null) {
                    return null;
                }
                found = value;
            }
        }
        return found;
    }

    /** Removes an item that is a literal duplicate of another. */
    private List<QuickFix> twin(FieldPath at) {
        FieldPath item = at;
        while (!item.isRoot() && item.kind() != FieldPath.Kind.INDEX) {
            item = item.parent();
        }
        if (item.isRoot() || !(manifest.nodeAt(item.parent()) instanceof YamlSequence sequence)) {
            return List.of();
        }
        String own = written(sequence, item.index());
        for (int i = 0; i < Math.min(item.index(), sequence.items().size()); i++) {
            if (written(sequence, i).equals(own)) {
                return Fixes.of(wording.say("fix.twin"), true, edits.remove(item), item.parent());
            }
        }
        return List.of();
    }

    private String written(YamlSequence sequence, int index) {
        YamlNode item = sequence.items().get(index);
        return item.range().of(manifest.tree().text()).strip();
    }

    private List<QuickFix> hostPort(FieldPath at) {
        FieldPath port = at.parent();
        YamlNode containerPort = manifest.nodeAt(port.child("containerPort"));
        if (!(containerPort instanceof YamlScalar scalar)
                || manifest.nodeAt(port.child("hostPort")) == null) {
            return List.of();
        }
        return Fixes.of(
                wording.say("fix.hostPort", scalar.text()),
                true,
                edits.replace(port.child("hostPort"), scalar.text()),
                port.child("hostPort"));
    }

    private List<QuickFix> selector(FieldError error) {
        if (!(manifest.nodeAt(LABELS) instanceof YamlMapping labels)) {
            return List.of();
        }
        if (manifest.nodeAt(SELECTOR) == null
                || manifest.nodeAt(SELECTOR) instanceof YamlScalar
                || manifest.nodeAt(SELECTOR) instanceof YamlMapping m && m.entries().isEmpty()) {
            return missingSelector(labels);
        }
        FieldPath matchLabels = SELECTOR.child("matchLabels");
        if (!error.rule().equals("selector-mismatch")
                || !(manifest.nodeAt(matchLabels) instanceof YamlMapping wanted)) {
            return List.of();
        }
        List<TextEdit> onTemplate = new ArrayList<>();
        List<TextEdit> onSelector = new ArrayList<>();
        for (YamlEntry entry : wanted.entries()) {
            String key = entry.name();
            YamlNode label = key == null ? null : labels.get(key);
            if (!(entry.value().target() instanceof YamlScalar value)) {
                return List.of();
            }
            if (label == null) {
                String line = Edits.scalar(key) + ": " + Edits.scalar(value.text());
                onTemplate.add(edits.insert(LABELS, List.of(line), line));
                onSelector.add(wanted.entries().size() > 1 ? edits.remove(wanted, entry) : null);
            } else if (label instanceof YamlScalar other && !other.text().equals(value.text())) {
                onTemplate.add(edits.replace(LABELS.key(key), Edits.scalar(value.text())));
                onSelector.add(edits.replace(matchLabels.key(key), Edits.scalar(other.text())));
            }
        }
        List<QuickFix> fixes = new ArrayList<>();
        fixes.addAll(Fixes.of(wording.say("fix.labels"), false, onTemplate, LABELS));
        fixes.addAll(Fixes.of(wording.say("fix.selector"), false, onSelector, SELECTOR));
        return fixes;
    }

    private List<QuickFix> missingSelector(YamlMapping labels) {
        List<String> lines = new ArrayList<>(List.of("selector:", "  matchLabels:"));
        List<String> flow = new ArrayList<>();
        for (YamlEntry entry : labels.entries()) {
            if (!(entry.value().target() instanceof YamlScalar value) || entry.name() == null) {
                return List.of();
            }
            String line = Edits.scalar(entry.name()) + ": " + Edits.scalar(value.text());
            lines.add("    " + line);
            flow.add(line);
        }
        List<TextEdit> all = new ArrayList<>();
        if (manifest.entryAt(SELECTOR) != null) {
            all.add(edits.remove(SELECTOR));
        }
        all.add(
                edits.insertFirst(
                        FieldPath.of("spec"),
                        lines,
                        "selector: {matchLabels: {" + String.join(", ", flow) + "}}"));
        boolean sameFirst =
                manifest.nodeAt(FieldPath.of("spec")) instanceof YamlMapping spec
                        && !spec.entries().isEmpty()
                        && "selector".equals(spec.entries().get(0).name());
        return sameFirst && all.size() > 1
                ? List.of()
                : Fixes.of(wording.say("fix.missingSelector"), true, all, SELECTOR);
    }

    /** Returns the fixes for an unknown field. */
    public List<QuickFix> unknownField(FieldPath at) {
        return new FieldRepairs(manifest, type(), wording).of(at);
    }

    private ApiType type() {
        return ApiTypes.of(version)
                .root(GroupVersionKind.of(manifest.apiVersion(), manifest.kind()));
    }

    /** Removes the first of two entries with the same key, since kubectl keeps the last one. */
    public List<QuickFix> duplicateKey(FieldPath at) {
        if (!(manifest.nodeAt(at.parent()) instanceof YamlMapping mapping)) {
            return List.of();
        }
        for (YamlEntry entry : mapping.entries()) {
            if (Objects.equals(entry.name(), at.name())) {
                return Fixes.of(wording.say("fix.firstOfTwo"), true, edits.remove(mapping, entry));
            }
        }
        return List.of();
    }

    /** Adds or removes the quotes of a scalar so that it has the type of its field. */
    public List<QuickFix> wrongType(FieldPath at, TypeHelp type) {
        List<QuickFix> list = new ListRepairs(manifest, type(), wording).of(at);
        if (!list.isEmpty()) {
            return list;
        }
        String yaml = type.repaired();
        return yaml == null
                ? List.of()
                : Fixes.of(wording.say("fix.replace", yaml), true, edits.replace(at, yaml), at);
    }

    /**
     * Inserts the line {@code apiVersion: apps/v1} at the beginning.
     *
     * @param meant the entry whose key is a misspelling of it, which is renamed instead; may be
     *     null
     */
    public List<QuickFix> missingApiVersion(YamlEntry meant) {
        if (meant != null) {
            FieldPath at = FieldPath.of(meant.name());
            return Fixes.of(
                    wording.say("fix.rename", "apiVersion"),
                    true,
                    edits.rename(at, "apiVersion"),
                    at,
                    FieldPath.of("apiVersion"));
        }
        String line = "apiVersion: apps/v1";
        return Fixes.of(
                wording.say("fix.insert", line),
                true,
                edits.insertFirst(FieldPath.ROOT, List.of(line), line),
                FieldPath.of("apiVersion"));
    }

    /** Returns the fix with the same number in mebibytes. */
    public List<QuickFix> mebibytes(FieldPath at) {
        if (!(manifest.nodeAt(at) instanceof YamlScalar scalar)
                || !scalar.text().matches("[0-9]+m")) {
            return List.of();
        }
        String meant = scalar.text().replace("m", "Mi");
        return Fixes.of(wording.say("fix.replace", meant), true, edits.replace(at, meant), at);
    }

    /**
     * Migrates to apps/v1: adds the required selector, removes unknown fields, and sets the default
     * of extensions/v1beta1, updateStrategy OnDelete, if no strategy is written.
     */
    public List<QuickFix> migration() {
        FieldPath at = FieldPath.of("apiVersion");
        List<TextEdit> all = new ArrayList<>();
        all.add(edits.replace(at, "apps/v1"));
        if (manifest.nodeAt(SELECTOR) == null) {
            if (!(manifest.nodeAt(LABELS) instanceof YamlMapping labels)) {
                return List.of();
            }
            List<QuickFix> selector = missingSelector(labels);
            if (selector.isEmpty()) {
                return List.of();
            }
            all.addAll(selector.get(0).edits());
        }
        if (manifest.nodeAt(GENERATION) != null) {
            without(edits.remove(GENERATION), all);
        }
        if (manifest.apiVersion().equals("extensions/v1beta1")) {
            all.addAll(keepOnDelete());
        }
        return Fixes.of(wording.say("fix.migrate"), true, all, at, SELECTOR, GENERATION, STRATEGY);
    }

    /** Adds a removal; an insertion at its start is merged into it as a replacement. */
    private void without(TextEdit removal, List<TextEdit> all) {
        for (int i = 0; removal != null && i < all.size(); i++) {
            TextEdit other = all.get(i);
            if (other != null
                    && other.range().isEmpty()
                    && removal.range().contains(other.range())
                    && other.range().start() < removal.range().end()) {
                String before =
                        manifest.document()
                                .text()
                                .substring(removal.range().start(), other.range().start());
                String inserted = other.newText().stripTrailing() + "\n";
                all.set(i, TextEdit.replace(removal.range(), before + inserted));
                return;
            }
        }
        all.add(removal);
    }

    private List<TextEdit> keepOnDelete() {
        String type = "type: OnDelete";
        YamlNode strategy = manifest.nodeAt(STRATEGY);
        if (strategy instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
            return mapping.entry("type") != null
                    ? List.of()
                    : Arrays.asList(edits.insertFirst(STRATEGY, List.of(type), type));
        }
        List<TextEdit> all = new ArrayList<>();
        if (manifest.entryAt(STRATEGY) != null) {
            all.add(edits.remove(STRATEGY));
        }
        all.add(
                edits.insert(
                        FieldPath.of("spec"),
                        List.of("updateStrategy:", "  " + type),
                        "updateStrategy: {" + type + "}"));
        return all;
    }
}
