package io.daemonlens.analysis.rules;

import io.daemonlens.analysis.Advice;
import io.daemonlens.analysis.Rule;
import io.daemonlens.analysis.Severity;
import io.daemonlens.analysis.Subject;
import io.daemonlens.engine.apimachinery.Field;

/** Numbers for a rolling update that OnDelete never makes. */
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
