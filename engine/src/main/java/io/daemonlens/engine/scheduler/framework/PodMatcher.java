package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;

/**
 * The pods that a term of affinity or a spread constraint means: those its selector selects, of
 * which only those count that agree with the asking pod in some labels, or disagree. A key that the
 * asking pod does not carry asks nothing.
 *
 * @param selector what the pods' labels must meet
 * @param sameKeys labels in which they agree with the asking pod
 * @param otherKeys labels in which they do not
 */
public record PodMatcher(Selector selector, List<String> sameKeys, List<String> otherKeys) {

    /** The pods of one selector, whoever asks. */
    static PodMatcher of(Field labelSelector, KubernetesVersion version) {
        return new PodMatcher(selector(labelSelector, version), List.of(), List.of());
    }

    /** The same, of which some must agree with the asking pod, and others must not. */
    PodMatcher comparing(Field same, Field other) {
        return new PodMatcher(selector, texts(same), texts(other));
    }

    /** An invalid selector was refused by the API server; here it selects nothing. */
    static Selector selector(Field field, KubernetesVersion version) {
        try {
            return LabelSelector.toSelector(LabelSelector.of(field), version);
        } catch (Selector.FormatException e) {
            return Selector.NOTHING;
        }
    }

    private static List<String> texts(Field list) {
        return list.items().stream().map(Field::text).toList();
    }

    /** Whether labels do not matter at all to a pod with these. */
    public boolean isEmptyFor(Map<String, String> asking) {
        return selector.isEmpty()
                && sameKeys.stream().noneMatch(asking::containsKey)
                && otherKeys.stream().noneMatch(asking::containsKey);
    }

    /** Whether a pod with these labels is meant by the pod that asks. */
    public boolean include(Map<String, String> labels, Map<String, String> asking) {
        for (String key : sameKeys) {
            if (asking.containsKey(key) && !asking.get(key).equals(labels.get(key))) {
                return false;
            }
        }
        for (String key : otherKeys) {
            if (asking.containsKey(key) && asking.get(key).equals(labels.get(key))) {
                return false;
            }
        }
        return selector.matches(labels);
    }
}
