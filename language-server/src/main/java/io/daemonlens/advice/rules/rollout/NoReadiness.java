package io.daemonlens.advice.rules.rollout;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a rollout that continues as soon as a container has started. */
public final class NoReadiness implements Rule {

    @Override
    public String code() {
        return "no-readiness";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        if (subject.stored().at("spec", "minReadySeconds").number() > 0) {
            return;
        }
        for (Field container : subject.writtenPod().at("containers").items()) {
            if (container.at("readinessProbe").present()) {
                return;
            }
        }
        Field first = subject.writtenPod().at("containers");
        advice.say(first.path());
    }
}
