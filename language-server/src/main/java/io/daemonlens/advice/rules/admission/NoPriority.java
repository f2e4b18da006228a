package io.daemonlens.advice.rules.admission;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.AgentRole;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.settings.Severity;

/** Reports a network, storage or device agent that can be evicted. */
public final class NoPriority implements Rule {

    @Override
    public String code() {
        return "no-priority";
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
        AgentRole role = subject.role();
        boolean vital =
                role == AgentRole.NETWORK || role == AgentRole.STORAGE || role == AgentRole.GPU;
        if (vital && subject.writtenPod().at("priorityClassName").absent()) {
            advice.say(subject.writtenPod().path(), role.word());
        }
    }
}
