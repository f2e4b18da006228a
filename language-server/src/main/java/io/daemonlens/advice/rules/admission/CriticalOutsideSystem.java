package io.daemonlens.advice.rules.admission;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;

/** Reports a critical priority class that old clusters allow only in kube-system. */
public final class CriticalOutsideSystem implements Rule {

    /** Before this minor the feature gate PodPriority is off and the server drops the class. */
    private static final int FIRST = 11;

    private static final int FIRST_WITHOUT = 17;

    @Override
    public String code() {
        return "critical-outside-system";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        Field priority = subject.writtenPod().at("priorityClassName");
        String namespace = subject.stored().at("metadata", "namespace").text();
        boolean critical =
                priority.text().equals("system-node-critical")
                        || priority.text().equals("system-cluster-critical");
        boolean checked =
                subject.version().isAtLeast(FIRST) && subject.version().isBefore(FIRST_WITHOUT);
        if (critical && !namespace.equals("kube-system") && checked) {
            advice.say(priority.path(), priority.text());
        }
    }
}
