package io.daemonlens.analysis.rules;

import io.daemonlens.analysis.Advice;
import io.daemonlens.analysis.Rule;
import io.daemonlens.analysis.Severity;
import io.daemonlens.analysis.Subject;
import io.daemonlens.engine.apimachinery.Field;

/** A node selector for a label that control planes no longer carry. */
public final class MasterSelector implements Rule {

    @Override
    public String code() {
        return "master-selector";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field selected = subject.writtenPod().at("nodeSelector");
        for (Field label : selected.entries()) {
            boolean gone = label.path().name().equals("node-role.kubernetes.io/master");
            if (gone && subject.version().isAtLeast(24)) {
                advice.say(label.path());
            }
        }
    }
}
