package io.daemonlens.advice.rules.rollout;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import java.util.List;

/** Reports a selector with a label that changes with every version. */
public final class VersionInSelector implements Rule {

    private static final List<String> VERSIONS =
            List.of("app.kubernetes.io/version", "helm.sh/chart", "chart");

    @Override
    public String code() {
        return "version-in-selector";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field label : subject.written().at("spec", "selector", "matchLabels").entries()) {
            if (VERSIONS.contains(label.path().name())) {
                advice.say(label.path(), label.path().name());
            }
        }
    }
}
