package io.daemonlens.analysis.rules;

import io.daemonlens.analysis.Advice;
import io.daemonlens.analysis.Rule;
import io.daemonlens.analysis.Severity;
import io.daemonlens.analysis.Subject;
import io.daemonlens.engine.apimachinery.Field;

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
        if (required.size() > 0) {
            advice.say(required.path());
        }
        Field spread = pod.at("topologySpreadConstraints");
        for (Field constraint : spread.items()) {
            if (!constraint.at("whenUnsatisfiable").text().equals("ScheduleAnyway")) {
                advice.say(constraint.path());
            }
        }
    }
}
