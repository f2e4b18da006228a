package io.daemonlens.engine.apiserver.validation.warnings;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apiserver.validation.core.NameValidation;
import io.daemonlens.engine.apiserver.validation.core.ValueProblem;
import java.util.List;

/** Warns about deprecated node labels in all node selection fields of a pod. */
final class NodeLabelWarnings {

    /** Since this minor version, more labels are deprecated. */
    private static final int MORE_LABELS = 31;

    /** Since this minor version, invalid values in preferred terms cause a warning. */
    private static final int VALUES = 33;

    /** Since this minor version, missing selectors cause a warning. */
    static final int SELECTORS = 28;

    private record Label(String name, int since, Warning.Kind kind, String message) {}

    private static final List<Label> DEPRECATED =
            List.of(
                    replaced("beta.kubernetes.io/arch", "1.14", "kubernetes.io/arch"),
                    replaced("beta.kubernetes.io/os", "1.14", "kubernetes.io/os"),
                    replaced(
                            "failure-domain.beta.kubernetes.io/region",
                            "1.17",
                            "topology.kubernetes.io/region"),
                    replaced(
                            "failure-domain.beta.kubernetes.io/zone",
                            "1.17",
                            "topology.kubernetes.io/zone"),
                    replaced(
                            "beta.kubernetes.io/instance-type",
                            "1.17",
                            "node.kubernetes.io/instance-type"),
                    new Label(
                            "app.kubernetes.io/created-by",
                            MORE_LABELS,
                            Warning.Kind.DEPRECATED,
                            "deprecated since v1.9"),
                    new Label(
                            "scheduler.alpha.kubernetes.io/preferAvoidPods",
                            MORE_LABELS,
                            Warning.Kind.DEPRECATED,
                            "deprecated since v1.22; use Taints and Tolerations instead"),
                    new Label(
                            "node-role.kubernetes.io/master",
                            MORE_LABELS,
                            Warning.Kind.NO_EFFECT,
                            "use \"node-role.kubernetes.io/control-plane\" instead"));

    private NodeLabelWarnings() {}

    private static Label replaced(String name, String release, String by) {
        return new Label(
                name,
                0,
                Warning.Kind.DEPRECATED,
                "deprecated since v" + release + "; use \"" + by + "\" instead");
    }

    static void add(Field spec, WarningList warnings) {
        for (Field label : spec.at("nodeSelector").entries()) {
            Label deprecated = deprecated(label.path().name(), warnings);
            if (deprecated != null) {
                warnings.add(deprecated.kind, label, deprecated.message);
            }
        }
        Field affinity = spec.at("affinity", "nodeAffinity");
        Field required = affinity.at("requiredDuringSchedulingIgnoredDuringExecution");
        for (Field term : required.at("nodeSelectorTerms").items()) {
            addTerm(term, false, warnings);
        }
        Field preferred = affinity.at("preferredDuringSchedulingIgnoredDuringExecution");
        for (Field term : preferred.items()) {
            addTerm(term.at("preference"), warnings.version().isAtLeast(VALUES), warnings);
        }
        for (Field constraint : spec.at("topologySpreadConstraints").items()) {
            addKey(constraint.at("topologyKey"), warnings);
            if (constraint.at("labelSelector").absent()
                    && warnings.version().isAtLeast(SELECTORS)) {
                warnings.add(
                        constraint.at("labelSelector"),
                        "a null labelSelector results in matching no pod");
            }
        }
    }

    private static void addTerm(Field term, boolean withValues, WarningList warnings) {
        for (Field requirement : term.at("matchExpressions").items()) {
            addKey(requirement.at("key"), warnings);
            if (!withValues) {
                continue;
            }
            for (Field value : requirement.at("values").items()) {
                for (ValueProblem each :
                        NameValidation.labelValue(value.text(), warnings.version())) {
                    warnings.add(value, value.text() + " is invalid, " + each.text());
                }
            }
        }
    }

    private static void addKey(Field key, WarningList warnings) {
        Label deprecated = deprecated(key.text(), warnings);
        if (deprecated != null) {
            warnings.add(deprecated.kind, key, key.text() + " is " + deprecated.message);
        }
    }

    /** Returns the deprecated label of that name, or null. */
    private static Label deprecated(String label, WarningList warnings) {
        for (Label deprecated : DEPRECATED) {
            if (deprecated.name.equals(label) && warnings.version().isAtLeast(deprecated.since)) {
                return deprecated;
            }
        }
        return null;
    }
}
