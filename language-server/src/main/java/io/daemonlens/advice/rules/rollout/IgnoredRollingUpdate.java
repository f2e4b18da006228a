package io.daemonlens.advice.rules.rollout;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports rollingUpdate parameters that the OnDelete strategy ignores. */
public final class IgnoredRollingUpdate implements Rule {

    @Override
    public String code() {
        return "ignored-rolling-update";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field strategy = subject.written().at("spec", "updateStrategy");
        if (strategy.at("type").text().equals("OnDelete")
                && strategy.at("rollingUpdate").present()) {
            advice.say(strategy.at("rollingUpdate").path());
            advice.offerRemoval(strategy.at("rollingUpdate").path(), true);
        }
    }
}
