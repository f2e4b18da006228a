package io.daemonlens.manifest;

import io.daemonlens.engine.apimachinery.FieldPath;
import io.daemonlens.text.NearestWord;
import io.daemonlens.yaml.YamlEntry;
import io.daemonlens.yaml.YamlMapping;
import io.daemonlens.yaml.YamlNode;
import io.daemonlens.yaml.YamlScalar;
import io.daemonlens.yaml.YamlSequence;
import java.util.List;

/**
 * The kind of a document in a file. Only a {@link #DAEMON_SET} is checked. Other documents are only
 * counted, because they are not DaemonSets or are not applied to a cluster in this form.
 */
public enum DocumentKind {
    /** A DaemonSet, or a text that is recognizably an attempt at one. */
    DAEMON_SET,
    /** Another object, a DaemonSet of another API group, or YAML without a kind. */
    OTHER,
    /** A template that another program renders: Helm, Jinja, ERB. */
    TEMPLATE,
    /** A partial DaemonSet that kustomize merges into another one. */
    PATCH,
    /** Values of a Helm chart. */
    VALUES,
    /** Invalid YAML that shows no sign of a DaemonSet. */
    NOT_YAML,
    /** An empty document, or one with only comments. */
    EMPTY;

    private static final List<FieldPath> PLAIN_TEXTS =
            List.of(
                    FieldPath.of("apiVersion"),
                    FieldPath.of("metadata", "name"),
                    FieldPath.of("metadata", "namespace"));

    private static final List<String> GROUPS =
            List.of("apps/v1", "apps/v1beta2", "extensions/v1beta1");

    /** Fields of the specs of other kinds in these groups that a DaemonSet does not have. */
    private static final List<String> OF_OTHER_KINDS =
            List.of("replicas", "strategy", "serviceName", "volumeClaimTemplates", "paused");

    /** The fields of a spec that patches change. A selector is immutable, so it is not included. */
    private static final List<String> PATCHED =
            List.of("template", "updateStrategy", "minReadySeconds", "revisionHistoryLimit");

    /** Returns the kind of a document, given the role of its file. */
    public static DocumentKind of(Manifest manifest, FileRole role) {
        if (manifest.isEmpty() && manifest.tree().problem() == null) {
            return EMPTY;
        }
        if (manifest.tree().problem() != null || manifest.body().syntaxError() != null) {
            return ofBroken(manifest.tree().text(), role);
        }
        if (!manifest.isDaemonSet()) {
            return role == FileRole.CHART_VALUES
                    ? VALUES
                    : isMisspelled(manifest) || lacksKind(manifest) ? DAEMON_SET : OTHER;
        }
        if (isOfAnotherProgram(manifest.document().name())) {
            return OTHER;
        }
        if (isForeign(manifest.apiVersion())) {
            return OTHER;
        }
        if (isValues(manifest, role)) {
            return VALUES;
        }
        if (isTemplate(manifest, role)) {
            return TEMPLATE;
        }
        return isPatch(manifest, role) ? PATCH : DAEMON_SET;
    }

    private static DocumentKind ofBroken(String text, FileRole role) {
        if (role == FileRole.CHART_VALUES) {
            return VALUES;
        }
        if (Evidence.ofTemplate(text)) {
            return TEMPLATE;
        }
        return Evidence.ofDaemonSet(text) ? DAEMON_SET : NOT_YAML;
    }

    private static boolean isMisspelled(Manifest manifest) {
        String kind = manifest.kind();
        return !kind.isEmpty()
                && !isForeign(manifest.apiVersion())
                && NearestWord.certain(kind, List.of("DaemonSet")) != null;
    }

    /**
     * Returns whether the object has no kind, and is of an API group and shape that says that a
     * DaemonSet is meant: it has a pod template and no field that only other kinds have.
     */
    private static boolean lacksKind(Manifest manifest) {
        if (!manifest.kind().isEmpty()
                || !GROUPS.contains(manifest.apiVersion())
                || !(manifest.nodeAt(FieldPath.of("spec")) instanceof YamlMapping spec)
                || !(spec.get("template") instanceof YamlMapping)) {
            return false;
        }
        for (String other : OF_OTHER_KINDS) {
            if (spec.entry(other) != null) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a file has a name that only another program's files have. */
    private static boolean isOfAnotherProgram(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.equals("Chart.yaml") || file.startsWith("kustomization.y");
    }

    /** Returns whether the API group belongs to another project, such as {@code apps.kruise.io}. */
    static boolean isForeign(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return group.indexOf('.') > 0 && !group.endsWith(".k8s.io");
    }

    private static boolean isValues(Manifest manifest, FileRole role) {
        return role == FileRole.CHART_VALUES
                || manifest.apiVersion().isEmpty()
                        && manifest.root() instanceof YamlMapping root
                        && root.entry("metadata") == null
                        && root.entry("spec") == null
                        && root.entries().size() > 1;
    }

    private static boolean isTemplate(Manifest manifest, FileRole role) {
        if (!manifest.part().hasActions()) {
            return false;
        }
        if (role == FileRole.CHART_TEMPLATE) {
            return true;
        }
        for (FieldPath path : PLAIN_TEXTS) {
            if (manifest.nodeAt(path) instanceof YamlScalar scalar && isAction(scalar.text())) {
                return true;
            }
        }
        FieldPath pod = FieldPath.of("spec", "template", "spec");
        for (String list : List.of("initContainers", "containers")) {
            FieldPath containers = pod.child(list);
            int size = manifest.nodeAt(containers) instanceof YamlSequence s ? s.items().size() : 0;
            for (int i = 0; i < size; i++) {
                YamlNode image = manifest.nodeAt(containers.index(i).child("image"));
                if (image instanceof YamlScalar scalar && isAction(scalar.text())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAction(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("<%");
    }

    private static boolean isPatch(Manifest manifest, FileRole role) {
        if (role == FileRole.NAMED_PATCH) {
            return true;
        }
        boolean likely = role == FileRole.IN_KUSTOMIZATION || hasPatchName(manifest);
        boolean directive = manifest.part().hasDollar() && hasDirective(manifest.root());
        return directive || likely && isPart(manifest);
    }

    private static boolean hasPatchName(Manifest manifest) {
        String name = manifest.document().name();
        return name.substring(name.lastIndexOf('/') + 1).contains("patch");
    }

    /** Returns whether the object lacks fields that only the patched object has. */
    private static boolean isPart(Manifest manifest) {
        if (!(manifest.nodeAt(FieldPath.of("spec")) instanceof YamlMapping spec)) {
            return false;
        }
        for (YamlEntry entry : spec.entries()) {
            if (entry.name() == null || !PATCHED.contains(entry.name())) {
                return false;
            }
        }
        FieldPath template = FieldPath.of("spec", "template");
        boolean labels = manifest.nodeAt(template.child("metadata").child("labels")) != null;
        if (labels || spec.entries().isEmpty()) {
            return false;
        }
        FieldPath containers = template.child("spec").child("containers");
        if (!(manifest.nodeAt(containers) instanceof YamlSequence sequence)) {
            return true;
        }
        for (int i = 0; i < sequence.items().size(); i++) {
            if (manifest.nodeAt(containers.index(i).child("image")) == null) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a directive of a strategic merge patch, such as {@code $patch}, is used. */
    private static boolean hasDirective(YamlNode node) {
        if (node instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (hasDirective(item)) {
                    return true;
                }
            }
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                String name = entry.name();
                boolean directive =
                        name != null
                                && (name.equals("$patch")
                                        || name.equals("$retainKeys")
                                        || name.startsWith("$setElementOrder/")
                                        || name.startsWith("$deleteFromPrimitiveList/"));
                if (directive || hasDirective(entry.value())) {
                    return true;
                }
            }
        }
        return false;
    }
}
