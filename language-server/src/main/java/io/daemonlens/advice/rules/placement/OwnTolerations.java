package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.settings.Severity;
import java.util.List;

/** Reports a toleration that the controller adds to every DaemonSet pod anyway. */
public final class OwnTolerations implements Rule {

    private static final List<String> UNSCHEDULED =
            List.of(
                    "node.kubernetes.io/disk-pressure",
                    "node.kubernetes.io/memory-pressure",
                    "node.kubernetes.io/pid-pressure",
                    "node.kubernetes.io/unschedulable");

    @Override
    public String code() {
        return "own-toleration";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        for (Field toleration : subject.writtenPod().at("tolerations").items()) {
            String key = toleration.at("key").text();
            boolean added =
                    key.equals("node.kubernetes.io/not-ready")
                                    || key.equals("node.kubernetes.io/unreachable")
                            ? toleration.at("effect").text().equals("NoExecute")
                            : UNSCHEDULED.contains(key)
                                    && toleration.at("effect").text().equals("NoSchedule");
            boolean same =
                    toleration.at("operator").text().equals("Exists")
                            && toleration.at("tolerationSeconds").absent();
            if (added && same && subject.version().isAtLeast(18)) {
                advice.say(toleration.path(), key);
            }
        }
    }
}
