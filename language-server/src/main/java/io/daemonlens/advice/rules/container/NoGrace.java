package io.daemonlens.advice.rules.container;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports containers that are killed without a termination signal. */
public final class NoGrace implements Rule {

    @Override
    public String code() {
        return "no-grace";
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
        Field grace = subject.writtenPod().at("terminationGracePeriodSeconds");
        if (grace.present() && grace.number() == 0) {
            advice.say(grace.path());
        }
    }
}
