package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.settings.Severity;
import java.util.Map;

/** Reports spreading rules for pods that run on every node anyway. */
public final class SpreadOnEveryNode implements Rule {

    @Override
    public String code() {
        return "spread-on-every-node";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field pod = subject.writtenPod();
        Field anti = pod.at("affinity", "podAntiAffinity");
        Field required = anti.at("requiredDuringSchedulingIgnoredDuringExecution");
        Map<String, String> labels =
                subject.written().at("spec", "template", "metadata", "labels").textMap();
        for (Field term : required.items()) {
            // Anti-affinity to the pods of another app has an effect; without a selector it has
            // none.
            LabelSelector selector = LabelSelector.of(term.at("labelSelector"));
            if (selector != null && selector.matches(labels)) {
                advice.say(term.path());
            }
        }
        Field spread = pod.at("topologySpreadConstraints");
        for (Field constraint : spread.items()) {
            if (!constraint.at("whenUnsatisfiable").text().equals("ScheduleAnyway")) {
                advice.say(constraint.path());
            }
        }
    }
}
