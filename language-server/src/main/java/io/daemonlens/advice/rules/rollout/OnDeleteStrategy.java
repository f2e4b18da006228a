package io.daemonlens.advice.rules.rollout;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports the OnDelete strategy, under which an apply replaces no pods. */
public final class OnDeleteStrategy implements Rule {

    @Override
    public String code() {
        return "on-delete";
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
        Field type = subject.written().at("spec", "updateStrategy", "type");
        if (type.text().equals("OnDelete")) {
            advice.say(type.path());
        }
    }
}
