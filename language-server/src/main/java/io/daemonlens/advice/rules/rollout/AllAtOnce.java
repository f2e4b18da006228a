package io.daemonlens.advice.rules.rollout;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a rolling update that can stop the pods of all nodes at once. */
public final class AllAtOnce implements Rule {

    @Override
    public String code() {
        return "all-at-once";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field most = subject.written().at("spec", "updateStrategy", "rollingUpdate");
        if (most.at("maxUnavailable").text().equals("100%")) {
            advice.say(most.at("maxUnavailable").path());
        }
    }
}
