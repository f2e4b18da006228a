package io.daemonlens.advice.rules.container;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a liveness probe that is the same as the readiness probe. */
public final class SameProbes implements Rule {

    @Override
    public String code() {
        return "same-probes";
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
        for (Field container : subject.writtenPod().at("containers").items()) {
            Field live = container.at("livenessProbe");
            if (live.present() && live.value().equals(container.at("readinessProbe").value())) {
                advice.say(live.path(), container.at("name").text());
            }
        }
    }
}
