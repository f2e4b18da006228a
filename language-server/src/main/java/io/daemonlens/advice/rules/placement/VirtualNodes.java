package io.daemonlens.advice.rules.placement;

import io.daemonlens.advice.Advice;
import io.daemonlens.advice.Rule;
import io.daemonlens.advice.Subject;
import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.core.Node;
import io.daemonlens.settings.Severity;
import java.util.ArrayList;
import java.util.List;

/** Reports pods for nodes that run no DaemonSet pods. */
public final class VirtualNodes implements Rule {

    @Override
    public String code() {
        return "virtual-nodes";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public void check(Subject subject, Advice advice) {
        List<String> names = new ArrayList<>();
        for (Node node : subject.wantedNodes()) {
            boolean virtual =
                    "virtual-kubelet".equals(node.labels().get("type"))
                            || "fargate"
                                    .equals(node.labels().get("eks.amazonaws.com/compute-type"));
            if (virtual) {
                names.add(node.name());
            }
        }
        if (!names.isEmpty()) {
            Field tolerations = subject.writtenPod().at("tolerations");
            advice.say(tolerations.path(), names.get(0));
        }
    }
}
