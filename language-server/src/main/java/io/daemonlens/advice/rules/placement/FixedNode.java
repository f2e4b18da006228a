package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a template that sets nodeName although the controller creates one pod per node. */
public final class FixedNode implements Rule {

    @Override
    public String code() {
        return "fixed-node";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field nodeName = subject.writtenPod().at("nodeName");
        if (!nodeName.text().isEmpty()) {
            advice.say(nodeName.path(), nodeName.text());
            advice.offerRemoval(nodeName.path(), false);
        }
        Field gates = subject.writtenPod().at("schedulingGates");
        if (gates.size() > 0) {
            advice.say(gates.path(), "schedulingGates");
        }
    }
}
