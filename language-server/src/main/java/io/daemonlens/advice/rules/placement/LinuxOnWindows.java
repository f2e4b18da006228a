package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Node;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.List;

/** Reports Linux containers that would also start on Windows nodes. */
public final class LinuxOnWindows implements Rule {

    @Override
    public String code() {
        return "linux-on-windows";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        if (subject.pod().at("os", "name").text().equals("windows")) {
            return;
        }
        List<Node> windows = new ArrayList<>();
        for (Node node : subject.wantedNodes()) {
            if ("windows".equals(node.labels().get("kubernetes.io/os"))) {
                windows.add(node);
            }
        }
        if (!windows.isEmpty() && windows.size() < subject.wantedNodes().size()) {
            Field selector = subject.writtenPod().at("nodeSelector");
            advice.say(selector.path(), windows.size(), windows.get(0).name());
        }
    }
}
