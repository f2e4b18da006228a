package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * One required term of a pod's affinity or anti-affinity to other pods.
 *
 * @param namespaces the namespaces of the pods that the term selects
 * @param namespaceSelector selects further namespaces by label
 * @param pods the pods that the term selects
 * @param topologyKey the node label that defines the topology domain
 */
public record AffinityTerm(
        List<String> namespaces, Selector namespaceSelector, PodMatcher pods, String topologyKey) {

    /**
     * Since this minor the API server merges the values of the keys into the selectors of new pods.
     */
    private static final int LABEL_KEYS_SINCE = 31;

    /** Reads the required terms of {@code podAffinity} or {@code podAntiAffinity}. */
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
                            PodMatcher.selector(namespaceSelector, version),
                            pods(term, version),
                            term.at("topologyKey").text()));
        }
        return List.copyOf(terms);
    }

    private static PodMatcher pods(Field term, KubernetesVersion version) {
        PodMatcher pods = PodMatcher.of(term.at("labelSelector"), version);
        return version.isBefore(LABEL_KEYS_SINCE)
                ? pods
                : pods.comparing(term.at("matchLabelKeys"), term.at("mismatchLabelKeys"));
    }

    /** Returns whether the term of {@code asking} selects the pod. */
    public boolean matches(PodInfo pod, PodInfo asking) {
        return (namespaces.contains(pod.namespace())
                        || namespaceSelector.matches(pod.namespaceLabels()))
                && pods.include(pod.labels(), asking.labels());
    }
}
