package io.daemonlens.engine.apiserver.admission;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.features.Gates;
import io.daemonlens.engine.json.JsonText;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The scopes of a quota, which select the pods it counts. Checked against {@code
 * podMatchesScopeFunc} of {@code pkg/quota/v1/evaluator/core/pods.go} and {@code
 * pkg/apis/core/v1/helper/qos}, 1.8 to 1.37.
 */
final class QuotaScopes {

    private static final int SELECTORS = 12;
    private static final int CROSS_NAMESPACE = 22;

    private final List<Requirement> requirements = new ArrayList<>();
    private final KubernetesVersion version;
    private final boolean podLevel;

    /** One scope; operator and values are set if it comes from a scope selector. */
    record Requirement(String scope, String operator, List<String> values) {}

    QuotaScopes(Field spec, KubernetesVersion version) {
        this.version = version;
        this.podLevel = Gates.defaults(version).enabled("PodLevelResources");
        for (Field scope : spec.at("scopes").items()) {
            requirements.add(new Requirement(scope.text(), "Exists", List.of()));
        }
        if (version.isBefore(SELECTORS)) {
            return;
        }
        for (Field each : spec.at("scopeSelector", "matchExpressions").items()) {
            requirements.add(requirement(each));
        }
    }

    private static Requirement requirement(Field expression) {
        List<String> values = new ArrayList<>();
        expression.at("values").items().forEach(value -> values.add(value.text()));
        return new Requirement(
                expression.at("scopeName").text(), expression.at("operator").text(), values);
    }

    /** Returns whether every scope matches. A quota without scopes counts all pods. */
    boolean matches(Field pod) {
        for (Requirement requirement : requirements) {
            if (!matches(requirement, pod)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether one of the scopes that match the pod has this name. */
    boolean covers(String scope, Field pod) {
        for (Requirement requirement : requirements) {
            if (requirement.scope.equals(scope) && matches(requirement, pod)) {
                return true;
            }
        }
        return false;
    }

    boolean matches(Requirement requirement, Field pod) {
        Field spec = pod.at("spec");
        return switch (requirement.scope) {
            case "Terminating" -> isTerminating(spec);
            case "NotTerminating" -> !isTerminating(spec);
            case "BestEffort" -> isBestEffort(pod);
            case "NotBestEffort" -> !isBestEffort(pod);
            case "PriorityClass" ->
                    version.isAtLeast(SELECTORS)
                            && matchesClass(requirement, spec.at("priorityClassName").text());
            case "CrossNamespacePodAffinity" ->
                    version.isAtLeast(CROSS_NAMESPACE) && crossesNamespaces(spec.at("affinity"));
            default -> false;
        };
    }

    private static boolean isTerminating(Field spec) {
        Field deadline = spec.at("activeDeadlineSeconds");
        return deadline.present() && deadline.number() >= 0;
    }

    private static boolean matchesClass(Requirement requirement, String name) {
        return switch (requirement.operator) {
            case "Exists" -> !name.isEmpty();
            case "DoesNotExist" -> name.isEmpty();
            case "In" -> !name.isEmpty() && requirement.values.contains(name);
            case "NotIn" -> name.isEmpty() || !requirement.values.contains(name);
            default -> false;
        };
    }

    private boolean isBestEffort(Field pod) {
        String stored = pod.at("status", "qosClass").text();
        if (!stored.isEmpty()) {
            return stored.equals("BestEffort");
        }
        Field spec = pod.at("spec");
        if (podLevel && spec.at("resources").present()) {
            return !asksForAny(spec);
        }
        for (String list : List.of("containers", "initContainers")) {
            for (Field container : spec.at(list).items()) {
                if (asksForAny(container)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean asksForAny(Field owner) {
        for (String side : List.of(PodResources.REQUESTS, PodResources.LIMITS)) {
            ResourceList list = ResourceList.of(owner.at("resources", side));
            for (String resource : List.of("cpu", "memory")) {
                Quantity amount = list.get(resource);
                if (amount != null && amount.signum() > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean crossesNamespaces(Field affinity) {
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            Field terms = affinity.at(kind);
            for (Field term : terms.at("requiredDuringSchedulingIgnoredDuringExecution").items()) {
                if (crosses(term)) {
                    return true;
                }
            }
            for (Field weighted :
                    terms.at("preferredDuringSchedulingIgnoredDuringExecution").items()) {
                if (crosses(weighted.at("podAffinityTerm"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean crosses(Field term) {
        return term.at("namespaces").size() > 0
                || term.at("namespaceSelector").present()
                        && !(term.at("namespaceSelector").value() instanceof JsonText);
    }
}
