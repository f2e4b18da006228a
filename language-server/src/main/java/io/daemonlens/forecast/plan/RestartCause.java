package io.daemonlens.forecast.plan;

import io.daemonlens.engine.apps.Change;
import io.daemonlens.engine.apps.Change.Effect;
import io.daemonlens.forecast.plan.RelatedChange.Use;
import io.daemonlens.revision.RevisionComparison;
import io.daemonlens.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Why an update replaces pods, if nothing that the containers run changes: only labels or
 * annotations of the template, such as a checksum of a ConfigMap, or a version that every release
 * of a chart changes.
 *
 * @param names of the labels and annotations that change
 * @param data the ConfigMaps and Secrets of the same change that the pods use
 */
public record RestartCause(List<String> names, List<String> data) {

    private static final String METADATA = "spec.template.metadata.";

    public RestartCause {
        names = List.copyOf(names);
        data = List.copyOf(data);
    }

    /** Returns the cause; null if the containers change too, or nothing restarts. */
    public static RestartCause of(RevisionComparison comparison, List<RelatedChange> related) {
        if (!comparison.outdatesPods()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (Change each : comparison.changes()) {
            if (each.effect() != Effect.RESTART && each.effect() != Effect.PLACEMENT) {
                continue;
            }
            String label = each.label();
            if (!label.startsWith(METADATA)) {
                return null;
            }
            names.add(label.substring(METADATA.length()));
        }
        TreeSet<String> data = new TreeSet<>();
        for (RelatedChange each : related) {
            boolean isData =
                    each.use() == Use.ENVIRONMENT
                            || each.use() == Use.SUB_PATH
                            || each.use() == Use.VOLUME;
            if (isData && each.change() == PlanChange.Kind.CHANGED) {
                data.add(each.kind() + " `" + each.object() + "`");
            }
        }
        return names.isEmpty() ? null : new RestartCause(names, List.copyOf(data));
    }

    /** Returns the cause, as a sentence. */
    public String sentence(Wording wording) {
        String changed = String.join(", ", names);
        return data.isEmpty()
                ? wording.say("plan.metadata-only", changed)
                : wording.say("plan.checksum", changed, String.join(", ", data));
    }
}
