package io.daemonlens.analysis.rules;

import io.daemonlens.analysis.Advice;
import io.daemonlens.analysis.Rule;
import io.daemonlens.analysis.Severity;
import io.daemonlens.analysis.Subject;
import io.daemonlens.engine.apimachinery.Field;

/** A grace period below zero, which the kubelet takes for one second. */
public final class NegativeGracePeriod implements Rule {

    @Override
    public String code() {
        return "negative-grace-period";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field seconds = subject.writtenPod().at("terminationGracePeriodSeconds");
        if (seconds.number() < 0) {
            advice.say(seconds.path(), seconds.number());
        }
    }
}
