package io.daemonlens.advice.rules;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.LabelSelector;
import io.daemonlens.settings.Severity;
import java.util.Map;

/** Rules for spreading pods that run on every node anyway. */
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
            // A rule against the pods of another app does keep them apart.
            if (LabelSelector.of(term.at("labelSelector")).matches(labels)) {
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
