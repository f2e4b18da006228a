package io.daemonlens.engine.scheduler.framework;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.apimachinery.Selector;
import io.daemonlens.schemas.KubernetesVersion;
import java.util.List;
import java.util.Map;

/**
 * Selects the pods of an affinity term or a spread constraint: those that match the selector and
 * that agree, or disagree, with the incoming pod in the values of some labels. Keys that the
 * incoming pod does not have are ignored.
 *
 * @param selector the selector over the pods' labels
 * @param sameKeys labels whose values must equal those of the incoming pod
 * @param otherKeys labels whose values must differ from those of the incoming pod
 */
public record PodMatcher(Selector selector, List<String> sameKeys, List<String> otherKeys) {

    /** Creates a matcher with a selector only, independent of the incoming pod. */
    static PodMatcher of(Field labelSelector, KubernetesVersion version) {
        return new PodMatcher(selector(labelSelector, version), List.of(), List.of());
    }

    /** Returns this matcher with {@code matchLabelKeys} and {@code mismatchLabelKeys}. */
    PodMatcher comparing(Field same, Field other) {
        return new PodMatcher(selector, texts(same), texts(other));
    }

    /** Reads a selector. The API server rejects invalid selectors; here they select nothing. */
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

    /** Returns whether the matcher is empty for an incoming pod with these labels. */
    public boolean isEmptyFor(Map<String, String> asking) {
        return selector.isEmpty()
                && sameKeys.stream().noneMatch(asking::containsKey)
                && otherKeys.stream().noneMatch(asking::containsKey);
    }

    /** Returns whether a pod with these labels is selected for the incoming pod. */
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
