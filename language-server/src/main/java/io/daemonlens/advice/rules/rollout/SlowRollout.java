package io.daemonlens.advice.rules.rollout;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a rollout of one node at a time over many nodes. */
public final class SlowRollout implements Rule {

    private static final int MANY = 50;

    @Override
    public String code() {
        return "slow-rollout";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field strategy = subject.stored().at("spec", "updateStrategy");
        Field rolling = strategy.at("rollingUpdate");
        boolean one =
                strategy.at("type").text().equals("RollingUpdate")
                        && rolling.at("maxUnavailable").number() == 1;
        int nodes = one ? subject.wantedNodes().size() : 0;
        if (nodes >= MANY) {
            advice.say(rolling.at("maxUnavailable").path(), nodes);
        }
    }
}
