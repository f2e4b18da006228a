package io.daemonlens.engine.apps;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.engine.json.JsonNumber;
import io.daemonlens.engine.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The desired state of a DaemonSet; a change of it increases the generation.
 *
 * @param selector the pod selector; null if there is none
 * @param minReadySeconds how long a pod must be ready before it counts as available
 * @param revisionHistoryLimit the number of old revisions to keep
 */
public record DaemonSetSpec(
        @Nullable LabelSelector selector,
        PodTemplate template,
        UpdateStrategy updateStrategy,
        int minReadySeconds,
        int revisionHistoryLimit) {

    private static final int DEFAULT_HISTORY = 10;

    /** Reads a spec as the API server serves it, with defaults applied. */
    static DaemonSetSpec of(Field spec) {
        Field history = spec.at("revisionHistoryLimit");
        return new DaemonSetSpec(
                LabelSelector.of(spec.at("selector")),
                PodTemplate.of(
                        spec.at("template").value() instanceof JsonObject template
                                ? template
                                : new JsonObject()),
                UpdateStrategy.of(spec.at("updateStrategy")),
                (int) spec.at("minReadySeconds").number(),
                history.value() instanceof JsonNumber ? (int) history.number() : DEFAULT_HISTORY);
    }

    DaemonSetSpec withTemplate(PodTemplate other) {
        return new DaemonSetSpec(
                selector, other, updateStrategy, minReadySeconds, revisionHistoryLimit);
    }

    DaemonSetSpec withUpdateStrategy(UpdateStrategy other) {
        return new DaemonSetSpec(selector, template, other, minReadySeconds, revisionHistoryLimit);
    }

    DaemonSetSpec withMinReadySeconds(int seconds) {
        return new DaemonSetSpec(selector, template, updateStrategy, seconds, revisionHistoryLimit);
    }
}
