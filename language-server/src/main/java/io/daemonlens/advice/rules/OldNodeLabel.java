package io.daemonlens.advice.rules;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** A node selector on a label that nodes have not had since a minor. */
public final class OldNodeLabel implements Rule {

    /** kubeadm 1.24 no longer sets the label node-role.kubernetes.io/master, and removes it. */
    private static final int CONTROL_PLANE_SINCE = 24;

    @Override
    public String code() {
        return "old-node-label";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field label : subject.writtenPod().at("nodeSelector").entries()) {
            say(label, label.path().name(), subject, advice);
        }
        Field required =
                subject.writtenPod()
                        .at("affinity", "nodeAffinity")
                        .at("requiredDuringSchedulingIgnoredDuringExecution");
        if (required.at("nodeSelectorTerms").size() > 1) {
            return; // Another term may match.
        }
        for (Field term : required.at("nodeSelectorTerms").items()) {
            for (Field expression : term.at("matchExpressions").items()) {
                String operator = expression.at("operator").text();
                if (operator.equals("In") || operator.equals("Exists")) {
                    say(expression.at("key"), expression.at("key").text(), subject, advice);
                }
            }
        }
    }

    private static void say(Field at, String label, Subject subject, Advice advice) {
        if (label.equals("node-role.kubernetes.io/master")
                && subject.version().isAtLeast(CONTROL_PLANE_SINCE)) {
            advice.say(at.path(), label, "1.24", "node-role.kubernetes.io/control-plane");
        }
    }
}
