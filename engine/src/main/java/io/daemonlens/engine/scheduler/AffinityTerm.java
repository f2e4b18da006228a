package io.daemonlens.engine.scheduler;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One required term of a pod's affinity or anti-affinity to other pods.
 *
 * @param namespaces the pods it looks at live in one of these
 * @param namespaceSelector or in a namespace with such labels
 * @param selector the pods it looks at
 * @param topologyKey the node label that says what "together" means
 */
record AffinityTerm(
        List<String> namespaces,
        Selector namespaceSelector,
        Selector selector,
        String topologyKey) {

    /** The required terms of {@code podAffinity} or {@code podAntiAffinity}. */
    static List<AffinityTerm> required(
            Field affinity, String podNamespace, KubernetesVersion version) {
        List<AffinityTerm> terms = new ArrayList<>(0);
        for (Field term : affinity.at("requiredDuringSchedulingIgnoredDuringExecution").items()) {
            List<String> namespaces =
                    term.at("namespaces").items().stream().map(Field::text).toList();
            Field namespaceSelector = term.at("namespaceSelector");
            if (namespaces.isEmpty() && namespaceSelector.absent()) {
                namespaces = List.of(podNamespace);
            }
            terms.add(
                    new AffinityTerm(
                            namespaces,
                            selector(namespaceSelector, version),
                            selector(term.at("labelSelector"), version),
                            term.at("topologyKey").text()));
        }
        return List.copyOf(terms);
    }

    /** An invalid selector was refused by the API server; here it selects nothing. */
    static Selector selector(Field field, KubernetesVersion version) {
        try {
            return LabelSelector.toSelector(LabelSelector.of(field), version);
        } catch (Selector.FormatException e) {
            return Selector.NOTHING;
        }
    }

    boolean matches(PodInfo pod) {
        return (namespaces.contains(pod.namespace())
                        || namespaceSelector.matches(namespaceLabels(pod.namespace())))
                && selector.matches(pod.labels());
    }

    /** The one label that every namespace carries; others are not known here. */
    private static Map<String, String> namespaceLabels(String name) {
        return Map.of("kubernetes.io/metadata.name", name);
    }
}
